import type { Due, RemedyFormula } from '../../core/agreement/index.ts';
import type { Words } from '../words.ts';
import { type NamedBase, shareText } from './share-text.ts';

/** What is owed in words: `5% of “Fee”`, `€50.00`. @param base null: not said */
export function dueText(due: Due, base: NamedBase | null, words: Words): string {
  if (due.kind === 'amount') return words.money(due.amount);
  const share = words.share(due.sharePpm);
  return base === null ? share : shareText(share, base, words);
}

/** How much a missed promise costs, a sentence a step. */
export function formulaTexts(formula: RemedyFormula, base: NamedBase | null, words: Words): readonly string[] {
  const due = (one: Due) => dueText(one, base, words);
  switch (formula.kind) {
    case 'tiers':
      return formula.tiers.map((tier) => {
        const [share, amount] = [words.share(tier.belowPpm), due(tier.due)];
        return words.say(`En dessous de ${share}\u202f: ${amount}.`, `Below ${share}: ${amount}.`);
      });
    case 'perPeriod':
      return [words.say(`${due(formula.due)} par période manquée.`, `${due(formula.due)} for each period missed.`)];
    case 'perBreach':
      return [words.say(`${due(formula.due)} par dépassement.`, `${due(formula.due)} for each miss.`)];
    case 'perUnit': {
      const each = words.duration({ kind: 'service', ms: formula.eachMs });
      if (!formula.started) {
        return [
          words.say(`${due(formula.due)} par ${each} de retard.`, `${due(formula.due)} for each ${each} of lateness.`),
        ];
      }
      return [
        words.say(
          `${due(formula.due)} par tranche de ${each} de retard, toute tranche commencée étant due.`,
          `${due(formula.due)} for each ${each} of lateness, one begun counting whole.`,
        ),
      ];
    }
    default:
      return otherTexts(formula, base, words);
  }
}

type Other = Exclude<RemedyFormula, { kind: 'tiers' | 'perPeriod' | 'perBreach' | 'perUnit' }>;

function otherTexts(formula: Other, base: NamedBase | null, words: Words): readonly string[] {
  switch (formula.kind) {
    case 'proportional':
      return [
        words.say(
          `Le prix au prorata de l’indisponibilité, multiplié par ${formula.times}.`,
          `The price in proportion to the downtime, times ${formula.times}.`,
        ),
      ];
    case 'serviceDays':
      return formula.tiers.map(({ belowPpm, days }) => {
        const share = words.share(belowPpm);
        const offered = words.say(
          days < 2 ? `${days} jour offert` : `${days} jours offerts`,
          days === 1 ? '1 day' : `${days} days`,
        );
        return words.say(`En dessous de ${share}\u202f: ${offered}.`, `Below ${share}: ${offered} of service added.`);
      });
    case 'points':
      return [
        words.say(
          `Points par dépassement\u202f: ${formula.minor} s’il est mineur, ${formula.serious} s’il est grave\u202f; les ${formula.free} premiers sont sans effet, chacun des suivants vaut ${dueText(formula.perPoint, base, words)}.`,
          `Points for each miss: ${formula.minor} for a minor one, ${formula.serious} for a serious one; the first ${formula.free} have no effect, each further one is worth ${dueText(formula.perPoint, base, words)}.`,
        ),
      ];
    case 'pool': {
      const [pool, part, risk] = [formula.poolPpm, formula.allocationPpm, formula.atRiskPpm].map((ppm) =>
        words.share(ppm),
      );
      return [
        words.say(
          `Enveloppe de ${pool}, dont ${part} pour cet engagement, sur un montant exposé de ${risk}.`,
          `A pool of ${pool}, of which ${part} is for this commitment, of an amount at risk of ${risk}.`,
        ),
      ];
    }
    case 'lateDays':
      return [
        words.say(
          `L’assiette multipliée par les jours de dépassement, divisée par ${formula.divisor}.`,
          `The base times the days late, divided by ${formula.divisor}.`,
        ),
      ];
  }
}
