import { isClockMeasure, type Measure, type Target, type Versions } from '../agreement/index.ts';
import type { Instant, Span } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
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
  last: { readonly period: Span; readonly tally: Tally } | null;
}

/** Counts clocks into objectives as they come; mutable, made by `openLedger`, closed by `closeLedger`. */
export interface Ledger {
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
          last: null,
        };
        byKey.set(key, book);
        ordered.push(book);
      }
      books.set(target, book);
    }
  }
  return { asOf, books, ordered, earliestAt: Number.POSITIVE_INFINITY };
}

/** Counts one clock where its rules attribute it; clocks that count nowhere change nothing. */
export function take(ledger: Ledger, clock: Judged): void {
  const counted = countedAt(clock);
  if (counted !== null) count(ledger, clock, counted, 1);
}

/** What is counted and under which terms: a clock, a recovery test, a measurement. */
export type Countable = Pick<Judged, 'version' | 'target' | 'elapsedMs'>;

/** Counts a thing so many times; nothing where the ledger has no book for its target. */
export function count(ledger: Ledger, one: Countable, counted: Counted, times: number): void {
  const book = ledger.books.get(one.target);
  if (book === undefined) return;
  const { per } = one.target;
  if (isRolling(per)) {
    const period = rollingPeriod(one.version, per, ledger.asOf);
    if (counted.at < period.from) return;
    addTo(tallyFor(book, period), counted, one, times);
    return;
  }
  if (counted.at < ledger.earliestAt) ledger.earliestAt = counted.at;
  addTo(tallyAt(book, counted.at) ?? tallyFor(book, periodOf(one.version, per, counted.at)), counted, one, times);
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
  list.push({ ticket, measure, cycle, was, is, because });
  book.restatements.set(entry.period.from, list);
}

/** The ends of objectives' calendar periods within `[from, to)`, each once, ascending. */
export function closingsBetween(ledger: Ledger, from: Instant, to: Instant): readonly Instant[] {
  const closings = new Set<Instant>();
  const walked = new Set<string>();
  for (const { versions } of ledger.ordered) {
    for (const version of versions.versions) {
      for (const { per } of version.targets) {
        const key = `${version.ref} ${per}`;
        if (isRolling(per) || walked.has(key)) continue;
        walked.add(key);
        for (let at = periodOf(version, per, from).to; at < to; at = periodOf(version, per, at).to) closings.add(at);
      }
    }
  }
  return [...closings].sort((a, b) => a - b);
}
