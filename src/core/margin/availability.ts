import { type Agreement, PERIOD_MONTHS, type Target } from '../agreement/index.ts';
import { compileCalendar, openBetween, spansBetween } from '../calendar/index.ts';
import {
  addRatios,
  compareRatios,
  divideRatios,
  floorRatio,
  multiplyRatios,
  ONE,
  type Ratio,
  type RatioPpm,
  ratio,
  ratioOfPpm,
  smallerRatio,
  subtractRatios,
  WHOLE_PPM,
} from '../money/index.ts';
import { clip, intersect, lengthOf, type Span } from '../time/index.ts';
import { permittedDowntime } from './composite.ts';
import { periodsWithin } from './periods.ts';
import type { Cover, CoverReason } from './reason.ts';
import { promisesIn, type SupplierPromise, type Under } from './under.ts';

/** A promise of availability against what stands under it, as time down in the period where it is tightest. */
export interface AvailabilityMargin {
  readonly period: Span;
  readonly atLeastPpm: RatioPpm;
  /** Our measured hours in the period. */
  readonly measuredMs: number;
  /** Time down permitted to us, and to what stands under us (within our hours), in milliseconds. */
  readonly oursMs: Ratio;
  readonly theirsMs: Ratio;
  /** How many times theirs goes into ours; null: theirs is none. */
  readonly times: Ratio | null;
  readonly neededTimesPpm: RatioPpm;
  /** What redundant parts have in common, as assumed; null: none stands under it. */
  readonly betaPpm: RatioPpm | null;
  /** The share that suppliers together permit within our hours. */
  readonly composite: Ratio;
  /** The highest share that is safe; null: none is. */
  readonly safePpm: RatioPpm | null;
}

export interface AvailabilityQuestion {
  readonly promise: Agreement;
  readonly target: Target & { readonly atLeastPpm: RatioPpm };
  readonly under: Under;
  readonly neededTimesPpm: RatioPpm;
  readonly betaPpm: RatioPpm;
  readonly over: Span;
}

/** Compares permitted downtime, period by period, and keeps the tightest; null when no period has measured hours. */
export function availabilityMargin(question: AvailabilityQuestion): {
  readonly cover: Cover;
  readonly availability: AvailabilityMargin;
  readonly reasons: readonly CoverReason[];
} | null {
  const { promise, target, over } = question;
  const periods = periodsWithin(promise, target.per, over).flatMap((period) => inPeriod(question, period) ?? []);
  const [first, ...rest] = periods;
  if (first === undefined) return null;
  const tightest = rest.reduce((a, b) => (isTighter(b, a) ? b : a), first);
  const { availability } = tightest;
  const cover = coverOf(availability);
  const reasons: CoverReason[] = promisesIn(question.under).flatMap((each) => {
    const outsideMs = outside(target, each, availability.period);
    const ref = { agreement: each.agreement.ref, target: each.target.id };
    return outsideMs > 0 ? [{ kind: 'hoursNotCovered' as const, promise: ref, outsideMs }] : [];
  });
  if (cover === 'thin') reasons.unshift({ kind: 'downtimeWithinMargin' });
  if (cover === 'uncovered') reasons.unshift({ kind: 'moreDowntime' });
  return { cover, availability, reasons };
}

interface InPeriod {
  readonly availability: AvailabilityMargin;
  readonly share: Ratio;
}

function inPeriod(question: AvailabilityQuestion, period: Span): InPeriod | null {
  const { target, under, betaPpm, neededTimesPpm } = question;
  const measuredMs = openBetween(compileCalendar(target.calendar), period.from, period.to);
  if (measuredMs <= 0) return null;
  const downOf = (promise: SupplierPromise) => permittedShare(target, promise, period, measuredMs);
  const share = permittedDowntime(under, downOf, betaPpm);
  const permitted = subtractRatios(ONE, ratioOfPpm(target.atLeastPpm));
  const needed = multiplyRatios(ratioOfPpm(neededTimesPpm), share);
  const safePpm = Number(floorRatio(multiplyRatios(subtractRatios(ONE, needed), ratio(WHOLE_PPM))));
  const availability: AvailabilityMargin = {
    period,
    atLeastPpm: target.atLeastPpm,
    measuredMs,
    oursMs: multiplyRatios(permitted, ratio(measuredMs)),
    theirsMs: multiplyRatios(share, ratio(measuredMs)),
    times: share.part === 0n ? null : divideRatios(permitted, share),
    neededTimesPpm,
    betaPpm: isRedundant(under) ? betaPpm : null,
    composite: subtractRatios(ONE, share),
    safePpm: safePpm < 0 ? null : safePpm,
  };
  return { availability, share };
}

/**
 * The share of our measured hours that a supplier's promise permits to be down: all it permits in its own hours and
 * its own period may fall into ours, and what lies outside its hours it does not promise at all.
 */
function permittedShare(target: Target, supplier: SupplierPromise, period: Span, measuredMs: number): Ratio {
  const { agreement, target: theirs } = supplier;
  if (theirs.atLeastPpm === null) return ONE;
  const longer = PERIOD_MONTHS[theirs.per] > PERIOD_MONTHS[target.per];
  const counted = longer ? (periodsWithin(agreement, theirs.per, period)[0] ?? period) : period;
  const theirMs = openBetween(compileCalendar(theirs.calendar), counted.from, counted.to);
  const permitted = multiplyRatios(subtractRatios(ONE, ratioOfPpm(theirs.atLeastPpm)), ratio(Math.max(theirMs, 0)));
  const outsideMs = outside(target, supplier, period);
  const inOurs = smallerRatio(permitted, ratio(measuredMs - outsideMs));
  return divideRatios(addRatios(inOurs, ratio(outsideMs)), ratio(measuredMs));
}

/** Our measured time in a period that lies outside the supplier's hours. */
function outside(target: Target, supplier: SupplierPromise, period: Span): number {
  const [ours, theirs] = [target, supplier.target].map((each) =>
    clip(
      spansBetween(compileCalendar(each.calendar), period.from, period.to).filter(({ state }) => state === 'open'),
      period.from,
      period.to,
    ),
  ) as [readonly Span[], readonly Span[]];
  return lengthOf(ours) - lengthOf(intersect(ours, theirs));
}

function isTighter(a: InPeriod, b: InPeriod): boolean {
  return compareRatios(a.share, b.share) > 0;
}

/** Equal is covered: as many times the suppliers' downtime as the margin asks, or more. */
function coverOf({ oursMs, theirsMs, neededTimesPpm }: AvailabilityMargin): Cover {
  if (compareRatios(oursMs, theirsMs) < 0) return 'uncovered';
  return compareRatios(oursMs, multiplyRatios(ratioOfPpm(neededTimesPpm), theirsMs)) < 0 ? 'thin' : 'covered';
}

function isRedundant(under: Under): boolean {
  if (under.kind === 'promise' || under.kind === 'hole') return false;
  return (under.kind === 'several' && under.needed < under.of.length) || under.of.some(isRedundant);
}
