import { compileCalendar } from '../../calendar/index.ts';
import { compareRatios, ONE } from '../../money/index.ts';
import type { Instant, Span } from '../../time/index.ts';
import { NO_SERVICE_FACTS } from '../facts/fact.ts';
import { openSpans } from '../measured-hours.ts';
import type { RawOutage } from '../raw-outages.ts';
import { type StatesQuestion, statesOf } from '../states.ts';
import { partitionOf } from '../waterfall.ts';

/** `closed`: outside the hours that the promise measures. */
export type StretchState = 'up' | 'down' | 'degraded' | 'unknown' | 'maintenance' | 'excluded' | 'closed';

/** A stretch of time in which a service had one state for the same reasons. */
export interface Stretch extends Span {
  readonly state: StretchState;
  /** Whether it is downtime under the promise. */
  readonly counts: boolean;
  /** Why an outage that was observed does not count; null: it does, or the state says why, or there was none. */
  readonly because: RawOutage['setAside'];
  /** `source/id` of what says so, and of every outage observed then; sorted. */
  readonly facts: readonly string[];
}

export interface StretchesQuestion extends StatesQuestion {
  /** False: time outside the hours that the promise measures has a state too; missing: it is `closed`. */
  readonly inHours?: boolean;
}

/**
 * What a service's state was from one instant to another as a promise takes it (SEMANTICS 3), ready to be drawn: stretches
 * that touch, without gaps, up to `asOf`. An outage that the promise sets aside is shown in its own state and counts not.
 * `n log n` in the facts.
 */
export function stretchesOf(question: StretchesQuestion, { from, to }: Span): readonly Stretch[] {
  const within = { from, to: Math.max(from, Math.min(to, question.asOf)) };
  const covers = coversOf(question, within);
  const edges = new Set([within.from, within.to]);
  for (const span of covers) {
    if (span.from > within.from && span.from < within.to) edges.add(span.from);
    if (span.to > within.from && span.to < within.to) edges.add(span.to);
  }
  const instants = [...edges].sort((a, b) => a - b);
  covers.sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let active: Cover[] = [];
  let next = 0;
  for (let i = 0; i + 1 < instants.length; i++) {
    const [begin, end] = [instants[i] as Instant, instants[i + 1] as Instant];
    active = active.filter((one) => one.to > begin);
    for (; next < covers.length && (covers[next] as Cover).from <= begin; next++) {
      const cover = covers[next] as Cover;
      if (cover.to > begin) active.push(cover);
    }
    add(stretches, { from: begin, to: end, ...sayOf(active, question.inHours ?? true) });
  }
  return stretches;
}

/** What covers a stretch: a share of the measured hours, an outage as it was observed, or what protects or excludes. */
interface Cover extends Span {
  readonly kind: 'maintenance' | 'excluded' | 'down' | 'unknown' | 'up' | 'observed' | 'reason';
  readonly state: 'down' | 'degraded';
  readonly because: RawOutage['setAside'];
  readonly fact: string | null;
  /** Of `unknown`: whether the promise counts it as down. Of a reason: what it is one for. */
  readonly counts: boolean;
  readonly of: 'maintenance' | 'excluded' | null;
}

const PLAIN = { state: 'down', because: null, fact: null, counts: false, of: null } as const;

function coversOf(question: StretchesQuestion, within: Span): Cover[] {
  const { target, service, facts } = question;
  const states = statesOf(question);
  const hours = question.inHours === false ? [within] : openSpans(compileCalendar(target.calendar), within);
  const parts = partitionOf(states, hours);
  const told = facts.services.get(service) ?? NO_SERVICE_FACTS;
  const ownState = new Map(told.outages.map(({ id, state }) => [id, state]));
  const stateOf = ({ id, told: by, weight }: RawOutage) =>
    by === 'requests' ? (compareRatios(weight, ONE) < 0 ? 'degraded' : 'down') : (ownState.get(id) ?? 'down');
  const plain = (kind: Cover['kind'], spans: readonly Span[], counts = false) =>
    spans.map(({ from, to }): Cover => ({ ...PLAIN, kind, from, to, counts }));
  const reasons = (of: 'maintenance' | 'excluded', fact: string, spans: readonly Span[]) =>
    spans.map(({ from, to }): Cover => ({ ...PLAIN, kind: 'reason', of, fact, from, to }));
  return [
    ...plain('maintenance', parts.maintenance),
    ...plain('excluded', parts.excluded),
    ...plain('unknown', parts.unknown, target.rules.unknown === 'down'),
    ...plain('up', parts.up),
    ...parts.down.map(({ from, to, of }): Cover => {
      const raw = states.raws[of] as RawOutage;
      return { ...PLAIN, kind: 'down', from, to, state: stateOf(raw), fact: raw.id, counts: true };
    }),
    ...states.raws.map((raw): Cover => {
      const from = Math.min(raw.observedFrom, raw.from);
      return { ...PLAIN, kind: 'observed', from, to: raw.to, state: stateOf(raw), because: raw.setAside, fact: raw.id };
    }),
    ...states.maintenances.flatMap(({ fact, spans }) => reasons('maintenance', fact.id, spans)),
    ...states.exclusions.flatMap(({ fact, agreed }) => (agreed ? reasons('excluded', fact.id, [fact]) : [])),
  ];
}

type Said = Omit<Stretch, 'from' | 'to'>;

function sayOf(active: readonly Cover[], inHours: boolean): Said {
  const share = active.find(({ kind }) => kind !== 'observed' && kind !== 'reason');
  const observed = active.filter(({ kind }) => kind === 'observed');
  const reasons = active.filter(({ kind, of }) => kind === 'reason' && of === share?.kind);
  const ids = [...observed, ...reasons, ...(share === undefined ? [] : [share])].flatMap(({ fact }) => fact ?? []);
  const facts = [...new Set(ids)].sort();
  if (share === undefined) return { state: inHours ? 'closed' : 'unknown', counts: false, because: null, facts };
  if (share.kind === 'down') return { state: share.state, counts: true, because: null, facts };
  if (share.kind === 'unknown') return { state: 'unknown', counts: share.counts, because: null, facts };
  if (share.kind !== 'up') return { state: share.kind as StretchState, counts: false, because: null, facts };
  const seen = observed.find(({ state }) => state === 'down') ?? observed[0];
  return { state: seen?.state ?? 'up', counts: false, because: seen?.because ?? null, facts };
}

function add(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  const same =
    last !== undefined &&
    last.state === next.state &&
    last.counts === next.counts &&
    last.because === next.because &&
    last.facts.join(' ') === next.facts.join(' ');
  if (same) stretches[stretches.length - 1] = { ...last, to: next.to };
  else stretches.push(next);
}
