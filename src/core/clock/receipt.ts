import type { Target } from '../agreement/index.ts';
import { spansBetween } from '../calendar/index.ts';
import type { Instant } from '../time/index.ts';
import type { Clock } from './clock.ts';
import type { Hold } from './hold.ts';

/** Why a span of a receipt is what it is; `name` is a holiday's id, `reason` and `by` a pause's. */
export interface ReceiptSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly state: 'running' | 'closedHours' | 'holiday' | 'paused' | 'resolved';
  readonly name: string | null;
  readonly reason: string | null;
  readonly by: string | null;
  /** The clause or rule that made it so: a path into the agreement. */
  readonly clause: string;
}

/**
 * How a clock's time was counted (FR: décompte du délai, SEMANTICS 1.3): consecutive spans from its start to where
 * counting ended. INVARIANT(receiptAddsUp): the `running` spans sum exactly to `elapsedMs`.
 */
export function receiptOf(clock: Clock): readonly ReceiptSpan[] {
  const spans: ReceiptSpan[] = [];
  clock.reckonings.forEach((reckoning, i) => {
    const end = clock.reckonings[i + 1]?.from ?? clock.until;
    for (const piece of splitByHolds(reckoning.from, end, clock.holds)) {
      if (piece.hold !== null) {
        add(spans, heldSpan(piece.from, piece.to, piece.hold));
        continue;
      }
      for (const open of spansBetween(reckoning.calendar, piece.from, piece.to)) {
        add(spans, calendarSpan(open, reckoning.target));
      }
    }
  });
  return spans;
}

function splitByHolds(
  from: Instant,
  to: Instant,
  holds: readonly Hold[],
): { from: Instant; to: Instant; hold: Hold | null }[] {
  const pieces: { from: Instant; to: Instant; hold: Hold | null }[] = [];
  let at = from;
  for (const hold of holds) {
    const start = Math.max(hold.from, at);
    const stop = Math.min(hold.to, to);
    if (stop <= start) continue;
    pieces.push({ from: at, to: start, hold: null }, { from: start, to: stop, hold });
    at = stop;
  }
  pieces.push({ from: at, to, hold: null });
  return pieces;
}

function heldSpan(from: Instant, to: Instant, hold: Hold): ReceiptSpan {
  const clause = hold.state === 'paused' ? 'rules.pauseOn' : 'rules.reopen';
  return { from, to, state: hold.state, name: null, reason: hold.reason, by: hold.by, clause };
}

function calendarSpan(span: ReturnType<typeof spansBetween>[number], target: Target): ReceiptSpan {
  const base = { from: span.from, to: span.to, name: span.name ?? null, reason: null, by: null };
  const calendar = `calendars.${target.calendarId}`;
  switch (span.state) {
    case 'open':
      return { ...base, state: 'running', clause: `targets.${target.id}` };
    case 'holiday':
      return { ...base, state: 'holiday', clause: `${calendar}.holidays` };
    case 'exception':
      return { ...base, state: 'closedHours', clause: `${calendar}.exceptions` };
    case 'closedHours':
      return { ...base, state: 'closedHours', clause: `${calendar}.hours` };
  }
}

/** Neighbours that say the same, for the same reason, are one span. */
function add(spans: ReceiptSpan[], span: ReceiptSpan): void {
  const last = spans[spans.length - 1];
  const same =
    last !== undefined &&
    last.name === span.name &&
    last.reason === span.reason &&
    last.by === span.by &&
    last.clause === span.clause;
  if (same) spans[spans.length - 1] = { ...last, to: span.to };
  else spans.push(span);
}
