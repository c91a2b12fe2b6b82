import type { Agreement, Target } from '../../agreement/index.ts';
import { compileCalendar } from '../../calendar/index.ts';
import { formatDuration } from '../../time/index.ts';
import { combined, type Direction, type Judgement } from '../direction.ts';
import { type Allowance, type DeadlineEffect, deadlineEffect, directionOfDeadlines } from './deadlines.ts';
import { hoursEffect } from './hours.ts';
import type { Judge, Sides } from './judge.ts';
import { directionOf } from './measured.ts';

/** The earlier and the later form of one target. */
export interface TargetPair {
  readonly before: Target;
  readonly after: Target;
}

/** A target by its id and level; of the earlier version by the id it has since. */
export function targetPair(id: string, level: string | null, sides: Sides): TargetPair | null {
  const find = ({ targets }: Agreement, named: string, of: string | null) =>
    targets.find((target) => target.id === named && target.level === of);
  const earlierLevel = level === null ? null : sides.earlierId('levels', level);
  const before = find(sides.before, sides.earlierId('targets', id), earlierLevel);
  const after = find(sides.after, id, level);
  return before === undefined || after === undefined ? null : { before, after };
}

/** From when deadlines and hours of two versions are compared. */
export function comparedFrom({ before, after }: Sides): number {
  return Math.max(before.effectiveAt, after.effectiveAt);
}

/** One promise's time limit in the earlier and in the later version. */
function limits({ before, after }: TargetPair): { readonly before: Allowance; readonly after: Allowance } | null {
  if (before.within === null || after.within === null) return null;
  return {
    before: { calendar: before.calendar, within: before.within },
    after: { calendar: after.calendar, within: after.within },
  };
}

/** For whom the time limit of a target is better now, whichever of its length and its calendar changed. */
function timeLimitJudgement(pair: TargetPair, sides: Sides): Judgement {
  const limit = limits(pair);
  if (limit === null) return { direction: 'unclear', reason: 'timeLimit' };
  const told = compareFigures(limit.before, limit.after, sides);
  if (told !== null) return { direction: directionOf(told, 'provider'), reason: 'timeLimit' };
  const effect = reckoned(limit.before, limit.after, sides);
  return { direction: directionOfDeadlines(effect), reason: 'timeLimit', effect };
}

/** On the same hours, or by elapsed time, the figures tell; null: only the deadlines do. */
function compareFigures(before: Allowance, after: Allowance, sides: Sides): number | null {
  if (before.within.kind !== after.within.kind) return null;
  const open = hoursEffect(before.calendar, after.calendar, comparedFrom(sides));
  const sameHours = open.addedMs === 0 && open.removedMs === 0 && before.calendar.timeZone === after.calendar.timeZone;
  if (!sameHours && before.within.kind !== 'real') return null;
  const amount = ({ within }: Allowance) => ('ms' in within ? within.ms : within.days);
  return amount(after) - amount(before);
}

function reckoned(before: Allowance, after: Allowance, sides: Sides): DeadlineEffect {
  const key = [before, after].map(
    ({ calendar, within }) => `${compileCalendar(calendar).key} ${formatDuration(within)}`,
  );
  return sides.once(key.join(' > '), () => deadlineEffect(before, after, comparedFrom(sides)));
}

/** `within`, wherever it stands: of the target itself, of a percentile, of a mean. */
export const timeLimitJudge =
  (id: string, level: string | null): Judge =>
  (before, after, sides) => {
    const pair = targetPair(id, level, sides);
    if (pair === null || before?.kind !== 'duration' || after?.kind !== 'duration') {
      return { direction: before === null ? 'customer' : 'provider', reason: 'timeLimit' };
    }
    const stated = {
      before: { ...pair.before, within: before.duration },
      after: { ...pair.after, within: after.duration },
    };
    return timeLimitJudgement(stated, sides);
  };

/** The calendar of one target: by its deadlines; of an availability, other hours are measured. */
export const calendarJudge =
  (id: string, level: string | null): Judge =>
  (_before, _after, sides) => {
    const pair = targetPair(id, level, sides);
    if (pair === null) return { direction: 'unclear', reason: 'hours' };
    if (limits(pair) !== null) return timeLimitJudgement(pair, sides);
    const effect = hoursEffect(pair.before.calendar, pair.after.calendar, comparedFrom(sides));
    const measured = pair.after.measure === 'availability' && effect.addedMs + effect.removedMs > 0;
    return { direction: measured ? 'unclear' : 'neutral', reason: measured ? 'measuredHours' : 'hoursUnused', effect };
  };

/** All promises that count on one calendar of the agreement, together. */
export function calendarDirection(id: string, sides: Sides): Direction {
  const earlierId = sides.earlierId('calendars', id);
  const directions = sides.after.targets.flatMap((target): readonly Direction[] => {
    const pair = targetPair(target.id, target.level, sides);
    if (pair === null || pair.before.calendarId !== earlierId || pair.after.calendarId !== id) return [];
    const limit = limits(pair);
    if (limit === null) return target.measure === 'availability' ? ['unclear'] : [];
    return [calendarAlone(limit.before, limit.after, sides)];
  });
  return combined(directions);
}

/** The calendar's own part in a change: each of the two time limits on both calendars. */
function calendarAlone(before: Allowance, after: Allowance, sides: Sides): Direction {
  const directions = [before.within, after.within].map((within) =>
    directionOfDeadlines(reckoned({ ...before, within }, { ...after, within }, sides)),
  );
  return combined(directions);
}
