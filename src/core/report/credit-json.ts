import { formatPercent, formatPercentFloored } from '../money/index.ts';
import type { Credit, EarnedBonus } from '../settlement/index.ts';
import { formatInstant, type Instant } from '../time/index.ts';
import { moneyJson, periodJson, stepJson } from './value-json.ts';

/** A credit, penalty or other remedy of one period, as FORMAT section 3 has it; our own keys last. */
export function creditJson(credit: Credit) {
  return {
    agreement: credit.agreement,
    target: credit.target,
    remedy: credit.remedy,
    period: periodJson(credit.period),
    kind: credit.kind,
    ...figureJson(credit),
    days: credit.days,
    earnedBack: moneyJson(credit.earnedBack),
    claimBy: instant(credit.claimBy),
    applied: credit.applied,
  };
}

/** A bonus of one period; keys as a credit's. */
export function bonusJson(bonus: EarnedBonus) {
  return {
    agreement: bonus.agreement,
    target: bonus.target,
    bonus: bonus.bonus,
    period: periodJson(bonus.period),
    kind: 'bonus',
    ...figureJson(bonus),
    offset: bonus.offset,
  };
}

function figureJson(figure: Credit | EarnedBonus) {
  return {
    base: figure.base === null ? null : moneyJson(figure.base),
    percent: percentOf(figure),
    amount: moneyJson(figure.amount),
    working: figure.working.map(stepJson),
    level: figure.level,
    month: figure.month,
    state: figure.state,
    waitsFor: figure.waitsFor,
    payable: moneyJson(figure.payable),
    pending: moneyJson(figure.pending),
    finalAt: instant(figure.finalAt),
    contestBy: instant(figure.contestBy),
    vatTreatment: figure.vatTreatment,
  };
}

/** As agreements write a share; one that four decimals do not hold is floored. */
function percentOf({ share, percentPpm }: Credit | EarnedBonus): string | null {
  if (share === null || percentPpm === null) return null;
  const isExact = (share.part * 1_000_000n) % share.whole === 0n;
  return isExact ? formatPercent(percentPpm) : formatPercentFloored(percentPpm, 1_000_000);
}

function instant(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
