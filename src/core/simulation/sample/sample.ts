import type { Agreement, Target } from '../../agreement/index.ts';
import { type Calendar, type CalendarSpec, compileCalendar, isOpen } from '../../calendar/index.ts';
import { priorityAt, type TicketJudgement } from '../../ticket/index.ts';
import type { Instant } from '../../time/index.ts';
import type { Judged } from '../../verdict/index.ts';
import { addToLast, type Column, codes, instants, places, push } from './column.ts';
import { usedUpMs } from './used.ts';

/** Work on a ticket, as `work.recorded` tells it. `outOfHours` null: not said, the team's service hours decide. */
export interface WorkFact {
  readonly at: Instant;
  readonly ms: number;
  readonly outOfHours: boolean | null;
}

/** What became of a clock, as bits: it has stopped; its promise was broken; a breach of it is not counted; its target changed. */
export const STOPPED = 1;
export const BREACHED = 2;
export const NEVER_COUNTS = 4;
export const CHANGED = 8;

/**
 * The judged clocks of a replay, so packed that a million of them fit into some tens of megabytes: all that re-drawing
 * the past needs of it. Mutable, filled by `takeTicket`, only read by everything else in this room.
 */
export interface Sample {
  readonly agreement: Agreement;
  /** When the team works; null: at all hours. */
  readonly serviceHours: Calendar | null;
  readonly customers: string[];
  readonly priorities: string[];
  readonly perTicket: {
    readonly openedAt: Column<Float64Array>;
    readonly customer: Column<Uint16Array>;
    readonly workInMs: Column<Float64Array>;
    readonly workOutMs: Column<Float64Array>;
  };
  readonly perClock: {
    readonly ticket: Column<Int32Array>;
    readonly target: Column<Uint16Array>;
    readonly state: Column<Uint16Array>;
    readonly priority: Column<Uint16Array>;
    readonly startedAt: Column<Float64Array>;
    readonly untilAt: Column<Float64Array>;
    /** NaN when it was due beyond the horizon. */
    readonly dueAt: Column<Float64Array>;
    readonly budgetMs: Column<Float64Array>;
    readonly usedMs: Column<Float64Array>;
    readonly elapsedMs: Column<Float64Array>;
  };
  readonly codeOf: { readonly target: Map<Target, number>; readonly name: Map<string, number> };
  /** Has any work been recorded? Else hours of work can only be told from elapsed time. */
  worked: boolean;
}

/**
 * An empty sample.
 * @param agreement the version whose past is told; clocks of other agreements, and of targets it lacks, are left out
 * @param serviceHours when the team works, for work that does not say whether it was out of hours; null: always
 */
export function newSample(agreement: Agreement, serviceHours: CalendarSpec | null): Sample {
  return {
    agreement,
    serviceHours: serviceHours === null ? null : compileCalendar(serviceHours),
    customers: [],
    priorities: [],
    perTicket: { openedAt: instants(), customer: codes(), workInMs: instants(), workOutMs: instants() },
    perClock: {
      ticket: places(),
      target: codes(),
      state: codes(),
      priority: codes(),
      startedAt: instants(),
      untilAt: instants(),
      dueAt: instants(),
      budgetMs: instants(),
      usedMs: instants(),
      elapsedMs: instants(),
    },
    codeOf: { target: new Map(), name: new Map() },
    worked: false,
  };
}

/**
 * Takes one ticket with its judged clocks and the work on it; constant cost and a few dozen bytes a clock. A ticket that
 * was never opened, or of which no clock can ever count here (not applicable, not started), adds no clock. Work of no
 * or negative length has no effect.
 */
