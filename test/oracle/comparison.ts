/** Puts one world to the oracle and to the engine, and tells where they differ. */
import { evaluate } from '../../src/core/evaluate.ts';
import type { Event } from '../../src/core/event/index.ts';
import type { Judged } from '../../src/core/verdict/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import type { PlainEvent, World } from './facts.ts';
import { judge, type OracleClock } from './oracle.ts';

/** One clock, or one value of it, on which the two do not agree. */
export interface Difference {
  readonly clock: string;
  readonly field: string;
  readonly oracle: unknown;
  readonly engine: unknown;
}

type Comparable = OracleClock;
type Field = keyof Comparable;

const ALL: readonly Field[] = [
  ...(['target', 'state', 'verdict', 'firstVerdict', 'startedAt', 'dueAt', 'stoppedAt', 'breachedAt'] as const),
  ...(['elapsedSeconds', 'remainingSeconds', 'pausedSeconds'] as const),
];
/** What the texts say of a clock that no longer counts, or does not count yet. */
const IDLE: readonly Field[] = ['state', 'verdict', 'firstVerdict', 'startedAt', 'breachedAt'];
const IDLE_STATES = ['notApplicable', 'superseded', 'cancelled'];

const iso = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString().replace('.000Z', 'Z');
const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

function eventOf(event: PlainEvent): Event {
  const occurredAt = Date.parse(event.time);
  return {
    source: event.source,
    id: event.id,
    type: event.type,
    subject: event.subject,
    occurredAt,
    recordedAt: event.recordedat === undefined ? occurredAt : Date.parse(event.recordedat),
    sequence: event.sequence ?? null,
    data: event.data,
  };
}

function comparable(clock: Judged): Comparable {
  return {
    ticket: clock.ticket,
    measure: clock.measure as Comparable['measure'],
    cycle: clock.cycle,
    target: clock.target.id,
    state: clock.state,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    stoppedAt: iso(clock.stoppedAt),
    elapsedSeconds: seconds(clock.elapsedMs) ?? 0,
    remainingSeconds: seconds(clock.remainingMs),
    pausedSeconds: seconds(clock.pausedMs) ?? 0,
    verdict: clock.verdict,
    firstVerdict: clock.firstVerdict,
    breachedAt: iso(clock.breachedAt),
  };
}

/** The engine's clocks of a world; an agreement that cannot be read is a mistake of the generator, and thrown. */
export function engineClocks(world: World): readonly Comparable[] {
  const { agreement, diagnostics } = readAgreement(JSON.stringify(world.agreement), { file: 'world.json' });
  if (agreement === null) throw new Error(`unreadable world: ${JSON.stringify(diagnostics)}`);
  const { clocks } = evaluate({
    agreements: [agreement],
    events: world.events.map(eventOf),
    asOf: Date.parse(world.asOf),
    knownAt: world.knownAt === undefined ? null : Date.parse(world.knownAt),
  });
  return clocks.map(comparable);
}

const nameOf = (clock: Comparable): string => `${clock.ticket} ${clock.measure} ${clock.cycle}`;

function compareClock(name: string, oracle: OracleClock, engine: Comparable): readonly Difference[] {
  const fields = IDLE_STATES.includes(oracle.state) ? IDLE : ALL;
  return fields
    .filter((field) => oracle[field] !== engine[field])
    .map((field) => ({ clock: name, field, oracle: oracle[field], engine: engine[field] }));
}

/** A clock that measured nothing: whether it is shown at all, the texts do not say. */
const isNothing = (clock: Comparable | undefined): boolean =>
  clock === undefined || (['notApplicable', 'cancelled'].includes(clock.state) && clock.firstVerdict === null);

/** Where oracle and engine differ. */
export function differencesIn(world: World): readonly Difference[] {
  const clocks = judge(world);
  const theirs = new Map(engineClocks(world).map((clock) => [nameOf(clock), clock]));
  const ours = new Map(clocks.map((clock) => [nameOf(clock), clock]));
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  return names.flatMap((name) => {
    const [oracle, engine] = [ours.get(name), theirs.get(name)];
    if (isNothing(oracle) && isNothing(engine)) return [];
    if (oracle !== undefined && engine !== undefined) return compareClock(name, oracle, engine);
    return [{ clock: name, field: 'clock', oracle: oracle?.state ?? 'none', engine: engine?.state ?? 'none' }];
  });
}
