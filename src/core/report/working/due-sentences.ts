import { dueText, type Sentence, type Sentences, type Spoken } from './sentence.ts';

// What a formula of a remedy or a bonus gave, and what its base was.

const isOne = (said: Spoken, input: string) => said.of(input) === '1';

const base: Sentence = {
  en: (said) =>
    `Base (${baseName(said, 'all recurring charges', 'recurring charges of the contract year')}, ${months(said, 'to')}${said.of('prices') === 'asAgreed' ? ', at the prices agreed, without indexation' : ''}): ${said.result}`,
  fr: (said) =>
    `Base (${baseName(said, 'toutes les redevances récurrentes', 'redevances récurrentes de l’année contractuelle')}, ${months(said, 'à')}${said.of('prices') === 'asAgreed' ? ', aux prix convenus, sans indexation' : ''})\u202f: ${said.result}`,
};

function baseName(said: Spoken, charges: string, annual: string): string {
  const of = said.of('of');
  return of === 'charges' ? charges : of === 'annualValue' ? annual : said.named('line', 'of');
}

function months(said: Spoken, to: string): string {
  const [first, last] = [said.month('from'), said.month('to')];
  return first === last ? first : `${first} ${to} ${last}`;
}

const points: Sentence = {
  en: (said) =>
    `${said.of('severity') === 'serious' ? 'Serious miss' : 'Minor miss'}${said.of('repeated') === 'repeated' ? ', repeated' : ''}: ${said.of('points')} ${isOne(said, 'points') ? 'point' : 'points'}${isNothing(said, 'free') ? '' : `, of which ${said.of('free')} free`}; ${said.of('counted')} × ${dueText(said, 'of')}: ${said.result}`,
  fr: (said) =>
    `${said.of('severity') === 'serious' ? 'Dépassement grave' : 'Dépassement mineur'}${said.of('repeated') === 'repeated' ? ', répété' : ''}\u202f: ${said.of('points')} ${isOne(said, 'points') ? 'point' : 'points'}${isNothing(said, 'free') ? '' : `, dont ${said.of('free')} sans effet`}\u202f; ${said.of('counted')} × ${dueText(said, 'de')}\u202f: ${said.result}`,
};

function isNothing(said: Spoken, input: string): boolean {
  return said.of(input) === '0';
}

const perUnit: Sentence = {
  en: (said) =>
    `${dueText(said, 'of')} for each ${said.of('each')} ${said.of('counted') === 'started' ? 'begun' : 'completed'} beyond the commitment, ${said.of('units')} in all${said.has('beyond') ? ` (${said.of('beyond')} beyond it)` : ''}: ${said.result}`,
  fr: (said) =>
    `${dueText(said, 'de')} par tranche ${said.of('counted') === 'started' ? 'entamée' : 'entière'} de ${said.of('each')} au-delà de l’engagement, ${said.of('units')} en tout${said.has('beyond') ? ` (${said.of('beyond')} au-delà)` : ''}\u202f: ${said.result}`,
};

/** The steps of the formulas: what one miss, or one success, comes to before anything limits it. */
export const DUE_SENTENCES: Sentences = {
  base,
  points,
  perUnit,
  tier: {
    en: (said) => `${dueText(said, 'of')}, because ${said.of('reached')} is below ${said.of('below')}: ${said.result}`,
    fr: (said) =>
      `${dueText(said, 'de')}, car ${said.of('reached')} est inférieur à ${said.of('below')}\u202f: ${said.result}`,
  },
  perPeriod: {
    en: (said) => `${dueText(said, 'of')}, once for the period missed: ${said.result}`,
    fr: (said) => `${dueText(said, 'de')}, une fois pour la période non tenue\u202f: ${said.result}`,
  },
  perBreach: {
    en: (said) => `${dueText(said, 'of')} for each time limit missed, ${said.of('breaches')} in all: ${said.result}`,
    fr: (said) => `${dueText(said, 'de')} par délai dépassé, ${said.of('breaches')} en tout\u202f: ${said.result}`,
  },
  proportional: {
    en: (said) =>
      `${said.of('base')} × ${said.of('down')} of the time not available${isOne(said, 'times') ? '' : ` × ${said.of('times')}`}: ${said.result}`,
    fr: (said) =>
      `${said.of('base')} × ${said.of('down')} du temps en indisponibilité${isOne(said, 'times') ? '' : ` × ${said.of('times')}`}\u202f: ${said.result}`,
  },
  pool: {
    en: (said) =>
      `Pool ${said.of('pool')} × share of this commitment ${said.of('allocation')} × at risk ${said.of('atRisk')} × ${said.of('base')}: ${said.result}`,
    fr: (said) =>
      `Enveloppe ${said.of('pool')} × part de cet engagement ${said.of('allocation')} × part exposée ${said.of('atRisk')} × ${said.of('base')}\u202f: ${said.result}`,
  },
  lateDays: {
    en: (said) =>
      `${said.of('base')} × ${said.of('days')} ${isOne(said, 'days') ? 'day' : 'days'} late ÷ ${said.of('divisor')} (${said.of('ruleset')}): ${said.result}`,
    fr: (said) =>
      `${said.of('base')} × ${said.of('days')} ${isOne(said, 'days') ? 'jour' : 'jours'} de dépassement ÷ ${said.of('divisor')} (${said.of('ruleset')})\u202f: ${said.result}`,
  },
  serviceDays: {
    en: (said) =>
      `${said.result} ${said.result === '1' ? 'day' : 'days'} of service added, because ${said.of('reached')} is below ${said.of('below')}`,
    fr: (said) =>
      `${said.result} ${said.result === '1' ? 'jour' : 'jours'} de service en plus, car ${said.of('reached')} est inférieur à ${said.of('below')}`,
  },
  bonus: {
    en: (said) => `${dueText(said, 'of')}, because ${said.of('reached')} reaches ${said.of('from')}: ${said.result}`,
    fr: (said) => `${dueText(said, 'de')}, car ${said.of('reached')} atteint ${said.of('from')}\u202f: ${said.result}`,
  },
  bonusLinear: {
    en: (said) =>
      `${dueText(said, 'of')}, of which ${said.of('grown')} for the ${said.of('reached')} reached: ${said.result}`,
    fr: (said) =>
      `${dueText(said, 'de')}, dont ${said.of('grown')} pour ${said.of('reached')} atteints\u202f: ${said.result}`,
  },
};
