import type { Due, RemedyFormula } from '../../core/agreement/index.ts';
import { ratio } from '../../core/money/index.ts';
import {
  creditJson,
  periodJson,
  spokenMoney,
  spokenShare,
  spokenTime,
  tellingOf,
  workingJson,
} from '../../core/report/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import type { Lang } from '../refusal.ts';
import type { SupplierClaim } from './claims.ts';

/** What can be claimed of a supplier, as JSON. */
export function claimJson(claim: SupplierClaim, lang: Lang) {
  const { agreement, remedy, month, period, credit, claimed } = claim;
  const target = agreement.targets.find(({ id }) => id === remedy.on) ?? null;
  const told = credit === null ? null : creditJson(credit);
  return {
    agreement: agreement.id,
    version: agreement.version,
    timeZone: agreement.timeZone,
    remedy: remedy.id,
    title: remedy.title?.[lang] ?? target?.title?.[lang] ?? remedy.id,
    target: remedy.on,
    kind: remedy.kind,
    month,
    period: periodJson(period),
    state: claim.state,
    running: claim.isRunning,
    amount: told?.amount ?? null,
    days: credit?.days ?? 0,
    formula: remedy.formula === null ? null : formulaText(remedy.formula, lang),
    working: credit === null ? [] : workingJson(credit.working, lang, tellingOf(agreement, lang)),
    waitsFor: credit?.waitsFor ?? [],
    channel: remedy.claim?.channel ?? null,
    lastDay: claim.lastDay,
    daysLeft: claim.daysLeft,
    claimed: claimed === null ? null : { ...claimed, at: formatInstant(claimed.at) },
  };
}

/** How much a miss is worth, as the agreement says it, in one line. */
function formulaText(formula: RemedyFormula, lang: Lang): string {
  const fr = lang === 'fr';
  const below = (ppm: number) => (fr ? `sous ${spokenShare(ppm, lang)}` : `below ${spokenShare(ppm, lang)}`);
  const days = (count: number) => (fr ? `${count} j de service` : `${count} days of service`);
  switch (formula.kind) {
    case 'tiers':
      return formula.tiers
        .map((one) => `${below(one.belowPpm)}${fr ? '\u202f' : ''}: ${dueText(one.due, lang)}`)
        .join(' · ');
    case 'serviceDays':
      return formula.tiers.map((one) => `${below(one.belowPpm)}${fr ? '\u202f' : ''}: ${days(one.days)}`).join(' · ');
    case 'perPeriod':
      return `${dueText(formula.due, lang)} ${fr ? 'par période' : 'a period'}`;
    case 'perBreach':
      return `${dueText(formula.due, lang)} ${fr ? 'par manquement' : 'a breach'}`;
    case 'perUnit':
      return `${dueText(formula.due, lang)} ${fr ? 'par' : 'for each'} ${spokenTime(formula.eachMs)}`;
    case 'proportional':
      return fr
        ? `le prix du temps perdu, ${formula.times} fois`
        : `the price of the time lost, ${formula.times} times`;
    case 'points':
      return fr ? `${dueText(formula.perPoint, lang)} par point` : `${dueText(formula.perPoint, lang)} a point`;
    case 'pool':
      return `${spokenShare(formula.poolPpm, lang)} × ${spokenShare(formula.allocationPpm, lang)} × ${spokenShare(formula.atRiskPpm, lang)}`;
    case 'lateDays':
      return fr ? `le prix × jours de retard / ${formula.divisor}` : `the price × days late / ${formula.divisor}`;
  }
}

function dueText(due: Due, lang: Lang): string {
  if (due.kind === 'share') return spokenShare(due.sharePpm, lang);
  return spokenMoney(ratio(due.amount.amountMinor), due.amount.currency, lang);
}
