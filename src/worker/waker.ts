import { lookAgain, type OnDefect, type Rosters } from '../app/live/index.ts';
import type { Store } from '../app/ports/index.ts';
import type { Instant } from '../core/time/index.ts';
import { type Loop, openLoop } from './loop.ts';

export interface WakerParts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly rosters: Rosters;
  /** Tickets that could not be judged, and whatever else went wrong (`tickets` empty); the waker goes on. */
  readonly onDefect: OnDefect;
  readonly onTurn?: () => void;
}

/** Tickets judged in one transaction. */
const BATCH = 500;
const GATHER_MS = 50;
/** A deadline is passed just after its instant: both are looked at together. */
const AFTER_MS = 2;

/**
 * Starts looking again at what is due, on any number of nodes side by side: it sleeps until the next instant at which
 * something changes, or until somebody commits.
 */
export function openWaker(parts: WakerParts): Loop {
  const { store, now, onDefect, onTurn } = parts;
  return openLoop({
    store,
    now,
    onDefect: (error) => onDefect(error, []),
    gatherMs: GATHER_MS,
    ...(onTurn === undefined ? {} : { onTurn }),
    turn: async (stop) => {
      if (await drain(parts, stop)) return null;
      const nextAt = await store.nextWakeAt();
      return nextAt === null ? null : nextAt + AFTER_MS;
    },
  });
}

/** Looks until nothing is due that no other node holds; true: something is left that could not be judged. */
async function drain({ store, now, rosters, onDefect }: WakerParts, stop: AbortSignal): Promise<boolean> {
  while (!stop.aborted) {
    const { tickets, failed } = await lookAgain(store, rosters, now(), BATCH, onDefect);
    // Far fewer than asked for, however large groups are: whatever is left is in others' hands.
    if (tickets === failed || tickets * 4 < BATCH) return failed > 0;
  }
  return false;
}
