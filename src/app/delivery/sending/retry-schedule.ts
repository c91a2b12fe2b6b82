import { createHash } from 'node:crypto';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../core/time/index.ts';

/** Between one failure and the next try (the schedule of Standard Webhooks): three days and some hours in all. */
const WAITS_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
const JITTER = 0.1;

/**
 * When a message is tried again after so many failures; null: it is given up. Each wait is a tenth longer or shorter, always
 * the same for the same message and try, so that what failed together does not come back together.
 * @param retryAfterMs how long the receiver asked to be left alone
 */
export function nextTryAt(message: string, failures: number, at: Instant, retryAfterMs: number | null): Instant | null {
  const wait = WAITS_MS[failures - 1];
  if (wait === undefined) return null;
  const chance = createHash('sha256').update(`${message} ${failures}`).digest().readUInt32BE(0) / 0x1_0000_0000;
  const jittered = Math.round(wait * (1 - JITTER + 2 * JITTER * chance));
  return at + Math.max(jittered, retryAfterMs ?? 0);
}
