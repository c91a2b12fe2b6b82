import type { Agreement, Remedy } from '../agreement/index.ts';
import { multiplyRatios, ratio, ratioOfPpm, roundRatio } from '../money/index.ts';
import { type Account, type ChargesGiven, type ChargesOf, earnBackFate, openAccount } from '../settlement/index.ts';
import type { DueAmount, Reckoner } from './cost.ts';

/**
 * Reckons outcomes by settlement's own account of the months: formulas, repetition, groups, caps, rounding, earning back.
 * Told as if every claim were made and every notice given in time, every bonus approved and every report delivered, for
 * what might be owed is asked, not what will be claimed; nothing granted before the first outcome uses up a cap. What
 * can still be earned back when the outcomes end is owed.
 * @param charges what is charged for a month; asked once for each month, however many years are simulated
 */
export function accountReckoner(charges: ChargesOf): Reckoner {
  const kept = new Map<string, ChargesGiven>();
  const once: ChargesOf = (month, asked) => {
    const key = `${month.from} ${asked.asOf} ${asked.revised}`;
    const given = kept.get(key) ?? charges(month, asked);
    kept.set(key, given);
    return given;
  };
  const asClaimed = new WeakMap<Agreement, Agreement>();
  const claimed = (version: Agreement): Agreement => {
    const found = asClaimed.get(version) ?? withoutFormalities(version);
    asClaimed.set(version, found);
    return found;
  };
  return (outcomes) => {
    const told = outcomes.map((outcome) => ({ ...outcome, version: claimed(outcome.version) }));
    const versions = [...new Set(told.map(({ version }) => version))].sort((a, b) => a.effectiveAt - b.effectiveAt);
    const [first] = versions;
    if (first === undefined) return [];
    const asOf = told.reduce((last, { period }) => Math.max(last, period.to), first.effectiveAt);
    const account = openAccount({
      versions: { id: first.id, kind: first.kind, versions },
      outcomes: told,
      charges: once,
      decisions: [],
      asOf,
    });
    return duesOf(account, asOf);
  };
}

/** The version as it counts when nobody forgets a claim, a notice or a report. */
function withoutFormalities(version: Agreement): Agreement {
  const { commercial, governance } = version;
  const remedies = commercial.remedies.map(
    (remedy): Remedy => ({ ...remedy, claim: null, noticeRequired: false, contestWithin: null }),
  );
  return {
    ...version,
    commercial: { ...commercial, remedies },
    governance: { ...governance, reporting: null },
  };
}

function duesOf({ months }: Account, asOf: number): readonly DueAmount[] {
  const dues: DueAmount[] = [];
  for (const { items, bonuses, context } of months) {
    for (const { remedy, outcome, amountMinor } of items) {
      if (amountMinor === 0n) continue;
      const terms = outcome.version.commercial.earnBack.find(({ on }) => on === remedy.id);
      const fate = terms && earnBackFate(terms, context.following(outcome), context.endsAt, asOf);
      const backMinor =
        terms && fate?.kind === 'earned'
          ? roundRatio(multiplyRatios(ratio(amountMinor), ratioOfPpm(terms.portionPpm)))
          : 0n;
      const left = amountMinor > backMinor ? amountMinor - backMinor : 0n;
      dues.push({ kind: 'credit', period: outcome.period, amountMinor: Number(left) });
    }
    for (const { outcome, amountMinor } of bonuses) {
      dues.push({ kind: 'bonus', period: outcome.period, amountMinor: Number(amountMinor) });
    }
  }
  return dues;
}
