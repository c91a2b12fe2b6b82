import type { HandedOver } from '../../app/ports/index.ts';

/** What of an answer is kept, in characters. */
const LONGEST = 500;
/** A receiver that asks for more is asked again after a day all the same. */
const LATEST_MS = 24 * 3_600_000;

/**
 * What an answer comes to, as Standard Webhooks has it: 2xx is a delivery; 410 says that nothing is wanted any more; all
 * else is a failure and tried again, a redirect too, after as long as 429 and 503 ask for.
 */
export function outcomeOf(status: number, retryAfter: string | null, answer: string, now: number): HandedOver {
  const detail = plain(answer);
  if (status >= 200 && status < 300) return { outcome: 'handedOver', status, detail };
  if (status === 410) return { outcome: 'refused', status, detail, gone: true };
  const asks = status === 429 || status === 503;
  return { outcome: 'failed', status, detail, retryAfterMs: asks ? afterMs(retryAfter, now) : null };
}

/** `120`, or a date of HTTP; null: it says nothing that can be kept to. */
function afterMs(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LATEST_MS) : null;
}

/** The beginning of an answer, without what could move a cursor or break a line of a record. */
function plain(answer: string): string {
  return answer
    .slice(0, LONGEST)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
