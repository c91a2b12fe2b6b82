import type { TermLength } from '../../time/index.ts';
import { addTerm, dateOfDay, dayNumberOf, type Instant, instantToLocal, startOfLocalDay } from '../../time/index.ts';
import type { Decision } from './decisions.ts';

/** How a figure can be answered: what the agreement says of it. */
export interface AnswerTerms {
  readonly contestWithin: TermLength | null;
  readonly silenceAccepts: boolean;
  /** Must the other party be heard, whatever the agreement says of a time to contest? */
  readonly contradictory: boolean;
  readonly timeZone: string;
}

/** What the parties have answered by an instant. */
export interface Answer {
  readonly notifiedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly contestedAt: Instant | null;
  /** The end of the time to contest; null: none runs. */
  readonly contestBy: Instant | null;
  /** Since when nothing of this kind is waited for; null: an acceptance is. */
  readonly settledAt: Instant | null;
}

/**
 * Notified, contested, accepted. Where there is a time to contest it runs from the notification (or from the formal notice,
 * where that came instead) to the end of its last local day. A figure contested stays so until it is accepted. Silence
 * accepts only where the agreement says so; where it does not, the figure waits to be accepted. Where the agreement knows no
 * time to contest, a figure is settled when its month is over, unless it is contested.
 * @param decisions on the item, of the kinds notified, contested, accepted, in order of time, up to the instant asked about
 */
export function answerTo(
  terms: AnswerTerms,
  decisions: readonly Decision[],
  readyAt: Instant,
  noticeAt: Instant | null,
  at: Instant,
): Answer {
  const notifiedAt = decisions.find(({ kind }) => kind === 'notified')?.at ?? noticeAt;
  const contestBy =
    terms.contestWithin === null || notifiedAt === null
      ? null
      : endOfTerm(terms.timeZone, notifiedAt, terms.contestWithin);
  const silentAt = terms.silenceAccepts && contestBy !== null && contestBy <= at ? contestBy : null;
  let acceptedAt: Instant | null = null;
  let contestedAt: Instant | null = null;
  for (const { kind, at: when } of decisions) {
    const tooLate = silentAt !== null && when >= silentAt && contestedAt === null;
    if (kind === 'contested' && acceptedAt === null && !tooLate) contestedAt ??= when;
    if (kind !== 'accepted' || tooLate) continue;
    acceptedAt ??= when;
    contestedAt = null;
  }
  if (acceptedAt === null && contestedAt === null) acceptedAt = silentAt;
  const mustAccept = terms.contestWithin !== null || terms.contradictory;
  const settledAt = contestedAt !== null ? null : (acceptedAt ?? (mustAccept ? null : readyAt));
  return { notifiedAt, acceptedAt, contestedAt, contestBy, settledAt };
}

/** The end of the last local day of a term that begins with an instant's day. */
export function endOfTerm(timeZone: string, from: Instant, length: TermLength): Instant {
  const lastDay = addTerm(dateOfDay(instantToLocal(timeZone, from).dayNumber), length);
  return startOfLocalDay(timeZone, dayNumberOf(lastDay) + 1);
}
