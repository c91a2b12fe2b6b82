import { floorRatio, type Ratio } from '../../../core/money/index.ts';
import type { Span } from '../../../core/time/index.ts';
import { dayMoment, untilMoment } from '../../format/moment.ts';
import type { Session } from '../../world.ts';

/** Whole milliseconds of an exact length, floored. */
export function wholeMs(length: Ratio): number {
  return Number(floorRatio(length));
}

/** A length read at a glance: from an hour up to the minute, below it to the second; cut, with its sign. */
export function glance(ms: number, { say }: Session): string {
  const unit = Math.abs(ms) >= 3_600_000 ? 60_000 : 1000;
  return say.time((Math.trunc(ms / unit) * unit) / 1000);
}

/** `Tue 24 Mar 22:00 → 23:30`; an end that has not come is said so. */
export function spanWords(
  { from, to }: { readonly from: number; readonly to: number | null },
  zone: string,
  session: Session,
): string {
  const end = to === null ? session.say.availability.goesOn() : untilMoment(from, to, zone, session.lang);
  return `${dayMoment(from, zone, session.lang)} → ${end}`;
}

/** How long spans are together. */
export function lengthOfAll(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
