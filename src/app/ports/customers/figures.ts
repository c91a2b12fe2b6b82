import type { Instant } from '../../../core/time/index.ts';
import type { Verdict } from '../../../core/verdict/index.ts';
import type { ClockRow } from '../live.ts';

// What is projected, summed by customer: pages about many customers read no clock one by one.

/** Clocks of one customer that are not over, of one verdict. */
export interface OpenClocks {
  readonly customer: string;
  readonly state: 'running' | 'paused' | 'notStarted';
  readonly verdict: Verdict;
  readonly clocks: number;
}

/** A span within which the clocks of one target, as one version has it, are counted. */
export interface CountedSpan {
  /** The id of the agreement, without a version. */
  readonly agreement: string;
  readonly version: number;
  readonly target: string;
  readonly level: string | null;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Whether the elapsed time of each clock is wanted too. */
  readonly timed: boolean;
}

/** Clocks of one customer and verdict that count within a span. */
export interface CountedSum {
  /** The place of the span among those asked for, from 0. */
  readonly span: number;
  /** Null: the customer of these tickets is not known. */
  readonly customer: string | null;
  readonly verdict: Verdict;
  readonly clocks: number;
  /** The first instant at which one of them counts. */
  readonly firstAt: Instant;
  /** Of those met or breached, where the span is timed; else empty. In no promised order. */
  readonly elapsedMs: readonly number[];
}

/** A clock that is judged when asked, for what it counts for moves with time. */
export type MovingClock = Pick<ClockRow, 'ticket' | 'agreement' | 'measure' | 'cycle' | 'target'> & {
  readonly customer: string | null;
};

export interface FigureReads {
  /** By customer; of these customers, or of all (null). Tickets whose customer is not known are left out. */
  openClocks(customers: readonly string[] | null): Promise<readonly OpenClocks[]>;
  /**
   * What counts within each span (`countsAt`), without clocks that move and those of tickets that passing time has changed
   * by `at` and nobody has looked at again yet: those are `movingClocks`. Of these customers, or of all (null).
   */
  countedSums(
    spans: readonly CountedSpan[],
    customers: readonly string[] | null,
    at: Instant,
  ): Promise<readonly CountedSum[]>;
  /** The clocks of these agreements that `countedSums` leaves out, by ticket; of these customers, or of all (null). */
  movingClocks(
    agreements: readonly string[],
    customers: readonly string[] | null,
    at: Instant,
  ): Promise<readonly MovingClock[]>;
}
