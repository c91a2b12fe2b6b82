import { type Agreement, lastVersionAt, type Versions } from '../../agreement/index.ts';
import { compileCalendar, deadline } from '../../calendar/index.ts';
import type { Event } from '../../event/index.ts';
import type { Instant, Span } from '../../time/index.ts';
import { type BonusItem, monthBonuses } from '../bonus/month-bonuses.ts';
import type { CapRoom } from '../cap/apply-caps.ts';
import { capRooms } from '../cap/cap-rooms.ts';
import { type Bases, openBases } from '../month/bases.ts';
import type { ChargesOf } from '../month/charges-given.ts';
import { type Month, monthSpan } from '../month/month.ts';
import type { PeriodOutcome } from '../outcome.ts';
import { type Decision, decisionsOf } from '../standing/decisions.ts';
import { remedyStanding, type StandingContext } from '../standing/standing.ts';
import { inOrder, monthOf, promiseKey, sinceMisses } from './misses.ts';
import { type MonthAccount, settleMonth } from './settle-month.ts';

/** What the money of one agreement is reckoned from. */
export interface AccountQuestion {
  readonly versions: Versions;
  /** What became of every promise in every period, from the agreement's beginning; running periods included. */
  readonly outcomes: readonly PeriodOutcome[];
  readonly charges: ChargesOf;
  /** Decisions of the parties and delivered reports, each once, retracted ones left out; other events have no effect. */
  readonly decisions: readonly Event[];
  readonly asOf: Instant;
}

/** One month of an account, with the bonuses earned in it and what their standing depends on. */
export interface SettledMonth extends MonthAccount {
  readonly span: Span;
  readonly bonuses: readonly BonusItem[];
  readonly context: StandingContext;
}

/** An agreement's money month by month: those in which a period ended, in order. */
export interface Account {
  readonly question: AccountQuestion;
  readonly timeZone: string;
  readonly outcomes: readonly PeriodOutcome[];
  readonly decisions: readonly Decision[];
  readonly bases: Bases;
  readonly months: readonly SettledMonth[];
}

/**
 * Reckons an agreement's money from its beginning, month after month, for caps and repetition look back. What is found for
 * a month depends on later months only through earning back and decisions. Periods that run, and those still open, bring
 * nothing.
 */
export function openAccount(question: AccountQuestion): Account {
  const { versions, asOf } = question;
  const last = lastVersionAt(versions, asOf);
  const outcomes = inOrder(question.outcomes);
  const bases = openBases(question.charges, last.timeZone);
  const decisions = decisionsOf(question.decisions, versions.id, asOf);
  const account = { question, timeZone: last.timeZone, outcomes, decisions, bases };
  const byMonth = new Map<Month, PeriodOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.period.to > asOf || outcome.verdict === 'open') continue;
    byMonth.set(monthOf(outcome), [...(byMonth.get(monthOf(outcome)) ?? []), outcome]);
  }
  const following = followers(outcomes);
  const since = sinceMisses(outcomes);
  const months: SettledMonth[] = [];
  for (const month of [...byMonth.keys()].sort()) {
    const ended = byMonth.get(month) ?? [];
    const span = monthSpan(last.timeZone, month);
    const context = { span, decisions, following, endsAt: last.endsAt };
    const version = versionOf(versions, span);
    const reportMissing = (outcome: PeriodOutcome) => isReportMissing(outcome, month, span, account);
    const rooms = () => roomsIn({ bases, months }, month, span, version);
    const settled = settleMonth(version, ended, { month, bases, since, reportMissing }, rooms);
    const earned = monthBonuses(month, ended, outcomes, bases);
    const refused = [...settled.refused, ...earned.refused];
    months.push({ ...settled, refused, span, bonuses: earned.items, context });
  }
  return { ...account, months };
}

/** The agreement's caps around a month, with what earlier months used of them. */
export function roomsIn(
  { bases, months }: Pick<Account, 'bases' | 'months'>,
  month: Month,
  span: Span,
  version: Agreement,
): readonly CapRoom[] {
  return capRooms({ version, month, bases, grantedIn: (of) => grantedBefore(months, of, span.to) });
}

/** The version that a month is settled under: the one in force at its end. */
export function versionOf(versions: Versions, span: Span): Agreement {
  return lastVersionAt(versions, span.to - 1);
}

/** What of earlier months uses up a cap: what still stood when this month ended. */
function grantedBefore(months: readonly SettledMonth[], of: readonly Month[], at: Instant): bigint {
  let granted = 0n;
  for (const { month, items, context } of months) {
    if (!of.includes(month)) continue;
    for (const item of items) {
      if (item.amountMinor > 0n) granted += remedyStanding(item, context, at).standingMinor;
    }
  }
  return granted;
}

function followers(outcomes: readonly PeriodOutcome[]): StandingContext['following'] {
  const byPromise = new Map<string, PeriodOutcome[]>();
  for (const outcome of outcomes) {
    const key = promiseKey(outcome);
    const before = byPromise.get(key);
    if (before === undefined) byPromise.set(key, [outcome]);
    else before.push(outcome);
  }
  return (outcome) =>
    (byPromise.get(promiseKey(outcome)) ?? []).filter(({ period }) => period.from >= outcome.period.to);
}

/** The report on a month is missing when its time is over and none was delivered by then; where no time is said, never. */
function isReportMissing(
  { version, target }: PeriodOutcome,
  month: Month,
  span: Span,
  { decisions, question }: Pick<Account, 'decisions' | 'question'>,
): boolean {
  const within = version.governance.reporting?.dueWithin ?? null;
  if (within === null) return false;
  const due = deadline(compileCalendar(target.calendar), span.to, within);
  if (typeof due !== 'number' || question.asOf <= due) return false;
  return !decisions.some((one) => one.kind === 'reported' && one.month === month && one.at <= due);
}
