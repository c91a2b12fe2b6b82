import type { LiveReads } from '../../app/ports/index.ts';
import { Unavailable } from '../../app/ports/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type AlertingReading, type AlertingReads, readAlerting } from './alerting-readings.ts';

/** What one objective still bears in its running period. */
export interface ObjectiveReading {
  readonly agreement: string;
  readonly target: string;
  readonly period: string;
  readonly customer: string | null;
  readonly missesLeft: number;
}

/** Figures over what is stored; null: can not be had just now. */
export interface Reading {
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number } | null;
  readonly waker: { readonly due: number; readonly lagSeconds: number } | null;
  readonly clocks: { readonly [verdict: string]: number } | null;
  readonly objectives: readonly ObjectiveReading[] | null;
  readonly alerting: AlertingReading | null;
}
export type Readings = () => Promise<Reading>;

export interface ReadingParts {
  readonly store: Pick<LiveReads, 'behind' | 'boardCounts'> & AlertingReads;
  readonly now: () => Instant;
  readonly pool: () => Reading['pool'];
  readonly objectives: () => Promise<readonly ObjectiveReading[]>;
}

/** So long a reading is good: whoever asks every second does not make the database count every second. */
const GOOD_FOR_MS = 5_000;

/** Reads the store's figures, at most once in a few seconds however many ask. */
export function readingsOf({ store, now, pool, objectives }: ReadingParts): Readings {
  let last: { readonly at: Instant; readonly reading: Promise<Reading> } | null = null;
  const read = async (): Promise<Reading> => {
    const at = now();
    const asked = store.behind(at);
    const [behind, clocks, left, alerting] = await Promise.all([
      ifThere(asked),
      ifThere(store.boardCounts({})),
      ifThere(objectives()),
      ifThere(asked.then((found) => readAlerting(store, found, at))),
    ]);
    const lagSeconds = behind?.oldestDueAt == null ? 0 : Math.max(0, at - behind.oldestDueAt) / 1_000;
    const waker = behind && { due: behind.due, lagSeconds };
    return { pool: pool(), waker, clocks, objectives: left, alerting };
  };
  return () => {
    const at = now();
    if (last === null || at >= last.at + GOOD_FOR_MS || at < last.at) last = { at, reading: read() };
    return last.reading;
  };
}

/** A database that is away is a figure too; anything else is our fault and is thrown. */
async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Unavailable) return null;
    throw error;
  }
}
