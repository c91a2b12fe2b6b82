import type { ClockRules } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import { IS, type Moment, settles } from '../../timeline/index.ts';
import { MEASURE_EVENTS, stopsMeasure } from '../measures.ts';
import type { Story } from './story.ts';

/** When a ticket was last resolved (or restored, if not), for `reopenWindow`. */
export interface Settled {
  readonly at: Instant;
  readonly resolved: boolean;
}

export function settledAfter(settled: Settled | null, moment: Moment): Settled | null {
  if (moment.type === 'reopened') return null;
  if (!settles(moment)) return settled;
  const resolved = (moment.is & IS.resolution) !== 0;
  return settled?.resolved === true ? settled : { at: moment.at, resolved };
}

/** Does this reopening concern the measure? On a ticket neither resolved nor restored it changes nothing. */
export function undoes(story: Story, moment: Moment, settled: Settled | null): settled is Settled {
  return moment.type === 'reopened' && settled !== null && MEASURE_EVENTS[story.measure].reopenable;
}

/** Does it stop the measure? A reopening that changes nothing is no act upon the ticket either (open-case 10). */
export function isStop(story: Story, rules: ClockRules, moment: Moment, settled: Settled | null): boolean {
  if (moment.type === 'reopened' && settled === null) return false;
  return stopsMeasure(story.measure, rules, moment);
}

export function isBefore(moment: Moment, at: Instant, index: number): boolean {
  return index >= 0 ? moment.index < index : moment.at < at;
}
