import type {
  AvailabilityMargin,
  ClaimMargin,
  CoverReason,
  DelayMargin,
  Margin,
  MarginPolicy,
  MoneyGap,
  PriceOverCost,
  PromiseMargin,
  Race,
} from '../../core/margin/index.ts';
import { formatPercent, type Money, type Ratio, ratioOfPpm } from '../../core/money/index.ts';
import { decimalText, moneyJson, periodJson, secondsJson, shareText, stepJson } from '../../core/report/index.ts';
import { type Duration, formatDuration, formatInstant, type Instant } from '../../core/time/index.ts';

/** A margin as one JSON document; every key is there, null where there is nothing to say. Ours alone. */
export function marginJson(margin: Margin) {
  const counted = (cover: PromiseMargin['cover']) => margin.promises.filter((each) => each.cover === cover).length;
  return {
    agreement: margin.agreement,
    over: periodJson(margin.over),
    policy: policyJson(margin.policy),
    covered: counted('covered'),
    thin: counted('thin'),
    uncovered: counted('uncovered'),
    nothingUnder: counted('nothingUnder'),
    promises: margin.promises.map(promiseJson),
    price: margin.price === null ? null : priceJson(margin.price),
  };
}

function policyJson({ delayPpm, downtimePpm, betaPpm, handling, claims }: MarginPolicy) {
  return {
    delay: formatPercent(delayPpm),
    downtimeTimes: decimalText(ratioOfPpm(downtimePpm), 6),
    commonCause: formatPercent(betaPpm),
    ownHandlingSeconds: secondsJson(handling.ownMs),
    transferSeconds: secondsJson(handling.transferMs),
    claims,
  };
}

function promiseJson(promise: PromiseMargin) {
  const { delay, availability, ...rest } = promise;
  return {
    ...rest,
    reasons: promise.reasons.map(reasonJson),
    delay: delay === null ? null : delayJson(delay),
    availability: availability === null ? null : availabilityJson(availability),
    claims: promise.claims.map(claimJson),
    money: promise.money.map(gapJson),
  };
}

/** A reason with its facts, times in seconds and shares as percentages. */
function reasonJson(reason: CoverReason) {
  switch (reason.kind) {
    case 'hoursNotCovered': {
      const { outsideMs, ...rest } = reason;
      return { ...rest, outsideSeconds: secondsJson(outsideMs) };
    }
    case 'maintenanceNotice':
    case 'minimumOutage':
    case 'maintenanceCap': {
      const { oursMs, theirsMs, ...rest } = reason;
      return {
        ...rest,
        oursSeconds: secondsJson(oursMs),
        theirsSeconds: theirsMs === null ? null : secondsJson(theirsMs),
      };
    }
    case 'degradedWeight': {
      const { oursPpm, theirsPpm, ...rest } = reason;
      return { ...rest, ours: formatPercent(oursPpm), theirs: formatPercent(theirsPpm) };
    }
    default:
      return reason;
  }
}

function delayJson({ within, marginPpm, worst, worstWithMargin, decidedBy, safe }: DelayMargin) {
  return {
    within: formatDuration(within),
    margin: formatPercent(marginPpm),
    worst: raceJson(worst),
    worstWithMargin: raceJson(worstWithMargin),
    decidedBy,
    safe: durationOf(safe),
  };
}

/** Null instants lie past the horizon. */
function raceJson({ at, ourDueAt, supplierDueAt, slackMs }: Race) {
  return {
    at: formatInstant(at),
    ourDueAt: instantOf(ourDueAt),
    supplierDueAt: instantOf(supplierDueAt),
    slackSeconds: slackMs === null ? null : secondsJson(slackMs),
  };
}

function availabilityJson(found: AvailabilityMargin) {
  return {
    period: periodJson(found.period),
    atLeast: formatPercent(found.atLeastPpm),
    measuredSeconds: secondsJson(found.measuredMs),
    oursSeconds: secondsJson(found.oursMs),
    theirsSeconds: secondsJson(found.theirsMs),
    times: found.times === null ? null : { value: decimalText(found.times, 4), exactly: exactly(found.times) },
    neededTimes: decimalText(ratioOfPpm(found.neededTimesPpm), 6),
    commonCause: found.betaPpm === null ? null : formatPercent(found.betaPpm),
    composite: { share: shareText(found.composite), exactly: exactly(found.composite) },
    safe: found.safePpm === null ? null : formatPercent(found.safePpm),
  };
}

function claimJson({ period, ...claim }: ClaimMargin) {
  return { ...claim, period: periodJson(period) };
}

function gapJson({ severity, owed, recoverable, gap, failing, working }: MoneyGap) {
  return {
    missedBy: severity,
    owed: moneyJson(owed),
    recoverable: moneyOf(recoverable),
    gap: moneyOf(gap),
    failing,
    working: working.map(stepJson),
  };
}

function priceJson(price: PriceOverCost) {
  return {
    price: moneyJson(price.price),
    cost: moneyOf(price.cost),
    leftOverCost: moneyOf(price.leftOverCost),
    leftOverSuppliers: moneyJson(price.leftOverSuppliers),
    lines: price.lines.map(({ line, price: billed, cost, left }) => ({
      line,
      price: moneyJson(billed),
      cost: moneyOf(cost),
      left: moneyOf(left),
    })),
    suppliers: price.suppliers.map(({ agreement, charges }) => ({ agreement, charges: moneyOf(charges) })),
  };
}

function exactly({ part, whole }: Ratio): string {
  return `${part}/${whole}`;
}

function moneyOf(value: Money | null) {
  return value === null ? null : moneyJson(value);
}

function durationOf(value: Duration | null): string | null {
  return value === null ? null : formatDuration(value);
}

function instantOf(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
