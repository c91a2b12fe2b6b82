import type { BoardGroup, BoardReads, BoardRow, BoardThing, DueHour, Names } from '../../../app/ports/index.ts';
import { HOUR_MS, type Instant } from '../../../core/time/index.ts';
import { accessTables } from '../access/tables.ts';
import { alertingTables } from '../alerting/tables.ts';
import { projectionsIn, wanted } from '../live/board.ts';
import { compareKeys, liveTables } from '../live/tables.ts';
import { customerName } from '../register.ts';
import type { MemoryState } from '../state.ts';

/** What is asked of the board beside its pages. */
export function boardReads(state: MemoryState): BoardReads {
  const tables = liveTables(state);
  return {
    boardGroups: async (filter, by, from, to) => groupsOf(wanted(tables, filter), by, from, to),
    dueHours: async (filter, from, to) => {
      const rows = wanted(tables, filter);
      const isPaused = ({ clock }: BoardRow) => clock.state === 'paused' && clock.verdict !== 'breached';
      return { hours: hoursOf(rows, from, to), paused: rows.filter(isPaused).length };
    },
    names: async (asked) => namesOf(state, asked),
    ticketsCalled: async (beginning, customer, limit) => {
      const written = [beginning, beginning.toUpperCase(), beginning.toLowerCase()];
      return projectionsIn(tables)
        .map(({ ticket }) => ticket)
        .filter(({ ticket, lastEventAt }) => lastEventAt !== null && written.some((one) => ticket.startsWith(one)))
        .filter((one) => customer === null || one.customer === customer)
        .sort(
          (a, b) =>
            Number(written.includes(b.ticket)) - Number(written.includes(a.ticket)) ||
            Number(b.endedAt === null) - Number(a.endedAt === null) ||
            (a.endedAt === null ? openedLast(a, b) : 0) ||
            compareKeys(b.ticket, a.ticket),
        )
        .slice(0, limit)
        .map(({ ticket, customer: whose, endedAt }) => ({ ticket, customer: whose, endedAt }));
    },
  };
}

type Opened = { readonly openedAt: Instant | null };
const openedLast = (a: Opened, b: Opened) => (b.openedAt ?? -Infinity) - (a.openedAt ?? -Infinity) || 0;

function isDue({ clock: { state, verdict, dueAt } }: BoardRow, from: Instant, to: Instant): boolean {
  if (state !== 'running' || (verdict !== 'open' && verdict !== 'atRisk')) return false;
  return dueAt !== null && dueAt >= from && dueAt < to;
}

function groupsOf(rows: readonly BoardRow[], by: BoardThing | null, from: Instant, to: Instant): BoardGroup[] {
  const groups = new Map<string | null, BoardGroup>();
  for (const row of rows) {
    const values = { ...row.ticket, agreement: row.clock.agreement, target: row.clock.target };
    const key = by === null ? null : values[by];
    const { verdicts, dueSoon }: Omit<BoardGroup, 'key'> = groups.get(key) ?? { verdicts: {}, dueSoon: 0 };
    const { verdict } = row.clock;
    groups.set(key, {
      key,
      verdicts: { ...verdicts, [verdict]: (verdicts[verdict] ?? 0) + 1 },
      dueSoon: dueSoon + (isDue(row, from, to) ? 1 : 0),
    });
  }
  return [...groups.values()];
}

function hoursOf(rows: readonly BoardRow[], from: Instant, to: Instant): readonly DueHour[] {
  const hours = new Map<number, DueHour>();
  for (const row of rows) {
    if (!isDue(row, from, to)) continue;
    const { verdict, dueAt } = row.clock;
    const hour = Math.floor((dueAt ?? 0) / HOUR_MS) * HOUR_MS;
    const verdicts: DueHour['verdicts'] = hours.get(hour)?.verdicts ?? {};
    hours.set(hour, { from: hour, verdicts: { ...verdicts, [verdict]: (verdicts[verdict] ?? 0) + 1 } });
  }
  return [...hours.values()].sort((a, b) => a.from - b.from);
}

function namesOf(state: MemoryState, { customers, people }: Parameters<BoardReads['names']>[0]): Names {
  const { identities, externalIds } = accessTables(state);
  const personOf = ({ source, id }: (typeof people)[number]) =>
    source === null ? id : [...externalIds.values()].find((one) => one.source === source && one.id === id)?.person;
  return {
    customers: new Map(
      customers.flatMap((id) => {
        const name = customerName(state, id);
        return name === null ? [] : [[id, name] as const];
      }),
    ),
    people: people.flatMap((one) => {
      const name = identities.get(personOf(one) ?? '')?.name ?? null;
      return name === null ? [] : [{ source: one.source, id: one.id, name }];
    }),
    ticketUrls: new Map(
      [...alertingTables(state).sources.values()].flatMap(({ id, ticketUrl }) =>
        ticketUrl === null ? [] : [[id, ticketUrl] as const],
      ),
    ),
  };
}
