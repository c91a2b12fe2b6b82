import { type Target, versionAt } from '../../../core/agreement/index.ts';
import { nextClosing, otherAlertKey } from '../../../core/alert/index.ts';
import { type Calendar, compileCalendar } from '../../../core/calendar/index.ts';
import { type Instant, MINUTE_MS } from '../../../core/time/index.ts';
import type { BoardPlace, BoardRow, LiveReads } from '../../ports/index.ts';
import { aboutRow, allowanceOf } from '../blank-alert.ts';
import { decideWatched, type Look } from './watch.ts';

/** So long before closing it is looked, while something can still be done. */
export const BEFORE_CLOSING_MS = 60 * MINUTE_MS;
/** What comes in meanwhile is looked for so often. */
const AGAIN_MS = 10 * MINUTE_MS;
const PAGE = 500;
const MOST = 5_000;

/** What is due before the next opening and half an hour, an hour before service closes. */
export async function lookAtClosing(look: Look): Promise<Instant | null> {
  const { entry, ports, live, at } = look;
  const { agreement, calendar: calendarId } = JSON.parse(entry.note ?? '{}') as { agreement: string; calendar: string };
  const versions = live.roster.all.find(({ id }) => id === agreement);
  const version = versions === undefined ? null : versionAt(versions, at);
  const targets = (version?.targets ?? []).filter((target) => target.calendarId === calendarId);
  const target = targets[0];
  const calendar = target === undefined ? null : compileCalendar(target.calendar);
  const closing = calendar === null ? null : nextClosing(calendar, at);
  if (closing === null) return null;
  const beginsAt = closing.closesAt - BEFORE_CLOSING_MS;
  if (at < beginsAt) return beginsAt;
  const rows = await dueBefore(ports.store, agreement, at, closing.dueUpTo);
  const { closesAt, opensAt } = closing;
  const alerts = rows.flatMap((row) => {
    const ruling = targets.find(({ id }) => id === (row.clock.dueTarget ?? row.clock.target));
    return ruling === undefined ? [] : [closingAlert(row, ruling, { closesAt, opensAt, at, calendarId })];
  });
  await decideWatched(look, alerts);
  const after = nextClosing(calendar as Calendar, closesAt);
  const next = after === null ? null : after.closesAt - BEFORE_CLOSING_MS;
  const again = at + AGAIN_MS;
  return again < closesAt ? again : next;
}

interface Told {
  readonly closesAt: Instant;
  readonly opensAt: Instant;
  readonly at: Instant;
  readonly calendarId: string;
}

function closingAlert(row: BoardRow, target: Target, { closesAt, opensAt, at, calendarId }: Told) {
  const { ticket, agreement, measure, cycle } = row.clock;
  return {
    ...aboutRow(row),
    key: otherAlertKey('closingTime', ticket, agreement, measure, cycle, closesAt),
    kind: 'closingTime' as const,
    at,
    bundle: `closing:${agreement}:${calendarId}:${closesAt}`,
    details: { ...allowanceOf(target), closesAt, opensAt },
  };
}

/** Clocks that run, and are due within a span, both ends included. */
async function dueBefore(
  reads: Pick<LiveReads, 'board'>,
  agreement: string,
  from: Instant,
  to: Instant,
): Promise<readonly BoardRow[]> {
  const found: BoardRow[] = [];
  for (let after: BoardPlace | null = null; found.length < MOST; ) {
    const page: readonly BoardRow[] = await reads.board({ agreement: [agreement], state: ['running'] }, after, PAGE);
    for (const row of page) {
      const { dueAt } = row.clock;
      if (dueAt === null || dueAt > to) return found;
      if (dueAt >= from) found.push(row);
    }
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) return found;
    after = last.clock;
  }
  return found;
}

/** The calendars by which an agreement's clocks run, each once. */
export function calendarsOf(
  targets: readonly Target[],
): readonly { readonly id: string; readonly calendar: Calendar }[] {
  const found = new Map<string, Calendar>();
  for (const { within, calendarId, calendar } of targets) {
    if (within !== null && !found.has(calendarId)) found.set(calendarId, compileCalendar(calendar));
  }
  return [...found].map(([id, calendar]) => ({ id, calendar }));
}
