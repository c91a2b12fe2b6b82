import type { Target } from '../../../core/agreement/index.ts';
import { type Calendar, type Counting, countingAfter, isOpen, openBetween } from '../../../core/calendar/index.ts';
import { countingCalendar } from '../../../core/clock/index.ts';
import { formatInstant, HOUR_MS, type Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { BoardFilter, BoardPlace, BoardRow, BoardThing, ClockRow } from '../../ports/index.ts';
import type { Lang } from '../../refusal.ts';
import type { LivePorts } from '../post-events.ts';
import type { LiveRoster } from '../roster.ts';
import { maySeeVersions } from './concern.ts';
import { judgedClocks, nameOf } from './judge-groups.ts';
import { boardLabels, groupLabels, targetOf, versionIn } from './labels.ts';
import { uncertainSince } from './uncertain.ts';
import { viewpoint } from './vantage.ts';

export interface BoardQuestion {
  readonly filter: BoardFilter;
  readonly after: BoardPlace | null;
  readonly limit: number;
  /** In which language things are called. */
  readonly lang: Lang;
}

/**
 * A page of the clocks that are not over, by deadline, as of this instant: what moves with time is filled in. A customer
 * sees its own tickets under its own agreements. `next`: where the following page begins; null: there is none.
 */
export async function boardPage({ filter, after, limit, lang }: BoardQuestion, actor: Actor, ports: LivePorts) {
  const view = await viewpoint({ asOf: null, knownAt: null }, ports);
  const seen = seenBy(actor, filter, view.live);
  const rows = seen === null ? [] : await ports.store.board(seen, after, limit + 1);
  const page = rows.slice(0, limit);
  const moving = page.filter((row) => mustBeJudged(row, view.live, view.vantage.asOf));
  const judged = await judgedClocks([...new Set(moving.map(({ clock }) => clock.ticket))], view, ports.store);
  const [uncertain, labels] = await Promise.all([
    uncertainSince(ports.store),
    boardLabels(page, view.live, { lang, forCustomer: actor.customer !== null }, ports.store),
  ]);
  const last = rows.length > limit ? page[page.length - 1] : undefined;
  const hours = hoursAsOf(view.vantage.asOf);
  return {
    asOf: view.vantage.asOf,
    items: page.map((row) => ({
      ...boardItem(row, judged.get(nameOf(row.clock)), view.live, view.vantage.asOf),
      ...countingOf(row.clock, view.live, hours),
      uncertainSince: instant(uncertain(row.ticket.source)),
      ...labels(row),
    })),
    next: last === undefined ? null : placeOf(last.clock),
  };
}

/** Clocks of a page share few calendars: each is asked once. */
function hoursAsOf(asOf: Instant): (calendar: Calendar) => Counting {
  const known = new Map<Calendar, Counting>();
  return (calendar) => {
    const told = known.get(calendar) ?? countingAfter(calendar, asOf);
    known.set(calendar, told);
    return told;
  };
}

function countingOf(clock: ClockRow, live: LiveRoster, hours: ReturnType<typeof hoursAsOf>) {
  const terms = clock.state === 'running' ? termsOf(clock, live) : null;
  const { countsUntil, countsAgainAt } = terms === null ? NO_HOURS : hours(countingCalendar(terms.due));
  return { countsUntil: instant(countsUntil), countsAgainAt: instant(countsAgainAt) };
}

const NO_HOURS: Counting = { countsUntil: null, countsAgainAt: null };

/** How many clocks of the board there are, by verdict. */
export async function boardTally(filter: BoardFilter, actor: Actor, ports: LivePorts) {
  const seen = seenBy(actor, filter, await ports.rosters.inForce(ports.store));
  return seen === null ? {} : await ports.store.boardCounts(seen);
}

/** So far ahead of now is soon: what breaks within it stands out. */
const SOON_MS = HOUR_MS;

/** What the board is divided by; null: it is told as a whole. */
export interface DivisionQuestion {
  readonly filter: BoardFilter;
  readonly by: BoardThing | null;
  readonly limit: number;
  readonly lang: Lang;
}

/** How many clocks there are of each customer, team …, and how many of them are due within the hour; most urgent first. */
export async function boardDivision({ filter, by, limit, lang }: DivisionQuestion, actor: Actor, ports: LivePorts) {
  const asOf = ports.now();
  const live = await ports.rosters.inForce(ports.store);
  const seen = seenBy(actor, filter, live);
  const groups = seen === null ? [] : await ports.store.boardGroups(seen, by, asOf, asOf + SOON_MS);
  const counted = groups
    .map((group) => ({ ...group, clocks: sumOf(Object.values(group.verdicts)) }))
    .sort((a, b) => b.dueSoon - a.dueSoon || b.clocks - a.clocks || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  const shown = by === null ? [] : counted.slice(0, limit);
  const labelOf = await groupLabels(shown, by, live, lang, ports.store);
  return {
    asOf,
    clocks: sumOf(counted.map(({ clocks }) => clocks)),
    dueWithinHour: sumOf(counted.map(({ dueSoon }) => dueSoon)),
    groups: shown.map(({ key, clocks, dueSoon, verdicts }) => ({
      key,
      label: key === null ? null : labelOf(key),
      clocks,
      dueWithinHour: dueSoon,
      verdicts,
    })),
    verdicts: Object.fromEntries(
      [...new Set(counted.flatMap(({ verdicts }) => Object.keys(verdicts)))].map((verdict) => [
        verdict,
        sumOf(counted.map(({ verdicts }) => verdicts[verdict] ?? 0)),
      ]),
    ),
    more: by === null ? 0 : counted.length - shown.length,
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/**
 * What is assigned to somebody: by what sources call the person, each its own tickets, or by the person's id here (as who
 * is assigned by hand is called). Nobody: nothing.
 */
export async function mineOnly(filter: BoardFilter, { person }: Actor, { store }: LivePorts): Promise<BoardFilter> {
  const found = person === null ? null : await store.person(person);
  const called = found === null ? [] : [...found.externalIds, { source: null, id: found.id }];
  return { ...filter, assignedTo: called };
}

/** The filter narrowed to what an actor may see; null: nothing of it. */
export function seenBy({ customer }: Actor, filter: BoardFilter, { roster }: LiveRoster): BoardFilter | null {
  if (customer === null) return filter;
  const own = roster.all.filter((versions) => maySeeVersions(versions, { customer })).map(({ id }) => id);
  const agreement = filter.agreement === undefined ? own : own.filter((id) => filter.agreement?.includes(id));
  const isOwn = filter.customer === undefined || filter.customer.includes(customer);
  return isOwn && agreement.length > 0 ? { ...filter, customer: [customer], agreement } : null;
}

function placeOf({ dueAt, ticket, agreement, measure, cycle, target }: ClockRow): BoardPlace {
  return { dueAt, ticket, agreement, measure, cycle, target };
}

/** Its deadline moves, or its time has come and the waker has not yet. */
function mustBeJudged({ clock, ticket }: BoardRow, live: LiveRoster, asOf: Instant): boolean {
  if (clock.state === 'paused' || (ticket.wakeAt !== null && ticket.wakeAt <= asOf)) return true;
  return clock.state === 'running' && termsOf(clock, live) === null;
}

function boardItem({ clock, ticket }: BoardRow, judged: Judged | undefined, live: LiveRoster, asOf: Instant) {
  const moving = judged === undefined ? movingOf(clock, live, asOf) : movingOfJudged(judged);
  return {
    ticket: clock.ticket,
    customer: ticket.customer,
    ticketPriority: ticket.priority,
    service: ticket.service,
    type: ticket.type,
    team: ticket.team,
    site: ticket.site,
    assignee: ticket.assignee,
    openedAt: instant(ticket.openedAt),
    agreement: `${clock.agreement}@${clock.version}`,
    target: clock.target,
    level: clock.level,
    measure: clock.measure,
    cycle: clock.cycle,
    priority: clock.priority,
    startedAt: instant(clock.startedAt),
    ...moving,
  };
}

const instant = (at: Instant | null) => (at === null ? null : formatInstant(at));
const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);

function movingOf(clock: ClockRow, live: LiveRoster, asOf: Instant) {
  const terms = termsOf(clock, live);
  const isRunning = clock.state === 'running' && terms !== null;
  const open = isRunning && (clock.startedAt ?? asOf) <= asOf && isOpen(countingCalendar(terms.ruling), asOf);
  return {
    state: clock.state === 'running' && !open ? ('closedHours' as const) : clock.state,
    verdict: clock.verdict,
    dueAt: instant(clock.dueAt),
    breachedAt: instant(clock.breachedAt),
    remainingSeconds:
      isRunning && clock.dueAt !== null
        ? seconds(openBetween(countingCalendar(terms.due), asOf, clock.dueAt))
        : seconds(clock.remainingMs),
    budgetSeconds: seconds(clock.budgetMs),
  };
}

function movingOfJudged(clock: Judged): ReturnType<typeof movingOf> {
  return {
    state: clock.state,
    verdict: clock.verdict,
    dueAt: instant(clock.dueAt),
    breachedAt: instant(clock.breachedAt),
    remainingSeconds: seconds(clock.remainingMs),
    budgetSeconds: seconds(clock.budgetMs),
  };
}

/** The targets on whose calendars a running clock counts, and is due; null: its version is not in force, or not the one it is due by. */
function termsOf(clock: ClockRow, { roster }: LiveRoster): { readonly ruling: Target; readonly due: Target } | null {
  const version = versionIn(roster, clock);
  const ruling = targetOf(version, clock.target, clock.level);
  const due = clock.dueTarget === null ? null : targetOf(version, clock.dueTarget, clock.dueLevel);
  return ruling === null || due === null ? null : { ruling, due };
}
