import { lateByQueue, otherAlertKey } from '../../../core/alert/index.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../../core/time/index.ts';
import type { BoardRow, LiveReads, NewAlert } from '../../ports/index.ts';
import { aboutRow } from '../blank-alert.ts';
import { type Directory, openDirectory } from '../dispatch/directory.ts';
import { calledIn } from '../dispatch/recipients.ts';
import { decideWatched, type Look } from './watch.ts';

/** Looked at so often while boards change. */
export const QUEUE_EVERY_MS = 5 * MINUTE_MS;
const USUAL_OF_MS = 90 * DAY_MS;
/** What is usual changes slowly: reckoned so often. */
const USUAL_KEPT_MS = 60 * MINUTE_MS;
/** Fewer than so many say nothing of what is usual. */
const FEWEST = 20;
const MOST_COUNTED = 50_000;
const MOST_OPEN = 2_000;

/** What, with all that is due before it, will not be reached in time by those who are on duty. */
export async function lookAtQueue(look: Look): Promise<Instant | null> {
  const { ports, tx, at } = look;
  const people = onDutyNow(await openDirectory(tx, ports.rules), at);
  if (people === 0) return null;
  const usual = await usualElapsed(look);
  const rows = await ports.store.board({ state: ['running'] }, null, MOST_OPEN);
  const alerts: NewAlert[] = [];
  for (const [measure, usualMs] of usual) {
    const waiting = rows.flatMap((row) => {
      const { measure: its, dueAt } = row.clock;
      return its === measure && dueAt !== null ? [{ row, dueAt, usualMs }] : [];
    });
    for (const late of lateByQueue(waiting, people, at)) {
      const ahead = waiting.indexOf(late);
      alerts.push(queueAlert(late.row, { ahead, people, reachedAt: at + Math.round((ahead * usualMs) / people) }, at));
    }
  }
  await decideWatched(look, alerts);
  return null;
}

function queueAlert(row: BoardRow, details: { readonly [name: string]: number }, at: Instant): NewAlert {
  const { ticket, agreement, measure, cycle } = row.clock;
  const key = otherAlertKey('queue', ticket, agreement, measure, cycle);
  return { ...aboutRow(row), key, kind: 'queue', at, bundle: 'queue', details };
}

/** Who is on call in the rotas that rules name for the queue; where they name none, everybody who works on tickets. */
function onDutyNow(directory: Directory, at: Instant): number {
  const rules = directory.rules.rules.filter(({ when }) => when.kinds?.includes('queue') ?? true);
  const rotas = rules.flatMap(({ to }) => to.flatMap((one) => (one.kind === 'rota' ? [one.id] : [])));
  if (rotas.length === 0) return [...directory.people.values()].filter(({ role }) => role === 'technician').length;
  return new Set(rotas.flatMap((rota) => calledIn(rota, at, directory))).size;
}

const known = new WeakMap<object, { readonly at: Instant; readonly usual: ReadonlyMap<string, number> }>();

/** The median elapsed time of what was settled in 90 days, by measure; measures of which too little is known are left out. */
async function usualElapsed({ ports, live, at }: Look): Promise<ReadonlyMap<string, number>> {
  const before = known.get(ports.store);
  if (before !== undefined && at - before.at < USUAL_KEPT_MS && at >= before.at) return before.usual;
  const elapsed = await elapsedSince(
    ports.store,
    live.roster.all.map(({ id }) => id),
    at - USUAL_OF_MS,
  );
  const usual = new Map<string, number>();
  for (const [measure, all] of elapsed) if (all.length >= FEWEST) usual.set(measure, medianOf(all));
  known.set(ports.store, { at, usual });
  return usual;
}

async function elapsedSince(
  reads: Pick<LiveReads, 'countedClocks'>,
  agreements: readonly string[],
  from: Instant,
): Promise<ReadonlyMap<string, number[]>> {
  const found = new Map<string, number[]>();
  let count = 0;
  if (agreements.length === 0) return found;
  for await (const rows of reads.countedClocks(agreements, from)) {
    for (const { clock } of rows) {
      if (clock === null || clock.elapsedMs === null || clock.stoppedAt === null || clock.stoppedAt < from) continue;
      const all = found.get(clock.measure);
      if (all === undefined) found.set(clock.measure, [clock.elapsedMs]);
      else all.push(clock.elapsedMs);
      count += 1;
    }
    if (count >= MOST_COUNTED) break;
  }
  return found;
}

function medianOf(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
