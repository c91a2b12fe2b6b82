import { isClockMeasure, type Measure, type Target, type Versions } from '../agreement/index.ts';
import { detached, detachedText } from '../event/index.ts';
import type { Instant, Span } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { type BookPlace, type BookPlaces, placeOf, placesFor } from './book-places.ts';
import { type Breach, breachOf } from './breach.ts';
import { isRolling, periodOf, rollingPeriod } from './period.ts';
import type { Entry, Restatement } from './restatement.ts';
import { addTo, type Counted, countedAt, emptyTally, type Tally } from './tally.ts';

/** The counts of one objective over its periods. */
export interface Book {
  readonly versions: Versions;
  readonly target: string;
  readonly level: string | null;
  readonly tallies: Map<Instant, { readonly period: Span; readonly tally: Tally }>;
  readonly restatements: Map<Instant, Restatement[]>;
  /** Every breach counted, by the begin of its period; null: only their number is kept. */
  readonly breaches: Map<Instant, Breach[]> | null;
  last: { readonly period: Span; readonly tally: Tally } | null;
}

/** Counts clocks into objectives as they come; mutable, made by `openLedger`, closed by `closeLedger`. */
export interface Ledger {
  readonly agreements: readonly Versions[];
  readonly asOf: Instant;
  readonly places: BookPlaces;
  /** Those in which something was counted or noted. */
  readonly books: Map<BookPlace, Book>;
  earliestAt: Instant;
}

/**
 * A ledger with a book for every objective of every agreement, in the order given.
 * @param counts whether a measure is counted in it; default: those of tickets' clocks
 */
export function openLedger(
  agreements: readonly Versions[],
  asOf: Instant,
  counts: (measure: Measure) => boolean = isClockMeasure,
): Ledger {
  const places = placesFor(agreements, counts);
  return { agreements, asOf, places, books: new Map(), earliestAt: Number.POSITIVE_INFINITY };
}

/** The book of a place, begun where nothing was counted in it yet. */
export function bookAt(ledger: Ledger, place: BookPlace): Book {
  const known = ledger.books.get(place);
  if (known !== undefined) return known;
  const { versions, target, level, isCosting } = place;
  const breaches = isCosting ? new Map<Instant, Breach[]>() : null;
  const begun: Book = { versions, target, level, tallies: new Map(), restatements: new Map(), breaches, last: null };
  ledger.books.set(place, begun);
  return begun;
}

/** Counts one clock where its rules attribute it; clocks that count nowhere change nothing. */
export function take(ledger: Ledger, clock: Judged, priority: () => string | null = () => null): void {
  const counted = countedAt(clock);
  if (counted === null) return;
  const tally = count(ledger, clock, counted, 1);
  if (tally === null || counted.outcome !== 'breached') return;
  const book = bookAt(ledger, ledger.places.ofTarget.get(clock.target) as BookPlace);
  const breach = book.breaches === null ? null : breachOf(clock, priority());
  if (book.breaches === null || breach === null || book.last === null) return;
  const ofPeriod = book.breaches.get(book.last.period.from);
  if (ofPeriod === undefined) book.breaches.set(book.last.period.from, [breach]);
  else ofPeriod.push(breach);
}

/** What is counted and under which terms: a clock, a recovery test, a measurement. */
export type Countable = Pick<Judged, 'version' | 'target' | 'elapsedMs'>;

/** Counts a thing so many times; the tally it counts in, null where the ledger has none for it. */
export function count(ledger: Ledger, one: Countable, counted: Counted, times: number): Tally | null {
  const place = ledger.places.ofTarget.get(one.target);
  if (place === undefined) return null;
  const book = bookAt(ledger, place);
  const { per } = one.target;
  let tally: Tally;
  if (isRolling(per)) {
    const period = rollingPeriod(one.version, per, ledger.asOf);
    if (counted.at < period.from) return null;
    tally = tallyFor(book, period);
  } else {
    if (counted.at < ledger.earliestAt) ledger.earliestAt = counted.at;
    tally = tallyAt(book, counted.at) ?? tallyFor(book, periodOf(one.version, per, counted.at));
  }
  addTo(tally, counted, one, times);
  return tally;
}

/** The breaches counted in one period of a target, in the order in which they broke; none where only counts are kept. */
export function breachesOf(
  ledger: Ledger,
  agreementId: string,
  target: Target,
  periodFrom: Instant,
): readonly Breach[] {
  const place = placeOf(ledger.places, agreementId, target.id, target.level);
  const book = place === null ? undefined : ledger.books.get(place);
  return (book?.breaches?.get(periodFrom) ?? []).toSorted(
    (a, b) => a.breachedAt - b.breachedAt || (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.cycle - b.cycle),
  );
}

/** The tally of the period an instant falls in, where there is one; usually the last one asked for. */
function tallyAt(book: Book, at: Instant): Tally | null {
  const { last } = book;
  if (last !== null && last.period.from <= at && at < last.period.to) return last.tally;
  for (const entry of book.tallies.values()) {
    if (entry.period.from > at || at >= entry.period.to) continue;
    book.last = entry;
    return entry.tally;
  }
  return null;
}

function tallyFor(book: Book, period: Span): Tally {
  let entry = book.tallies.get(period.from);
  if (entry === undefined) {
    entry = { period, tally: emptyTally() };
    book.tallies.set(period.from, entry);
  }
  book.last = entry;
  return entry.tally;
}

/** What a clock counts for, and in which calendar period; null where it is open, counts nowhere or in a rolling period. */
export function entryOf(clock: Judged): Entry | null {
  const counted = countedAt(clock);
  if (counted === null || counted.outcome === 'open' || isRolling(clock.target.per)) return null;
  return {
    agreementId: clock.version.id,
    target: clock.target.id,
    level: clock.target.level,
    measure: clock.measure,
    ticket: clock.ticket,
    cycle: clock.cycle,
    period: periodOf(clock.version, clock.target.per, counted.at),
    outcome: counted.outcome,
    attribute: clock.target.rules.attribute,
  };
}

/** Notes that a later fact changed what a closed period counts. */
export function restate(ledger: Ledger, entry: Entry & Restatement): void {
  const place = placeOf(ledger.places, entry.agreementId, entry.target, entry.level);
  if (place === null) return;
  const book = bookAt(ledger, place);
  const { ticket, measure, cycle, was, is, because } = entry;
  const list = book.restatements.get(entry.period.from) ?? [];
  list.push({ ticket: detachedText(ticket), measure, cycle, was, is, because: detached(because) });
  book.restatements.set(entry.period.from, list);
}
