import {
  type Agreement,
  CLOCK_MEASURES,
  type ClockMeasure,
  isClockMeasure,
  type Target,
} from '../core/agreement/index.ts';
import { measureTitle } from '../core/report/index.ts';
import { formatDuration } from '../core/time/index.ts';
import { nameOf, saidPromise } from './promise.ts';
import type { Words } from './words.ts';

/** How soon what is done for which priority: a table that can be drawn. */
export interface Matrix {
  /** In the order of the agreement; empty: it has none, and every cell holds for all tickets. */
  readonly priorities: readonly Named[];
  /** Those that something is promised of, in the order in which they come about on a ticket. */
  readonly measures: readonly Named[];
  /** Plans with figures of their own; where a plan has no cell, that of all holds. */
  readonly levels: readonly Named[];
  /** Plans without: for them the cells of all hold. */
  readonly others: readonly Named[];
  readonly cells: readonly Cell[];
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

export interface Cell {
  /** Null: the agreement has no priorities. */
  readonly priority: string | null;
  readonly measure: ClockMeasure;
  /** Null: for all. */
  readonly level: string | null;
  readonly target: string;
  readonly title: string;
  /** What a ticket must be besides, such as of a service; empty: any. */
  readonly only: readonly string[];
  readonly limit: string;
  /** As the agreement writes it: `4h`, `2bd`. */
  readonly within: string;
  /** Milliseconds of service or real time; null for a limit in service days. */
  readonly withinMs: number | null;
  /** Service days; null for a limit in hours and minutes. */
  readonly days: number | null;
  readonly hours: string;
  /** The id of the calendar. */
  readonly calendar: string;
  readonly required: string | null;
}

/** The matrix of an agreement: of each priority, what its own promises say, or those that name no priority. */
export function matrixOf(agreement: Agreement, words: Words): Matrix {
  const clocks = agreement.targets.filter(({ measure, within }) => isClockMeasure(measure) && within !== null);
  const priorities = Object.entries(agreement.priorities).map(([id, { title }]) => ({
    id,
    title: title[words.language],
  }));
  const rows = priorities.length === 0 ? [null] : priorities.map(({ id }) => id);
  const cells = rows.flatMap((priority) =>
    CLOCK_MEASURES.flatMap((measure) =>
      forPriority(
        clocks.filter((target) => target.measure === measure),
        priority,
      ).map((target) => cellOf(target, priority, agreement, words)),
    ),
  );
  const plans = agreement.levels.map(({ id, title }) => ({ id, title: title[words.language] }));
  const isUsed = (key: 'measure' | 'level', id: string) => cells.some((cell) => cell[key] === id);
  return {
    priorities,
    measures: CLOCK_MEASURES.filter((measure) => isUsed('measure', measure)).map((id) => ({
      id,
      title: measureTitle(id)?.[words.language] ?? id,
    })),
    levels: plans.filter(({ id }) => isUsed('level', id)),
    others: plans.filter(({ id }) => !isUsed('level', id)),
    cells,
  };
}

/** A promise that names a priority comes before one that names none, for the same plan and the same other conditions. */
function forPriority(targets: readonly Target[], priority: string | null): readonly Target[] {
  if (priority === null) return targets;
  const named = targets.filter(({ when }) => when.priority?.includes(priority) === true);
  const others = targets.filter(({ when }) => when.priority === undefined);
  const key = ({ when: { priority: _named, ...rest }, level }: Target) => JSON.stringify([rest, level]);
  return [...named, ...others.filter((other) => !named.some((one) => key(one) === key(other)))];
}

function cellOf(target: Target, priority: string | null, agreement: Agreement, words: Words): Cell {
  const within = target.within as NonNullable<Target['within']>;
  const { priority: _row, level, ...others } = target.when;
  // A plan's own figures stand under the plan.
  const when = target.level === null && level !== undefined ? { ...others, level } : others;
  const said = saidPromise(target, agreement, words);
  return {
    priority,
    measure: target.measure as ClockMeasure,
    level: target.level,
    target: target.id,
    title: said.title,
    only: Object.entries(when).flatMap(([key, ids]) =>
      key === 'service' && isAll(ids, agreement) ? [] : ids.map((id) => nameOf(key, id, agreement, words)),
    ),
    limit: said.limit,
    within: formatDuration(within),
    withinMs: 'ms' in within ? within.ms : null,
    days: 'days' in within ? within.days : null,
    hours: said.hours,
    calendar: target.calendarId,
    required: said.required,
  };
}

/** Every service of the agreement: then naming them says nothing. */
function isAll(services: readonly string[], agreement: Agreement): boolean {
  return Object.keys(agreement.services).every((id) => services.includes(id));
}
