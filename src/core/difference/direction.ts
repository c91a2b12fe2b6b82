import type { DeadlineEffect } from './judge/deadlines.ts';
import type { HoursEffect } from './judge/hours.ts';

/** For whom a change is better. `unclear`: it truly depends on what will happen. */
export type Direction = 'customer' | 'provider' | 'neutral' | 'unclear';

/**
 * What a direction rests on. The code names the matter, not the way it went, so that a change and its undoing bear the
 * same; together with the direction it is a sentence.
 */
export const DIRECTION_REASONS = [
  // Whole entries.
  'renamed',
  'promise',
  'promiseTakesOver',
  'remedy',
  'bonus',
  'earnBack',
  'cap',
  'price',
  'offer',
  'scope',
  'party',
  'rightToEnd',
  'entry',
  // What a promise says.
  'timeLimit',
  'hours',
  'measuredHours',
  'hoursUnused',
  'selection',
  'measure',
  'requirement',
  'requirementKind',
  'period',
  'sample',
  'sampleUnused',
  'warning',
  'precedence',
  // How it is counted.
  'clockStart',
  'stop',
  'pauses',
  'priorityChange',
  'reopening',
  'attribution',
  'merging',
  'downtime',
  'maintenance',
  'exclusions',
  'ruleUnused',
  // Money.
  'amountDue',
  'amountBase',
  'kindOfRemedy',
  'condition',
  'claim',
  'contest',
  'tax',
  'threshold',
  'pricing',
  'payment',
  'indexation',
  'currency',
  // The rest.
  'term',
  'notice',
  'obligation',
  'responsibility',
  'reporting',
  'exit',
  'liability',
  'insurance',
  'measurer',
  'wording',
  'description',
  'level',
  'priorityMatrix',
  'supplyChain',
  'identity',
  'law',
  'internal',
] as const;
export type DirectionReason = (typeof DIRECTION_REASONS)[number];

export interface Judgement {
  readonly direction: Direction;
  readonly reason: DirectionReason;
  /** What was reckoned to tell, where the values alone do not. */
  readonly effect?: Effect;
}

/** What a change of hours or time limits does over a year. */
export type Effect = HoursEffect | DeadlineEffect;

/** The one direction of several effects of one change: that of all which have one; `unclear` when they pull apart. */
export function combined(directions: readonly Direction[]): Direction {
  const told = new Set(directions.filter((direction) => direction !== 'neutral'));
  if (told.size === 0) return 'neutral';
  return told.size === 1 ? ([...told][0] as Direction) : 'unclear';
}
