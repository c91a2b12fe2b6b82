import { type Agreement, type Target, versionAt } from '../agreement/index.ts';
import type { Instant, Span } from '../time/index.ts';
import { type Book, bookAt, type Ledger } from './ledger.ts';
import { isBelowMinimum, type Judging, judgePeriod, type Objective, requirementOf } from './objective.ts';
import { isRolling, periodOf, rollingPeriod } from './period.ts';
import type { Restatement } from './restatement.ts';
import { emptyTally } from './tally.ts';

/**
 * The objectives, by agreement and target in file order, then by period.
 * @param window only periods that overlap it; null: from the first instant that counts up to `asOf`
 */
export function closeLedger(ledger: Ledger, window: Span | null): readonly Objective[] {
  return ledger.places.ordered.flatMap((place) => objectivesOf(ledger, bookAt(ledger, place), window));
}

function objectivesOf(ledger: Ledger, book: Book, window: Span | null): Objective[] {
  const { asOf } = ledger;
  const from = window?.from ?? Math.min(ledger.earliestAt, asOf - 1);
  // A period that only begins at `asOf` is told when something counts in it already.
  const to = Math.min(window?.to ?? Number.POSITIVE_INFINITY, book.tallies.has(asOf) ? asOf + 1 : asOf);
  const objectives: Objective[] = [];
  let carried = null as Judging['carried'];
  for (const { period, version, target } of periodsOf(book, firstCounted(book, from), to, asOf)) {
    const tally = book.tallies.get(period.from)?.tally ?? emptyTally();
    const ended = isRolling(target.per) || asOf >= period.to;
    const judging: Judging = { target, timeZone: version.timeZone, tally, carried, period, asOf, ended };
    if (isRolling(target.per) || period.to > from) objectives.push(objectiveOf(judging, version, book));
    const carries = target.belowMinimum.kind === 'carryForward' && isBelowMinimum(judging);
    carried = carries
      ? { met: tally.met + (carried?.met ?? 0), breached: tally.breached + (carried?.breached ?? 0) }
      : null;
  }
  return objectives;
}

/** Counts may be carried from before the window: periods are followed from the first that has any. */
function firstCounted(book: Book, from: Instant): Instant {
  let first = from;
  for (const { period } of book.tallies.values()) if (period.from < first) first = period.from;
  return first;
}

interface Terms {
  readonly version: Agreement;
  readonly target: Target;
}

interface Period extends Terms {
  readonly period: Span;
}

function periodsOf(book: Book, from: Instant, to: Instant, asOf: Instant): Period[] {
  const periods: Period[] = [];
  let at = Math.max(from, (book.versions.versions[0] as Agreement).effectiveAt);
  while (at < to) {
    const latest = termsAt(book, at);
    const rolling = isRolling(latest.target.per);
    const period = rolling
      ? rollingPeriod(latest.version, latest.target.per, asOf)
      : periodOf(latest.version, latest.target.per, at);
    const terms = termsAt(book, Math.min(period.to - 1, asOf));
    const ended = versionAt(book.versions, Math.max(period.from, terms.version.effectiveAt)) === null;
    if (!ended || book.tallies.has(period.from)) periods.push({ period, ...terms });
    if (rolling) break;
    at = period.to;
  }
  return periods;
}

/** The version in force at an instant that has this target, else the last before, else the first that has it (open-case 43). */
function termsAt(book: Book, at: Instant): Terms {
  let found: Terms | undefined;
  for (const version of book.versions.versions) {
    const target = version.targets.find((one) => one.id === book.target && one.level === book.level);
    if (target !== undefined && (found === undefined || version.effectiveAt <= at)) found = { version, target };
  }
  // A book is opened for a target, and so some version has it.
  return found as Terms;
}

function objectiveOf(judging: Judging, version: Agreement, book: Book): Objective {
  const { target, tally, carried, period } = judging;
  return {
    agreement: version.ref,
    agreementId: version.id,
    kind: version.kind,
    target: target.id,
    level: target.level,
    measure: target.measure,
    period,
    met: tally.met,
    breached: tally.breached,
    excused: tally.excused,
    open: tally.open,
    carried,
    requirement: requirementOf(target),
    ...judgePeriod(judging),
    restatements: (book.restatements.get(period.from) ?? []).toSorted(byTicket),
  };
}

function byTicket(a: Restatement, b: Restatement): number {
  return a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.cycle - b.cycle;
}
