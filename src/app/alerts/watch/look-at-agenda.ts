import { MINUTE_MS } from '../../../core/time/index.ts';
import { type AgendaEntry, Unavailable } from '../../ports/index.ts';
import { lookAtSource } from '../../sources/rhythm.ts';
import { endIn } from '../end/end-over.ts';
import type { AlertPorts } from '../ports.ts';
import { lookAtBurn } from './burn.ts';
import { lookAtClaim } from './claims.ts';
import { lookAtClosing } from './closing.ts';
import { lookAtDates } from './dates.ts';
import { lookAtLadder } from './ladder.ts';
import { lookAtMisses } from './misses.ts';
import { lookAtQueue } from './queue.ts';
import type { Look, Watcher } from './watch.ts';

/** Who looks at an entry, by what its name begins with. */
const WATCHERS: { readonly [kind: string]: Watcher } = {
  closing: lookAtClosing,
  queue: lookAtQueue,
  misses: lookAtMisses,
  burn: lookAtBurn,
  dates: lookAtDates,
  claim: lookAtClaim,
  ladder: lookAtLadder,
  end: lookAtEnd,
  source: lookAtSource,
};

/** What could not be looked at is looked at again so much later. */
const AFTER_DEFECT_MS = MINUTE_MS;

/**
 * Looks at the earliest that is due, in a transaction of its own; any number of nodes may, each takes what no other holds.
 * @param onDefect told of one that could not be looked at; the others go on
 * @returns false: nothing is due, or others hold all that is
 */
export async function lookAtAgenda(ports: AlertPorts, onDefect: (error: unknown) => void): Promise<boolean> {
  const { store, rosters, now } = ports;
  const nextAt = await store.nextOnAgenda();
  if (nextAt === null || nextAt > now()) return false;
  let taken: AgendaEntry | null = null;
  try {
    await store.transact(async (tx) => {
      taken = null;
      const at = now();
      const [entry] = await tx.lockAgenda(at, 1);
      if (entry === undefined) return;
      taken = entry;
      const watcher = WATCHERS[entry.name.split(':', 1)[0] ?? ''];
      const look: Look = { entry, tx, ports, live: await rosters.inForce(tx), at };
      const next = watcher === undefined ? null : await watcher(look);
      if (next === null) await tx.unplan([entry.name]);
      else await tx.plan({ ...entry, dueAt: Math.max(next, at + 1) });
    });
  } catch (error) {
    if (error instanceof Unavailable || taken === null) throw error;
    const { name, note } = taken as AgendaEntry;
    onDefect(error);
    await store.transact((tx) => tx.plan({ name, dueAt: now() + AFTER_DEFECT_MS, note }));
  }
  return taken !== null;
}

async function lookAtEnd({ entry, tx, at }: Look): Promise<null> {
  if (entry.note !== null) await endIn(tx, [entry.note], at);
  return null;
}
