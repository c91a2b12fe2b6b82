import { type ReceiptSpan, receiptOf } from '../../core/clock/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Judged } from '../../core/verdict/index.ts';

/** A broken promise as the report of a month tells it. */
export interface Broken {
  readonly clock: Judged;
  /** Up to the stop, else to the end of the month: of what went on after it the next word is not this report's. */
  readonly receipt: readonly ReceiptSpan[];
  /** Null: it went on when the month ended. */
  readonly stoppedAt: Instant | null;
  /** The running spans of the receipt, summed. */
  readonly elapsedMs: number;
}

/** @param monthEnd a promise that broke after it (it counts where its ticket was opened) is told up to its breach */
export function brokenOf(clock: Judged, monthEnd: Instant): Broken {
  const end = Math.max(clock.breachedAt ?? monthEnd, monthEnd);
  const receipt = receiptOf(clock)
    .filter(({ from }) => from < end)
    .map((span) => (span.to > end ? { ...span, to: end } : span));
  return {
    clock,
    receipt,
    stoppedAt: clock.stoppedAt !== null && clock.stoppedAt <= end ? clock.stoppedAt : null,
    elapsedMs: receipt.reduce((sum, { from, to, state }) => sum + (state === 'running' ? to - from : 0), 0),
  };
}
