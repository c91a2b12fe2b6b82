import type { Target } from '../agreement/index.ts';
import { nextOpening } from '../calendar/index.ts';
import { type Instant, instantToLocal } from '../time/index.ts';
import { attributesAt, IS, type Timeline, textOf } from '../timeline/index.ts';
import { calendarOf } from './allowance.ts';

/** Where a ticket's clocks start; `at` null: not yet (`notStarted`), or never when no listed channel brought a report. */
export interface Start {
  readonly at: Instant | null;
  readonly covered: boolean;
}

/** Where clocks under this target start (rule `startOn` with `channels` and `cutOff`; open-cases 34 to 36). */
export function startOf(timeline: Timeline, target: Target): Start {
  const reportedAt = reportOf(timeline, target.rules.channels);
  if (reportedAt === null) return { at: null, covered: false };
  const base = baseOf(timeline, target, reportedAt);
  if (base === null) return { at: null, covered: true };
  const earliest = afterCutOff(target, reportedAt);
  return { at: base > earliest ? base : earliest, covered: true };
}

/** The first report through a channel that starts clocks. */
function reportOf(timeline: Timeline, channels: readonly string[] | null): Instant | null {
  if (channels === null) return timeline.openedAt;
  const opening = attributesAt(timeline, 0).channel;
  if (opening !== null && channels.includes(opening)) return timeline.openedAt;
  for (const moment of timeline.moments) {
    if ((moment.is & IS.requesterMessage) === 0) continue;
    const channel = textOf(moment.event.data, 'channel');
    if (channel !== null && channels.includes(channel)) return moment.at;
  }
  return null;
}

function baseOf(timeline: Timeline, target: Target, reportedAt: Instant): Instant | null {
  const { startOn } = target.rules;
  if (startOn === 'opened') return reportedAt;
  if (startOn === 'qualified' && timeline.confirmed && attributesAt(timeline, 0).priority !== null) return reportedAt;
  const type = startOn === 'qualified' ? 'priorityChanged' : 'assigned';
  for (const moment of timeline.moments) {
    if (moment.type === type && moment.via === null && moment.at >= reportedAt) return moment.at;
  }
  return null;
}

/** The report itself, or the next opening when it came later in the day than the cut-off. */
function afterCutOff(target: Target, reportedAt: Instant): Instant {
  const { cutOffMinute } = target.rules;
  if (cutOffMinute === null) return reportedAt;
  const local = instantToLocal(target.calendar.timeZone, reportedAt);
  if (local.msOfDay <= cutOffMinute * 60_000) return reportedAt;
  return nextOpening(calendarOf(target), reportedAt) ?? reportedAt;
}
