import type { Sentence, Sentences, Spoken } from './sentence.ts';

// What repeats, limits, holds or takes away a figure on its way from the formula to the statement.

const WINDOWS: { readonly [window: string]: { readonly en: string; readonly fr: string } } = {
  month: { en: 'Cap of the month', fr: 'Plafond du mois' },
  quarter: { en: 'Cap of the quarter', fr: 'Plafond du trimestre' },
  semester: { en: 'Cap of the half-year', fr: 'Plafond du semestre' },
  year: { en: 'Cap of the calendar year', fr: 'Plafond de l’année civile' },
  contractYear: { en: 'Cap of the contract year', fr: 'Plafond de l’année contractuelle' },
  rolling12mo: { en: 'Cap over twelve months', fr: 'Plafond sur douze mois glissants' },
  term: { en: 'Cap over the term', fr: 'Plafond sur la durée du contrat' },
};

/** What a cap is called, with a capital. */
export function capName(window: string, lang: 'en' | 'fr'): string {
  return WINDOWS[window]?.[lang] ?? window;
}

const wasUsed = (said: Spoken) => (said.figure('used')?.part ?? 0n) > 0n;

const cap: Sentence = {
  en: (said) =>
    `${capName(said.of('window'), 'en')}: ${said.of('cap')}${wasUsed(said) ? `, of which ${said.of('used')} was used before` : ''}. The figures of the month came to ${said.of('before')} together and are limited to ${said.result}`,
  fr: (said) =>
    `${capName(said.of('window'), 'fr')}\u202f: ${said.of('cap')}${wasUsed(said) ? `, dont ${said.of('used')} déjà utilisés` : ''}. Les montants du mois totalisaient ${said.of('before')} et sont limités à ${said.result}`,
};

const earnBack: Sentence = {
  en: (said) => {
    const by = `${said.of('periods')} ${said.of('periods') === '1' ? 'period' : 'periods'}, ${said.of('at')}`;
    if (said.of('outcome') === 'earned')
      return `Earned back (${by}): ${said.of('earnedBack')} falls away, ${said.result} stands`;
    if (said.of('outcome') === 'lost') return `Not earned back (${by}): ${said.result} stands`;
    return `Can still be earned back: ${said.result} waits for the periods that follow`;
  },
  fr: (said) => {
    const by = `${said.of('periods')} ${said.of('periods') === '1' ? 'période' : 'périodes'}, ${said.of('at')}`;
    if (said.of('outcome') === 'earned')
      return `Effacé par rattrapage (${by})\u202f: ${said.of('earnedBack')} sont effacés, il reste ${said.result}`;
    if (said.of('outcome') === 'lost') return `Pas de rattrapage (${by})\u202f: ${said.result} restent dus`;
    return `Rattrapage encore possible\u202f: ${said.result} en attente des périodes suivantes`;
  },
};

/** The steps between a formula's figure and the amount of the statement. */
export const LIMIT_SENTENCES: Sentences = {
  cap,
  earnBack,
  repeat: {
    en: (said) =>
      `Missed again ${said.of('periodsAgo') === '1' ? 'in the next period' : `after ${said.of('periodsAgo')} periods`} (within ${said.of('within')}): ${said.of('before')} × ${said.of('times')} = ${said.result}`,
    fr: (said) =>
      `Non tenu à nouveau ${said.of('periodsAgo') === '1' ? 'à la période suivante' : `après ${said.of('periodsAgo')} périodes`} (sur ${said.of('within')})\u202f: ${said.of('before')} × ${said.of('times')} = ${said.result}`,
  },
  ownCap: {
    en: (said) =>
      `Limited by its own cap of ${said.of('cap')}${said.has('before') ? ` (before: ${said.of('before')})` : ''}`,
    fr: (said) =>
      `Limité par son propre plafond de ${said.of('cap')}${said.has('before') ? ` (avant\u202f: ${said.of('before')})` : ''}`,
  },
  group: {
    en: (said) =>
      `Not added to ${said.named('remedy', 'due')} (${said.of('best')}), which is more favourable: of the group “${said.of('group')}” only that one is due, this one (${said.of('before')}) is not`,
    fr: (said) =>
      `Non cumulé avec ${said.named('remedy', 'due')} (${said.of('best')}), plus favorable\u202f: dans le groupe «\u00a0${said.of('group')}\u00a0» seul ce montant est dû, celui-ci (${said.of('before')}) ne l’est pas`,
  },
  missingReport: {
    en: () => 'The report was not delivered in time, so the period counts as missed',
    fr: () => 'Le rapport n’a pas été remis à temps\u202f: la période compte comme non tenue',
  },
  atRisk: {
    en: (said) =>
      `Limited to the amount at risk, ${said.of('atRisk')}, with the other commitments of the pool: ${said.of('before')} becomes ${said.result}`,
    fr: (said) =>
      `Limité au montant exposé, ${said.of('atRisk')}, avec les autres engagements de l’enveloppe\u202f: ${said.of('before')} devient ${said.result}`,
  },
  shareOfCap: {
    en: (said) => `In proportion, this figure comes to ${said.result} instead of ${said.of('before')}`,
    fr: (said) => `En proportion, ce montant est ramené de ${said.of('before')} à ${said.result}`,
  },
  deMinimis: {
    en: (said) => `Too small to be due: ${said.of('before')} is not above the minimum agreed`,
    fr: (said) => `Trop faible pour être dû\u202f: ${said.of('before')} n’atteint pas le minimum convenu`,
  },
  forfeited: {
    en: (said) => `Forfeited, because ${said.named('target', 'target')} was missed`,
    fr: (said) => `Perdu, car ${said.named('target', 'target')} a été dépassé`,
  },
};
