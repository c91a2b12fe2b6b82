import type { Agreement, Target } from '../../../core/agreement/index.ts';
import { isOpen, openBetween } from '../../../core/calendar/index.ts';
import { countingCalendar } from '../../../core/clock/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { BoardFilter, BoardPlace, BoardRow, ClockRow } from '../../ports/index.ts';
import type { LivePorts } from '../post-events.ts';
import type { LiveRoster } from '../roster.ts';
import { maySeeVersions } from './concern.ts';
import { judgedClocks, nameOf } from './judge-groups.ts';
import { uncertainSince } from './uncertain.ts';
import { viewpoint } from './vantage.ts';

export interface BoardQuestion {
  readonly filter: BoardFilter;
  readonly after: BoardPlace | null;
  readonly limit: number;
}

/**
 * A page of the clocks that are not over, by deadline, as of this instant: what moves with time is filled in. A customer
 * sees its own tickets under its own agreements. `next`: where the following page begins; null: there is none.
 */
export async function boardPage({ filter, after, limit }: BoardQuestion, actor: Actor, ports: LivePorts) {
  const view = await viewpoint({ asOf: null, knownAt: null }, ports);
  const seen = seenBy(actor, filter, view.live);
  const rows = seen === null ? [] : await ports.store.board(seen, after, limit + 1);
  const page = rows.slice(0, limit);
  const moving = page.filter((row) => mustBeJudged(row, view.live, view.vantage.asOf));
  const judged = await judgedClocks([...new Set(moving.map(({ clock }) => clock.ticket))], view, ports.store);
  const uncertain = await uncertainSince(ports.store);
  const last = rows.length > limit ? page[page.length - 1] : undefined;
  return {
    asOf: view.vantage.asOf,
    items: page.map((row) => ({
      ...boardItem(row, judged.get(nameOf(row.clock)), view.live, view.vantage.asOf),
      uncertainSince: instant(uncertain(row.ticket.source)),
    })),
    next: last === undefined ? null : placeOf(last.clock),
  };
}

/** How many clocks of the board there are, by verdict. */
export async function boardTally(filter: BoardFilter, actor: Actor, ports: LivePorts) {
  const seen = seenBy(actor, filter, await ports.rosters.inForce(ports.store));
  return seen === null ? {} : await ports.store.boardCounts(seen);
}

/** The filter narrowed to what an actor may see; null: nothing of it. */
function seenBy({ customer }: Actor, filter: BoardFilter, { roster }: LiveRoster): BoardFilter | null {
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
  const versions = roster.all.find(({ id }) => id === clock.agreement)?.versions ?? [];
  const version = versions.find((one) => one.version === clock.version);
  const ruling = targetOf(version, clock.target, clock.level);
  const due = clock.dueTarget === null ? null : targetOf(version, clock.dueTarget, clock.dueLevel);
  return ruling === null || due === null ? null : { ruling, due };
}

function targetOf(version: Agreement | undefined, id: string, level: string | null): Target | null {
  return version?.targets.find((one) => one.id === id && one.level === level) ?? null;
}
