import type { DelayMargin, PromiseMargin, Race } from '../../core/margin/index.ts';
import { allowance, type Promises } from '../evaluate/promise.ts';
import { moment } from '../format/moment.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';
import { endMoment } from './end-moment.ts';
import { raceBars } from './race-bars.ts';
import { type Row, rowsOf, textColumns } from './rows.ts';

/** A promise of time against the supplier's: the worst start in words and as bars, and what would be safe. */
export function delayRows(
  promise: PromiseMargin,
  delay: DelayMargin,
  promises: Promises,
  session: Session,
): readonly Row[] {
  const { say, paint } = session;
  const { labels } = say.margin;
  const zone = promises.zone(promise.agreement);
  const ours = promises.target(promise.agreement, promise.target, promise.level);
  const theirs = promises.target(delay.decidedBy.agreement, delay.decidedBy.target);
  const isDrawn = promise.cover === 'uncovered' && ours !== null && theirs !== null;
  const bars = isDrawn ? raceBars(delay.worst, ours, theirs, zone, session, textColumns(session)) : [];
  const safe =
    delay.safe === null
      ? say.margin.safeNone()
      : say.margin.safeWithin(allowance(delay.safe, session), visible(ours?.calendarId ?? ''));
  return [
    { label: labels.worst, text: raceWords(delay.worst, zone, session) },
    ...bars.map((text) => ({ label: labels.worst, text, drawn: true })),
    ...(bars.length === 0 ? [] : [{ label: labels.worst, text: paint.dim(say.margin.legend()), drawn: true }]),
    ...rowsOf(labels.worst, promise.cover === 'thin' ? withMargin(delay, zone, session) : null),
    { label: labels.safe, text: safe },
  ];
}

/** When both sides end from a start, and how far apart. */
function raceWords({ at, ourDueAt, supplierDueAt, slackMs }: Race, zone: string, { say, lang }: Session): string {
  const start = moment(at, zone, lang);
  const ours = ourDueAt === null ? null : endMoment(at, ourDueAt, zone, lang);
  if (ours === null || supplierDueAt === null || slackMs === null) return say.margin.unreachable(start, ours);
  const length = say.time(Math.abs(slackMs) / 1000);
  const apart = slackMs === 0 ? say.margin.exactly() : slackMs < 0 ? say.margin.late(length) : say.margin.spare(length);
  return say.margin.race(start, ours, endMoment(at, supplierDueAt, zone, lang), apart);
}

/** Where the promise itself is kept and only the margin is not. */
function withMargin({ worstWithMargin }: DelayMargin, zone: string, { say, lang }: Session): string | null {
  const { at, ourDueAt, supplierDueAt, slackMs } = worstWithMargin;
  if (ourDueAt === null || supplierDueAt === null || slackMs === null || slackMs >= 0) return null;
  const end = (due: number) => endMoment(at, due, zone, lang);
  return say.margin.withMargin(end(ourDueAt), end(supplierDueAt), moment(at, zone, lang), say.time(-slackMs / 1000));
}
