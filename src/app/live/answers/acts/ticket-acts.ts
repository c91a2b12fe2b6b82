import { formatInstant, type Instant } from '../../../../core/time/index.ts';
import { IS, type Moment, type Timeline, textOf } from '../../../../core/timeline/index.ts';
import type { Judged } from '../../../../core/verdict/index.ts';

/** Something done with a ticket. `by`: an opaque id; null: its source does not say. */
export interface Act {
  readonly at: Instant;
  readonly by: string | null;
}

/** What a source may say in place of somebody. */
const KINDS_OF_PEOPLE: ReadonlySet<string> = new Set(['requester', 'agent', 'system']);

/** Who acknowledged a ticket first, since its last reopening where it was reopened; null: nobody has. */
export function acknowledgementOf(timeline: Timeline | null): Act | null {
  let found: Act | null = null;
  for (const moment of timeline?.moments ?? []) {
    if (moment.type === 'reopened') found = null;
    else if (moment.type === 'acknowledged') found ??= actOf(moment);
  }
  return found;
}

/**
 * The pause that was noted of a ticket and has not ended, whether or not its agreement lets it hold a clock (SEMANTICS 1:
 * a new reason takes the place of the old one; `resumed`, a resolution, and under `resumeOnReply` the requester's reply
 * to `waitingCustomer` end it); null: there is none.
 */
export function openPauseOf(
  timeline: Timeline | null,
  clocks: readonly Judged[],
): (Act & { readonly reason: string | null }) | null {
  const resumesOnReply = clocks.every(({ target }) => target.rules.resumeOnReply);
  let open: (Act & { readonly reason: string | null }) | null = null;
  for (const moment of timeline?.moments ?? []) {
    if (moment.type === 'paused') open = { ...actOf(moment), reason: textOf(moment.event.data, 'reason') };
    else if (moment.type === 'resumed' || (moment.is & IS.resolution) !== 0) open = null;
    else if ((moment.is & IS.requesterMessage) !== 0 && resumesOnReply && open?.reason === 'waitingCustomer')
      open = null;
  }
  const isOver = timeline === null || timeline.cancelledAt !== null || timeline.merged !== null;
  return isOver ? null : open;
}

function actOf({ at, event }: Moment): Act {
  const by = textOf(event.data, 'by');
  return { at, by: by === null || KINDS_OF_PEOPLE.has(by) ? null : by };
}

/** An act as it is told. @param tell who did it, for whoever asks */
export function actJson<T extends Act>(
  act: T | null,
  tell: (by: string | null) => { by: string | null; byName: string | null },
) {
  return act === null ? null : { ...act, at: formatInstant(act.at), ...tell(act.by) };
}
