import type { Target } from '../agreement/index.ts';
import { nextOpening } from '../calendar/index.ts';
import { type Instant, instantToLocal } from '../time/index.ts';
import { attributesAt, IS, type Moment, type Timeline, textOf } from '../timeline/index.ts';
import { calendarOf } from './allowance.ts';
import type { Reign } from './reign.ts';
import type { Story } from './story/story.ts';

/** Nothing has started it, and as far as is known nothing will. */
const NEVER = Number.POSITIVE_INFINITY;

/** Where a ticket's clocks start; `at` null: not yet (`notStarted`), or never when no listed channel brought a report. */
export interface Start {
  readonly at: Instant | null;
  readonly covered: boolean;
}

/**
 * Where clocks under this target start (rule `startOn` with `channels` and `cutOff`; open-cases 34 to 36): by what
 * happened on the ticket itself, or by the merge of one whose clocks have a start, if that comes sooner (open-case 37).
 */
function startOf(timeline: Timeline, target: Target): Start {
  const own = ownStart(timeline, target);
  if (timeline.absorbed.size === 0 || target.rules.merged !== 'keepEarliest') return own;
  const at = Math.min(own.at ?? NEVER, startByMerge(timeline, target));
  return at === NEVER ? own : { at, covered: true };
}

/** When the first merge starts them that brings a start with it; it comes with the merge at the soonest. */
function startByMerge(timeline: Timeline, target: Target): Instant {
  let first = NEVER;
  for (const moment of timeline.moments) {
    const absorbed = absorbedBy(timeline, moment);
    if (absorbed !== null) first = Math.min(first, Math.max(moment.at, earliestStart(absorbed, target)));
  }
  return first;
}

/** The ticket of the same customer that was merged into this one by that moment; null when there is none. */
export function absorbedBy(timeline: Timeline, moment: Moment): Timeline | null {
  if (moment.type !== 'absorbed') return null;
  const absorbed = timeline.absorbed.get(moment.event.subject);
  return absorbed === undefined || absorbed.customer !== timeline.customer ? null : absorbed;
}

/** A ticket's own start or that of any it absorbed before; `Infinity` when none has started. */
export function earliestStart(timeline: Timeline, target: Target): Instant {
  let earliest = ownStart(timeline, target).at ?? NEVER;
  for (const absorbed of timeline.absorbed.values()) {
    if (absorbed.customer === timeline.customer) earliest = Math.min(earliest, earliestStart(absorbed, target));
  }
  return earliest;
}

function ownStart(timeline: Timeline, target: Target): Start {
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

/** The first reign that has a target, under which a measure's clock begins, and where by that target's rules; null: none has. */
export function firstReign(
  story: Story,
): { readonly reign: Reign; readonly target: Target; readonly start: Start } | null {
  const { reigns } = story;
  const index = reigns.findIndex((reign) => reign.target !== null);
  if (index < 0) return null;
  story.reigning = index;
  const reign = reigns[index] as Reign;
  const target = reign.target as Target;
  return { reign, target, start: startOf(story.theCase.timeline, target) };
}
