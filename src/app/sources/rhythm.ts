import { otherAlertKey } from '../../core/alert/index.ts';
import { ALWAYS, add, compileCalendar, specOfPlain } from '../../core/calendar/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { AgendaTx, Source, Tx } from '../ports/index.ts';

// A source that is watched speaks at least every so often in the open hours of its calendar.

/** What of a source says when it will be silent too long. */
type Watched = Pick<Source, 'everyMs' | 'calendar' | 'lastReceivedAt' | 'madeAt'>;

/**
 * From when on a source will have been silent beyond its rhythm, if it says nothing more; null: it is not watched, or
 * that lies beyond the horizon.
 */
export function silentAt({ everyMs, calendar, lastReceivedAt, madeAt }: Watched): Instant | null {
  if (everyMs === null) return null;
  const at = add(calendarOf(calendar), lastReceivedAt ?? madeAt, everyMs);
  return typeof at === 'number' ? at : null;
}

function calendarOf(text: string | null) {
  if (text === null) return compileCalendar(ALWAYS);
  const read = specOfPlain(JSON.parse(text));
  if (!('spec' in read)) throw new Error(`a calendar that was kept is none: ${text}`);
  return compileCalendar(read.spec);
}

const entryOf = (id: string) => `source:${id}`;
/** A look that would move by less than this share of the rhythm stays where it is: it finds that it came too early. */
const MOVES_BY = 0.1;

/** Plans when to look whether a source has fallen silent; cheap where it spoke a moment ago. */
export async function planLook(tx: AgendaTx, source: Watched & Pick<Source, 'id'>): Promise<void> {
  const dueAt = silentAt(source);
  const name = entryOf(source.id);
  if (dueAt === null) {
    await tx.unplan([name]);
    return;
  }
  const planned = (await tx.agendaEntry(name))?.dueAt ?? null;
  const moves = planned === null || dueAt < planned || dueAt - planned >= (source.everyMs ?? 0) * MOVES_BY;
  if (moves) await tx.plan({ name, dueAt, note: source.id });
}

export async function unplanLook(tx: AgendaTx, id: string): Promise<void> {
  await tx.unplan([entryOf(id)]);
}

/**
 * Looks whether a source has fallen silent beyond its rhythm, and decides the alert once for each silence.
 * @returns when to look again; null: not before it speaks again
 */
export async function lookAtSource({
  entry,
  tx,
  at,
}: {
  readonly entry: { readonly note: string | null };
  readonly tx: Tx;
  readonly at: Instant;
}): Promise<Instant | null> {
  const source = entry.note === null ? null : await tx.lockSource(entry.note);
  const since = source === null ? null : silentAt(source);
  if (source === null || since === null) return null;
  if (since > at) return since;
  const { id, title, liveAt, lastReceivedAt, madeAt, everyMs } = source;
  if (!(await tx.silent(id, since, lastReceivedAt))) return null;
  const details = { title, since: lastReceivedAt ?? madeAt, everyMs };
  const alert = { ...NOTHING_ELSE, key: silenceKey(id, since), kind: 'silentSource' as const, at: since, source: id };
  await tx.decide([{ ...alert, details, standing: liveAt === null ? 'dryRun' : 'new' }], at);
  return null;
}

const NOTHING_ELSE = {
  ticket: null,
  agreement: null,
  measure: null,
  cycle: null,
  target: null,
  thresholdPpm: null,
  dueAt: null,
  customer: null,
  service: null,
  team: null,
  assignee: null,
  priority: null,
  bundle: null,
  contacts: [],
} as const;

function silenceKey(id: string, since: Instant): string {
  return otherAlertKey('silentSource', id, since);
}

/** Has the alert of a silence ended: the source speaks, or is watched no longer. */
export async function endSilence(tx: AgendaTx, id: string, since: Instant, at: Instant): Promise<void> {
  const key = silenceKey(id, since);
  await tx.plan({ name: `end:${key}`, dueAt: at, note: key });
}
