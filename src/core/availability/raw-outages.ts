import type { Rules, Target } from '../agreement/index.ts';
import { multiplyRatios, ONE, type Ratio, ratioOfPpm } from '../money/index.ts';
import { formatInstant, type Instant, type Span, unite } from '../time/index.ts';
import type { OutageFact } from './facts/fact.ts';
import type { RequestInterval } from './requests.ts';

/** An outage as it was observed and as the agreement takes it. `[from, to)` is what may count. */
export interface RawOutage extends Span {
  /** `source/id` of the event that began it; of one that checks tell, `checks:service@instant`. */
  readonly id: string;
  readonly told: 'outage' | 'checks' | 'requests';
  /** When it was observed to begin; the rule `outageStart` may have it count from its report instead. */
  readonly observedFrom: Instant;
  /** Null: it goes on. */
  readonly endedAt: Instant | null;
  readonly weight: Ratio;
  /** Why nothing of it counts; null: it may. */
  readonly setAside: 'tooShort' | 'notReported' | 'weightless' | 'requestsCount' | null;
}

export interface RawSources {
  readonly service: string;
  readonly target: Target;
  readonly outages: readonly OutageFact[];
  readonly checksDown: readonly Span[];
  /** Null: the promise is not about requests. */
  readonly intervals: readonly RequestInterval[] | null;
  readonly asOf: Instant;
  readonly reportedAt: (ticket: string) => Instant | null;
}

/** Every outage told, in whatever way, with its weight and whether it may count; by begin. */
export function rawOutagesOf(sources: RawSources): readonly RawOutage[] {
  const { target, intervals } = sources;
  const weightDown = ratioOfPpm(target.rules.partial.downPpm);
  const outages = [
    ...sources.outages.filter(({ from }) => from < sources.asOf).map((fact) => outageOf(fact, sources)),
    ...sources.checksDown.map((span) => checksOf(span, weightDown, sources)),
  ];
  const failed = (intervals ?? []).filter(({ failed: { part } }) => part > 0n).map(failedOf);
  const taken = intervals === null ? withMinimum(outages, target.rules) : outages.map(besideRequests);
  return [...taken, ...failed].sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function outageOf(fact: OutageFact, { target, asOf, reportedAt }: RawSources): RawOutage {
  const to = Math.min(fact.to ?? asOf, asOf);
  const weight = weightOf(fact, target);
  const reported = fact.reportedAt ?? (fact.ticket === null ? null : reportedAt(fact.ticket));
  const byReport = target.rules.outageStart === 'reported';
  const from = byReport && reported !== null ? reported : fact.from;
  const notReported = byReport && (reported === null || reported >= to);
  return {
    id: fact.id,
    told: 'outage',
    from: notReported ? fact.from : from,
    to,
    observedFrom: fact.from,
    endedAt: fact.to !== null && fact.to <= asOf ? fact.to : null,
    weight,
    setAside: notReported ? 'notReported' : weight.part === 0n ? 'weightless' : null,
  };
}

/** Its own weight or its state's; where users count, times the share of users it affects (all, when it does not say). */
function weightOf({ weightPpm, state, users }: OutageFact, { rules, basis }: Target): Ratio {
  const ofState = ratioOfPpm(weightPpm ?? (state === 'down' ? rules.partial.downPpm : rules.partial.degradedPpm));
  return basis.kind === 'users' ? multiplyRatios(ofState, users ?? ONE) : ofState;
}

/** What checks tell is down, as `partial` has it; nobody has reported it. */
function checksOf({ from, to }: Span, weight: Ratio, { service, target, asOf }: RawSources): RawOutage {
  return {
    id: `checks:${service}@${formatInstant(from)}`,
    told: 'checks',
    from,
    to,
    observedFrom: from,
    endedAt: to < asOf ? to : null,
    weight,
    setAside: target.rules.outageStart === 'reported' ? 'notReported' : weight.part === 0n ? 'weightless' : null,
  };
}

function failedOf({ from, to, failed, ids }: RequestInterval): RawOutage {
  const id = ids.join(' ');
  return { id, told: 'requests', from, to, observedFrom: from, endedAt: to, weight: failed, setAside: null };
}

/** Where requests are counted, what monitoring says of outages is shown and does not count. */
function besideRequests(outage: RawOutage): RawOutage {
  return { ...outage, setAside: 'requestsCount' };
}

/** Outages that touch or overlap are one, and one shorter than the minimum (real time) does not count at all. */
function withMinimum(outages: readonly RawOutage[], { minimumOutageMs }: Rules): readonly RawOutage[] {
  if (minimumOutageMs === 0) return outages;
  const long = unite(outages.filter(({ setAside }) => setAside !== 'notReported')).filter(
    ({ from, to }) => to - from >= minimumOutageMs,
  );
  return outages.map((outage) =>
    outage.setAside === null && !isWithin(outage, long) ? { ...outage, setAside: 'tooShort' } : outage,
  );
}

/** Does one of the stretches hold this one? They are sorted. */
function isWithin({ from }: Span, stretches: readonly Span[]): boolean {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Span).to > from) high = middle;
    else low = middle + 1;
  }
  return (stretches[low]?.from ?? Number.POSITIVE_INFINITY) <= from;
}
