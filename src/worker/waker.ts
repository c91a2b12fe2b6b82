import { lookAgain, type OnDefect, type Rosters } from '../app/live/index.ts';
import { type Store, Unavailable } from '../app/ports/index.ts';
import type { Instant } from '../core/time/index.ts';

export interface WakerParts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly rosters: Rosters;
  /** Tickets that could not be judged, and whatever else went wrong (`tickets` empty); the waker goes on. */
  readonly onDefect: OnDefect;
}

export interface Waker {
  /** Ends after the look under way. */
  stop(): Promise<void>;
}

/** Tickets judged in one transaction. */
const BATCH = 500;
/** However long nothing is due, so often it looks: another node may have died over what it had taken. */
const LONGEST_MS = 5_000;
/** What is due and held by another node is not asked for again at once. */
const SHORTEST_MS = 5;
/** Changes that come one upon the other are looked at together. */
const GATHER_MS = 50;
/** After a failure it waits, twice as long each time. */
const FIRST_RETRY_MS = 200;

/**
 * Starts looking again at what is due, on any number of nodes side by side. It sleeps until the next instant at which
 * something changes, or until somebody commits; a database that is away is waited for.
 */
export function openWaker(parts: WakerParts): Waker {
  const { store, now, onDefect } = parts;
  const bell = newBell();
  const stopListening = store.onChange(bell.ring);
  let retryMs = FIRST_RETRY_MS;
  let stopped = false;
  const run = async () => {
    while (!stopped) {
      try {
        const failed = await drain(parts, () => stopped);
        retryMs = FIRST_RETRY_MS;
        const nextAt = failed ? null : await store.nextWakeAt();
        const wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (nextAt ?? Number.POSITIVE_INFINITY) - now()));
        if (!stopped && (await bell.wait(wait))) await bell.pause(GATHER_MS);
      } catch (error) {
        if (!(error instanceof Unavailable)) onDefect(error, []);
        if (!stopped) await bell.pause(retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_MS);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      stopListening();
      bell.close();
      await running;
    },
  };
}

/** Looks until nothing is due that no other node holds; true: something is left that could not be judged. */
async function drain({ store, now, rosters, onDefect }: WakerParts, isStopped: () => boolean): Promise<boolean> {
  while (!isStopped()) {
    const { tickets, failed } = await lookAgain(store, rosters, now(), BATCH, onDefect);
    if (tickets === failed) return failed > 0;
  }
  return false;
}

/** Lets somebody wait for a time, for a ring, or for the end. */
function newBell() {
  let rung = false;
  let closed = false;
  let wake: (() => void) | null = null;
  let wakePause: (() => void) | null = null;
  const sleep = (ms: number, keep: (end: () => void) => void) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      keep(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    close: () => {
      closed = true;
      wake?.();
      wakePause?.();
    },
    /** Until the time is over, or it rang since the last wait: true. */
    async wait(ms: number): Promise<boolean> {
      if (!rung && !closed) await sleep(ms, (end) => (wake = end));
      const rang = rung;
      wake = null;
      rung = false;
      return rang;
    },
    /** Until the time is over, rung or not. */
    async pause(ms: number): Promise<void> {
      if (!closed) await sleep(ms, (end) => (wakePause = end));
      wakePause = null;
    },
  };
}
