import { type Store, Unavailable } from '../app/ports/index.ts';
import type { Instant } from '../core/time/index.ts';
import { newBell } from './bell.ts';

export type Turn = (stop: AbortSignal) => Promise<Instant | null>;

export interface LoopParts {
  readonly store: Pick<Store, 'onChange'>;
  readonly now: () => Instant;
  /** Whatever went wrong by a mistake of ours; the loop goes on. */
  readonly onDefect: (error: unknown) => void;
  /** Does all that is due; gives when something is due next (null: not known). Told to stop, it ends after the work under way. */
  readonly turn: Turn;
  /** Changes that come one upon the other are looked at together. */
  readonly gatherMs: number;
  /** Told after each turn that did all that was due. */
  readonly onTurn?: () => void;
}

/** Something that goes on by itself until it is stopped. */
export interface Loop {
  /** Ends after the work under way. */
  stop(): Promise<void>;
}

/** However long nothing is due, so often it looks: another node may have died over what it had taken. */
const LONGEST_MS = 5_000;
/** What is due and held by another node is not asked for again at once. */
const SHORTEST_MS = 5;
/** After a failure it waits, twice as long each time. */
const FIRST_RETRY_MS = 200;

/**
 * Does again and again what is due. It sleeps until the next instant at which something is, or until somebody commits; a
 * database that is away is waited for.
 */
export function openLoop({ store, now, onDefect, turn, gatherMs, onTurn }: LoopParts): Loop {
  const bell = newBell();
  const stopListening = store.onChange(bell.ring);
  let retryMs = FIRST_RETRY_MS;
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const nextAt = await turn(stopping.signal);
        onTurn?.();
        retryMs = FIRST_RETRY_MS;
        const wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (nextAt ?? Number.POSITIVE_INFINITY) - now()));
        if (!stopping.signal.aborted && (await bell.wait(wait))) await bell.pause(gatherMs);
      } catch (error) {
        if (!(error instanceof Unavailable)) onDefect(error);
        if (!stopping.signal.aborted) await bell.pause(retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_MS);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      stopListening();
      bell.close();
      await running;
    },
  };
}
