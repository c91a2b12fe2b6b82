import type { Instant } from '../../core/time/index.ts';
import { moment, untilMoment, wallTime } from '../format/moment.ts';
import type { Lang } from '../language.ts';

/** The end of a span: its time alone on the day it began, its year too where that is another. */
export function endMoment(from: Instant, to: Instant, timeZone: string, lang: Lang): string {
  const isSameYear = wallTime(from, timeZone).year === wallTime(to, timeZone).year;
  return isSameYear ? untilMoment(from, to, timeZone, lang) : moment(to, timeZone, lang);
}
