/**
 * The oracle: a slow and simple second reading of SEMANTICS and the open cases. It walks the minutes of a world one
 * by one and shares nothing with the engine it judges. All instants of a world are whole minutes.
 */
import type { Clock, ClockReading } from './clock.ts';
import { pauseAfter, readingAt } from './clock.ts';
import { type Fact, factsByTicket, isRequesterMessage, MEASURES, type Measure, minuteOf, type World } from './facts.ts';
import { newRun, type Run } from './measure.ts';
import { take, walkTo } from './measure-run.ts';
import { absorb, earliestStart } from './merge.ts';
import { after, type Target, type Ticket, targetsOf, UNOPENED } from './ticket.ts';

/** What the oracle says of one clock; instants as `YYYY-MM-DDTHH:MM:SSZ`. */
export interface OracleClock {
  readonly ticket: string;
  readonly measure: Measure;
  readonly cycle: number;
  readonly target: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly elapsedSeconds: number;
  readonly remainingSeconds: number | null;
  readonly pausedSeconds: number;
  readonly verdict: string;
  readonly firstVerdict: string | null;
  readonly breachedAt: string | null;
}

const instant = (minute: number | null): string | null =>
  minute === null ? null : new Date(minute * 60_000).toISOString().replace('.000Z', 'Z');

/** Every clock of a world, by ticket, measure and cycle. */
export function judge(world: World): readonly OracleClock[] {
  const targets = targetsOf(world.agreement);
  const asOf = minuteOf(world.asOf);
  const measures = MEASURES.filter((measure) => targets.some((target) => target.measure === measure));
  const all = factsByTicket(world);
  const judged = new Map<string, readonly Run[]>();
  const runsOf = (ticket: string): readonly Run[] => {
    const facts = all.get(ticket) ?? [];
    const found = judged.get(ticket) ?? judgeTicket(targets, isOurs(facts) ? measures : [], facts, asOf, runsOf);
    judged.set(ticket, found);
    return found;
  };
  return [...all].flatMap(([ticket, facts]) => runsOf(ticket).flatMap((run) => show(run, ticket, facts, asOf)));
}

const customerOf = (facts: readonly Fact[]): unknown => facts[0]?.event.data['customer'];
/** Worlds have one agreement, with one customer; stories leave the customer out. */
const isOurs = (facts: readonly Fact[]): boolean => [undefined, 'acme'].includes(customerOf(facts) as string);

function judgeTicket(
  targets: readonly Target[],
  measures: readonly Measure[],
  facts: readonly Fact[],
  asOf: number,
  runsOf: (ticket: string) => readonly Run[],
): readonly Run[] {
  const runs = measures.map((measure, place) => newRun(measure, targets, facts, joining(facts, place, runsOf)));
  let ticket: Ticket = UNOPENED;
  facts.forEach((fact, place) => {
    const before = ticket;
    ticket = after(before, fact);
    const others = fact.kind === 'absorbed' ? runsOf(String(fact.event.data['ticket'])) : [];
    runs.forEach((run, measure) => {
      take(run, place, before, ticket);
      const other = others[measure];
      if (other !== undefined && customerOf(other.facts) === customerOf(facts)) absorb(run, place, other);
    });
  });
  for (const run of runs) walkTo(run, asOf, facts.length);
  return runs;
}

/** By the place of their merges, when the tickets of this customer merged into it start their clocks of a measure. */
function joining(
  facts: readonly Fact[],
  measure: number,
  runsOf: (ticket: string) => readonly Run[],
): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  facts.forEach((fact, place) => {
    const other = fact.kind === 'absorbed' ? runsOf(String(fact.event.data['ticket']))[measure] : undefined;
    if (other !== undefined && customerOf(other.facts) === customerOf(facts))
      starts.set(place, earliestStart(other, other.own[0] as Target));
  });
  return starts;
}

function show(run: Run, ticket: string, facts: readonly Fact[], asOf: number): readonly OracleClock[] {
  const name = { ticket, measure: run.measure };
  if (run.clocks.length === 0) return showUnstarted(run, name);
  return run.clocks.map((clock) => {
    const pause = pauseAfter(clock, run.facts, isRequesterMessage);
    const reading = clock.atStop ?? readingAt(clock, asOf, pause);
    const state = clock.ended ?? reading.state;
    return {
      ...name,
      cycle: clock.cycle,
      ...shown({ ...reading, state }),
      ...verdicts(clock, reading, facts, run),
    };
  });
}

function shown(reading: ClockReading) {
  return {
    target: reading.target,
    state: reading.state,
    startedAt: instant(reading.startedAt),
    dueAt: instant(reading.dueAt),
    stoppedAt: instant(reading.stoppedAt),
    elapsedSeconds: reading.elapsed * 60,
    remainingSeconds: reading.remaining * 60,
    pausedSeconds: reading.paused * 60,
  };
}

function verdicts(clock: Clock, reading: ClockReading, facts: readonly Fact[], run: Run) {
  const verdict = clock.ended === 'cancelled' ? 'notApplicable' : reading.verdict;
  return {
    verdict: verdict === 'breached' && isExcused(clock, facts, run) ? 'excused' : verdict,
    firstVerdict: clock.firstVerdict,
    breachedAt: instant(clock.breach?.at ?? null),
  };
}

const isExcusal = ({ kind, event: { data } }: Fact): boolean =>
  kind === 'excused' && typeof data['reason'] === 'string' && typeof data['approver'] === 'string';

/** Open case 39: an excusal names the target; without a cycle it means the cycle latest begun at or before it, or the first. */
function isExcused(clock: Clock, facts: readonly Fact[], run: Run): boolean {
  return facts.filter(isExcusal).some(({ at, event: { data } }) => {
    if (data['target'] !== clock.target.id) return false;
    const latest = run.clocks.filter(({ start }) => start <= at).at(-1)?.cycle ?? 1;
    return (data['cycle'] ?? latest) === clock.cycle;
  });
}

/** A clock that has not started: shown where its measure has or had a target (open case 36). */
function showUnstarted(run: Run, name: { ticket: string; measure: Measure }): readonly OracleClock[] {
  const startOn = run.own[0]?.rules.startOn;
  const target = run.appliedAfter.findLast((applied) => applied !== null) ?? null;
  if (run.startedAt !== null || run.measure === 'nextResponse' || startOn === 'opened' || target === null) return [];
  if (run.over) return [];
  const cancelled = run.facts.at(-1)?.kind === 'cancelled';
  const waits = !run.resolved && !run.merged && run.appliedAfter.at(-1) !== null;
  return [
    {
      ...name,
      cycle: 1,
      target: target.id,
      state: cancelled ? 'cancelled' : waits ? 'notStarted' : 'notApplicable',
      startedAt: null,
      dueAt: null,
      stoppedAt: null,
      elapsedSeconds: 0,
      remainingSeconds: null,
      pausedSeconds: 0,
      verdict: cancelled || !waits ? 'notApplicable' : 'open',
      firstVerdict: null,
      breachedAt: null,
    },
  ];
}