export function takeTicket(sample: Sample, judgement: TicketJudgement, work: readonly WorkFact[] = []): void {
  if (judgement.openedAt === null) return;
  const { perTicket } = sample;
  push(perTicket.openedAt, judgement.openedAt);
  push(perTicket.customer, coded(sample, sample.customers, 'customer', judgement.customer));
  push(perTicket.workInMs, 0);
  push(perTicket.workOutMs, 0);
  for (const { at, ms, outOfHours } of work) {
    if (!(ms > 0)) continue;
    sample.worked = true;
    const outside = outOfHours ?? (sample.serviceHours !== null && !isOpen(sample.serviceHours, at));
    addToLast(outside ? perTicket.workOutMs : perTicket.workInMs, ms);
  }
  takeClocks(sample, perTicket.openedAt.size - 1, judgement);
}

/**
 * The same tickets without their clocks, to be filled by `takeClocks` from an evaluation of a changed version of the
 * agreement; what is known of tickets stays the first sample's own.
 */
export function sampleAgain(sample: Sample, agreement: Agreement): Sample {
  const { perClock, codeOf } = newSample(agreement, null);
  return { ...sample, agreement, perClock, codeOf: { target: codeOf.target, name: sample.codeOf.name } };
}

/** Takes the judged clocks of a ticket the sample has already, by its place among the tickets taken (from 0). */
export function takeClocks(
  sample: Sample,
  ticket: number,
  judgement: Pick<TicketJudgement, 'clocks' | 'timeline'>,
): void {
  for (const clock of judgement.clocks) takeClock(sample, ticket, clock, judgement.timeline);
}

function takeClock(sample: Sample, ticket: number, clock: Judged, timeline: TicketJudgement['timeline']): void {
  if (clock.verdict === 'notApplicable' || clock.startedAt === null || clock.version.id !== sample.agreement.id) return;
  const target = targetCode(sample, clock.target);
  if (target < 0) return;
  const { perClock } = sample;
  push(perClock.ticket, ticket);
  push(perClock.target, target);
  push(perClock.state, stateOf(clock));
  push(perClock.priority, coded(sample, sample.priorities, 'priority', priorityAt(timeline, clock)));
  push(perClock.startedAt, clock.startedAt);
  push(perClock.untilAt, clock.until);
  push(perClock.dueAt, clock.dueAt ?? Number.NaN);
  push(perClock.budgetMs, clock.budgetMs ?? Number.POSITIVE_INFINITY);
  push(perClock.usedMs, usedUpMs(clock));
  push(perClock.elapsedMs, clock.elapsedMs);
}

function stateOf(clock: Judged): number {
  const broken = clock.verdict === 'breached' || clock.verdict === 'excused';
  // INVARIANT(countedOnce): an excused breach, and one an absorbed ticket suffered already, counts nowhere.
  const never = clock.verdict === 'excused' || (clock.countedOn !== null && broken);
  return (
    (clock.stoppedAt === null ? 0 : STOPPED) |
    (broken ? BREACHED : 0) |
    (never ? NEVER_COUNTS : 0) |
    (clock.targets.length > 1 || clock.epochs.length > 1 ? CHANGED : 0)
  );
}

/** The place of a target in the sample's agreement, another version's found by its id and level; -1: it has none such. */
function targetCode(sample: Sample, target: Target): number {
  let code = sample.codeOf.target.get(target);
  if (code === undefined) {
    code = sample.agreement.targets.findIndex((one) => one.id === target.id && one.level === target.level);
    sample.codeOf.target.set(target, code);
  }
  return code;
}

/** Names that can be told apart; all others share one more number, and are then nobody's. */
const MOST_NAMES = 65_535;

/** The number of a name, given when first met. */
function coded(sample: Sample, names: string[], kind: string, name: string | null): number {
  const key = `${kind} ${name ?? ''}`;
  let code = sample.codeOf.name.get(key);
  if (code === undefined) {
    if (names.length > MOST_NAMES) return MOST_NAMES;
    code = names.push(names.length === MOST_NAMES ? '' : (name ?? '')) - 1;
    sample.codeOf.name.set(key, code);
  }
  return code;
}
