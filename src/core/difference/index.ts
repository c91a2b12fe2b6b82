// core/difference: what changed between two versions, and for whom is it better?
// Takes: two agreements; what a simulation and the promise chain said of each, where they were asked.
// Gives: per term before, after, direction with its reason, approvals it re-opens, bounds it crosses; money, cover lost.
// Knows nothing of: files, events, how a change is put into words or shown.
export { canonicalText } from './canonical-text.ts';
export * from './cover.ts';
export * from './difference.ts';
export {
  DIRECTION_REASONS,
  type Direction,
  type DirectionReason,
  type Effect,
} from './direction.ts';
export * from './exposure.ts';
export type { DeadlineEffect, DeadlineShift } from './judge/deadlines.ts';
export type { HoursEffect } from './judge/hours.ts';
export * from './term.ts';
export type { NamedSection, StatedValue, Tier } from './value.ts';
