import { type Instant, instantToLocal, type Span, startOfLocalDay } from '../../time/index.ts';
import { mixed } from '../sample/chance.ts';
import type { Sample } from '../sample/sample.ts';

/** A customer whose past stands for a prospect's: `factorPpm` is the prospect's size over the customer's, in millionths. */
export interface Borrowed {
  readonly customer: string;
  readonly factorPpm: number;
}

/**
 * The weeks that simulated years are made of: a cell is one week of one crowd (all customers together, or each of the
 * named ones alone), thinned in one of several ways. A ticket lies, with all its clocks, in the local week in which it
 * was opened, so that what happened together is drawn together.
 */
export interface Cells {
  readonly sample: Sample;
  readonly crowds: number;
  /** Whole weeks of the past, Monday to Sunday in the agreement's zone. */
  readonly weeks: number;
  readonly history: Span;
  /** Ways in which each week is thinned; 1 where every crowd counts a whole number of times. */
  readonly variants: number;
  /** The place of a ticket's week; -1: outside the history, or of a customer not asked for. */
  readonly ofTicket: Int32Array;
  readonly factorPpm: readonly number[];
  readonly seed: number;
  /** Clocks by target: those of target `n` are `order[starts[n]]` to `order[starts[n + 1] − 1]`. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

const WHOLE = 1_000_000;
/** Ways in which a week is thinned where only a part of a customer's tickets counts. */
const THINNINGS = 16;

/**
 * Divides a sample into the weeks that years are drawn from.
 * @param history what the events cover, null: the days from the first opening to the last; weeks only partly in it are left out, unless there is no other
 * @param borrowed null: the tickets as they are; else named customers' tickets, each scaled (customers the sample does
 *   not know give empty weeks)
 */
export function cellsOf(
  sample: Sample,
  history: Span | null,
  borrowed: readonly Borrowed[] | null,
  seed: number,
): Cells {
  const zone = sample.agreement.timeZone;
  const covered = history ?? openingDays(sample);
  const [first, last] = wholeWeeks(zone, covered);
  const weeks = last - first + 1;
  const factorPpm = factorsOf(borrowed);
  const { openedAt, customer } = sample.perTicket;
  const crowdOf = sample.customers.map((name) =>
    borrowed === null ? 0 : borrowed.findIndex((one) => one.customer === name),
  );
  const ofTicket = new Int32Array(openedAt.size);
  for (let ticket = 0; ticket < ofTicket.length; ticket += 1) {
    const crowd = crowdOf[customer.values[ticket] as number] ?? -1;
    const week = weekOf(zone, openedAt.values[ticket] as number) - first;
    ofTicket[ticket] = crowd < 0 || week < 0 || week >= weeks ? -1 : crowd * weeks + week;
  }
  return {
    sample,
    crowds: factorPpm.length,
    weeks,
    history: { from: mondayOf(zone, first), to: mondayOf(zone, last + 1) },
    variants: factorPpm.every((factor) => factor % WHOLE === 0) ? 1 : THINNINGS,
    ofTicket,
    factorPpm,
    seed,
    ...byTarget(sample),
  };
}

/** Named customers of whom none is given: one crowd of which nobody counts, and so years in which nothing happens. */
function factorsOf(borrowed: readonly Borrowed[] | null): readonly number[] {
  if (borrowed === null) return [WHOLE];
  return borrowed.length === 0 ? [0] : borrowed.map((one) => Math.max(0, Math.round(one.factorPpm)));
}

/** From the local day of the first opening to that of the last, both in full. */
function openingDays(sample: Sample): Span {
  const zone = sample.agreement.timeZone;
  const { values, size } = sample.perTicket.openedAt;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let ticket = 0; ticket < size; ticket += 1) {
    const at = values[ticket] as number;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (first > last) return { from: 0, to: 1 };
  const dayOf = (at: Instant) => instantToLocal(zone, at).dayNumber;
  return { from: startOfLocalDay(zone, dayOf(first)), to: startOfLocalDay(zone, dayOf(last) + 1) };
}

/** Weeks are numbered from the one that holds 1970-01-01, and begin on Mondays. */
function weekOf(zone: string, at: Instant): number {
  return Math.floor((instantToLocal(zone, at).dayNumber + 3) / 7);
}

function mondayOf(zone: string, week: number): Instant {
  return startOfLocalDay(zone, week * 7 - 3);
}

/** The first and last week that lie wholly in a span; those of its ends where none does. */
function wholeWeeks(zone: string, { from, to }: Span): readonly [number, number] {
  const [begin, end] = [weekOf(zone, from), weekOf(zone, to)];
  const first = mondayOf(zone, begin) < from ? begin + 1 : begin;
  return first <= end - 1 ? [first, end - 1] : [begin, Math.max(begin, weekOf(zone, to - 1))];
}

function byTarget(sample: Sample): { readonly order: Int32Array; readonly starts: Int32Array } {
  const { values, size } = sample.perClock.target;
  const starts = new Int32Array(sample.agreement.targets.length + 1);
  for (let clock = 0; clock < size; clock += 1) {
    const after = (values[clock] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let target = 1; target < starts.length; target += 1) {
    starts[target] = (starts[target] as number) + (starts[target - 1] as number);
  }
  const next = starts.slice();
  const order = new Int32Array(size);
  for (let clock = 0; clock < size; clock += 1) {
    const target = values[clock] as number;
    const place = next[target] as number;
    order[place] = clock;
    next[target] = place + 1;
  }
  return { order, starts };
}

/** How many times a ticket counts in one way of thinning its week: the same answer whatever is asked of its clocks. */
export function copiesOf(cells: Cells, ticket: number, variant: number): number {
  const cell = cells.ofTicket[ticket] as number;
  const factorPpm = cells.factorPpm[Math.floor(cell / cells.weeks)] as number;
  const part = factorPpm % WHOLE;
  const whole = (factorPpm - part) / WHOLE;
  if (part === 0) return whole;
  const coin = mixed(Math.imul(ticket + 1, 0x9e3779b1) ^ mixed(cells.seed + variant));
  return coin * WHOLE < part * 2 ** 32 ? whole + 1 : whole;
}
