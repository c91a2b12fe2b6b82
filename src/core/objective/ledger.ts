import { isClockMeasure, type Measure, type Target, type Versions } from '../agreement/index.ts';
import { detached, detachedText } from '../event/index.ts';
import type { Instant, Span } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
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
  readonly books: Map<Target, Book>;
  readonly ordered: readonly Book[];
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
  const books = new Map<Target, Book>();
  const ordered: Book[] = [];
  for (const versions of agreements) {
    const byKey = new Map<string, Book>();
    const costs = costing(versions);
    for (const target of versions.versions.flatMap((version) => version.targets)) {
      if (!counts(target.measure)) continue;
      const key = `${target.id}\u0000${target.level ?? ''}`;
      let book = byKey.get(key);
      if (book === undefined) {
        book = {
          versions,
          target: target.id,
          level: target.level,
          tallies: new Map(),
          restatements: new Map(),
          breaches: costs.has(target.id) ? new Map() : null,
          last: null,
        };
        byKey.set(key, book);
        ordered.push(book);
      }
      books.set(target, book);
    }
  }
  return { agreements, asOf, books, ordered, earliestAt: Number.POSITIVE_INFINITY };
}

/** Counts one clock where its rules attribute it; clocks that count nowhere change nothing. */
export function take(ledger: Ledger, clock: Judged, priority: () => string | null = () => null): void {
  const counted = countedAt(clock);
  if (counted === null) return;
  const tally = count(ledger, clock, counted, 1);
  if (tally === null || counted.outcome !== 'breached') return;
  const book = ledger.books.get(clock.target) as Book;
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
  const book = ledger.books.get(one.target);
  if (book === undefined) return null;
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

/** Ids of the targets on which money, or a right to end, depends in any version. */
function costing({ versions }: Versions): ReadonlySet<string> {
  return new Set(
    versions.flatMap(({ commercial: { remedies, bonuses, termination } }) => [
      ...remedies.map(({ on }) => on),
      ...bonuses.flatMap(({ on, unlessBreached }) => [on, ...unlessBreached]),
      ...(termination?.chronic ?? []).map(({ target }) => target),
    ]),
  );
}

/** The breaches counted in one period of a target, in the order in which they broke; none where only counts are kept. */
export function breachesOf(
  ledger: Ledger,
  agreementId: string,
  target: Target,
  periodFrom: Instant,
): readonly Breach[] {
  const book = ledger.ordered.find(
    (one) => one.versions.id === agreementId && one.target === target.id && one.level === target.level,
  );
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
  const book = ledger.ordered.find(
    (one) => one.versions.id === entry.agreementId && one.target === entry.target && one.level === entry.level,
  );
  if (book === undefined) return;
  const { ticket, measure, cycle, was, is, because } = entry;
  const list = book.restatements.get(entry.period.from) ?? [];
  list.push({ ticket: detachedText(ticket), measure, cycle, was, is, because: detached(because) });
  book.restatements.set(entry.period.from, list);
}
