import { type AlertPorts, endOver, openChangePlanner } from '../app/alerts/index.ts';
import type { AlertPlace, AlertRow, Store } from '../app/ports/index.ts';
import type { Instant } from '../core/time/index.ts';
import { type Loop, openLoop } from './loop.ts';
import { remember } from './remember.ts';

/** Tickets looked at together. */
const BATCH = 500;
const GATHER_MS = 250;
/** How far it has come is kept so often: a start looks again at what changed since. */
const KEEP_EVERY_MS = 10_000;
/** While warnings are so late what is over waits, so long at most, and looks so often. */
const LATE_MS = 200;
const YIELD_MS = 5_000;
const YIELD_EACH_MS = 250;
const NAME = 'changes';

/**
 * Follows what changes: ends alerts whose matter is over, and plans looks that changes call for. Any number of nodes may
 * do the same: what has ended, has ended once.
 */
export function openCloser(ports: AlertPorts, onDefect: (error: unknown) => void, onTurn: () => void): Loop {
  const { store, now } = ports;
  const planner = openChangePlanner(ports);
  let mark: string | null = null;
  let kept = { mark: '', at: 0 };
  const keep = async () => {
    if (mark === null || mark === kept.mark || now() - kept.at < KEEP_EVERY_MS) return;
    const note = mark;
    await remember(store, NAME, note);
    kept = { mark: note, at: now() };
  };
  const yields = yielding(store, now);
  const turn = async (stop: AbortSignal) => {
    if (await yields()) return now() + YIELD_EACH_MS;
    mark ??= (await store.agendaEntry(NAME))?.note ?? (await store.mark());
    while (!stop.aborted) {
      const change = await store.changesAfter(mark, BATCH);
      if (change === null) {
        // Too long ago to tell: whatever is open is looked at.
        mark = await store.mark();
        await endAllOver(ports, stop);
        continue;
      }
      if (change.tickets.length > 0) {
        await planner.plan();
        await endOver(
          ports,
          change.tickets.map(({ ticket }) => ticket),
        );
      }
      const isLast = change.tickets.length === 0;
      mark = change.mark;
      await keep();
      if (isLast) return null;
    }
    return null;
  };
  return openLoop({ store, now, onDefect, gatherMs: GATHER_MS, turn, onTurn });
}

/** Whether something is to be warned of first. */
function yielding(store: Store, now: () => Instant): () => Promise<boolean> {
  let sinceAt: Instant | null = null;
  return async () => {
    const at = now();
    const waiting = [await store.nextWakeAt(), (await store.undispatched()).oldestDecidedAt];
    const isLate = waiting.some((dueAt) => dueAt !== null && dueAt < at - LATE_MS);
    if (isLate) sinceAt ??= at;
    const isYielding = isLate && at < (sinceAt ?? at) + YIELD_MS;
    if (!isYielding) sinceAt = null;
    return isYielding;
  };
}

async function endAllOver(ports: AlertPorts, stop: AbortSignal): Promise<void> {
  for (let after: AlertPlace | null = null; !stop.aborted; ) {
    const page: readonly AlertRow[] = await ports.store.alerts({ ended: false }, after, BATCH);
    await endOver(ports, [...new Set(page.flatMap(({ ticket }) => ticket ?? []))]);
    const last = page[page.length - 1];
    if (last === undefined || page.length < BATCH) return;
    after = last;
  }
}
