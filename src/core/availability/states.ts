import type { Agreement, Target } from '../agreement/index.ts';
import { compareRatios } from '../money/index.ts';
import { type Instant, intersect, type Span, subtract, unite } from '../time/index.ts';
import { checkStates } from './check-states.ts';
import { concerns } from './concern.ts';
import { downLevels, type Level } from './down-levels.ts';
import { joinedSeries, sortedSeries } from './facts/check-series.ts';
import {
  type AvailabilityFacts,
  type ExclusionFact,
  type GapFact,
  NO_SERVICE_FACTS,
  type ServiceFacts,
} from './facts/fact.ts';
import { type Protected, protectionOf } from './protection.ts';
import { type RawOutage, rawOutagesOf } from './raw-outages.ts';
import { requestIntervals } from './requests.ts';

/** Whose availability, under which promise, as of when. */
export interface StatesQuestion {
  readonly version: Agreement;
  readonly target: Target;
  readonly service: string;
  readonly facts: AvailabilityFacts;
  readonly asOf: Instant;
  /** When an outage's ticket was opened (rule `outageStart: reported`); missing: no ticket is known. */
  readonly reportedAt?: (ticket: string) => Instant | null;
}

/** What is known of a service up to `asOf`, whatever the period; every list sorted by begin. */
export interface ServiceStates {
  /** Was anything ever told of it? */
  readonly told: boolean;
  readonly raws: readonly RawOutage[];
  /** Which raw outage counts where, before anything is taken off. */
  readonly levels: readonly Level[];
  readonly maintenances: readonly Protected[];
  readonly protected: readonly Span[];
  readonly exclusions: readonly { readonly fact: ExclusionFact; readonly agreed: boolean }[];
  readonly excluded: readonly Span[];
  /** Where somebody looked; null: the service is known only by its outages. */
  readonly known: readonly Span[] | null;
  /** Where nobody looked. */
  readonly gaps: readonly Span[];
  /** Where checks say down, and a gap has it that nobody looked: unknown, and shown, for it may be disputed. */
  readonly silenced: readonly Span[];
}

/** The states of a service as a promise takes them. Cost: that of sorting its facts, and one pass over its checks. */
export function statesOf(question: StatesQuestion): ServiceStates {
  const { version, target, asOf } = question;
  const facts = concerning(question);
  const exclusions = exclusionsOf(question);
  const checked = checkedOf(facts, target, asOf);
  const intervals = target.basis.kind === 'requests' ? requestIntervals(requestsOf(question), target.basis) : null;
  const raws = rawOutagesOf({
    service: question.service,
    target,
    outages: facts.outages,
    checksDown: checked.down,
    intervals,
    asOf,
    reportedAt: question.reportedAt ?? (() => null),
  });
  const maintenances = protectionOf(facts.maintenances, target.rules, version);
  const lists = [facts.outages, facts.maintenances, facts.gaps, facts.checks];
  return {
    told: intervals === null ? lists.some((list) => list.length > 0) : intervals.length > 0,
    raws,
    levels: downLevels(ranked(raws)),
    maintenances,
    protected: unite(maintenances.flatMap(({ spans }) => spans)),
    exclusions,
    excluded: unite(exclusions.flatMap(({ fact, agreed }) => (agreed ? [fact] : []))),
    known: intervals === null ? checked.known : unite(intervals),
    gaps: checked.gaps,
    silenced: checked.silenced,
  };
}

/** The facts of the service that concern the agreement. */
function concerning({ version, service, facts }: StatesQuestion): ServiceFacts {
  const { outages, maintenances, gaps, checks } = facts.services.get(service) ?? NO_SERVICE_FACTS;
  const ours = <T extends GapFact | ServiceFacts['outages'][number] | ServiceFacts['checks'][number]>(
    list: readonly T[],
  ) => list.filter((fact) => concerns(fact, version));
  return {
    outages: ours(outages),
    maintenances: maintenances.filter((fact) => concerns(fact, version)),
    gaps: ours(gaps),
    checks: ours(checks),
  };
}

function exclusionsOf({ version, target, service, facts }: StatesQuestion): ServiceStates['exclusions'] {
  return exclusionsOn(facts.exclusions, service)
    .filter((fact) => concerns(fact, version))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1))
    .map((fact) => ({ fact, agreed: target.rules.exclude.includes(fact.reason) }));
}

const byService = new WeakMap<readonly ExclusionFact[], ReadonlyMap<string | null, readonly ExclusionFact[]>>();

/** Those of a service and those of all: sorted out once, however many services are asked for. */
function exclusionsOn(exclusions: readonly ExclusionFact[], service: string): readonly ExclusionFact[] {
  let sorted = byService.get(exclusions);
  if (sorted === undefined) {
    const made = new Map<string | null, ExclusionFact[]>();
    for (const fact of exclusions) {
      const own = made.get(fact.service);
      if (own === undefined) made.set(fact.service, [fact]);
      else own.push(fact);
    }
    sorted = made;
    byService.set(exclusions, sorted);
  }
  return [...(sorted.get(null) ?? []), ...(sorted.get(service) ?? [])];
}

function requestsOf({ version, target, service, facts, asOf }: StatesQuestion) {
  return (facts.requests.get(target.id) ?? []).filter(
    (fact) => fact.at <= asOf && (fact.service === null || fact.service === service) && concerns(fact, version),
  );
}

interface Checked {
  readonly known: readonly Span[] | null;
  readonly down: readonly Span[];
  readonly gaps: readonly Span[];
  readonly silenced: readonly Span[];
}

/** What checks say, but for the gaps, in which none speaks. */
function checkedOf({ checks, gaps }: ServiceFacts, { rules }: Target, asOf: Instant): Checked {
  if (checks.length === 0) return { known: null, down: [], gaps: gapsOf(gaps, () => asOf), silenced: [] };
  const series = joinedSeries(checks.map((one) => one.series));
  const { known, down } = checkStates(series, rules, asOf);
  if (gaps.length === 0) return { known, down, gaps: [], silenced: [] };
  const open = gaps.some(({ to }) => to === null);
  const instants = open ? sortedSeries(series).at : new Float64Array(0);
  const silent = gapsOf(gaps, (from) => firstAfter(instants, from) ?? asOf);
  return {
    known: subtract(known, silent),
    down: subtract(down, silent),
    gaps: silent,
    silenced: intersect(down, silent),
  };
}

function gapsOf(gaps: readonly GapFact[], endOf: (from: Instant) => Instant): readonly Span[] {
  return unite(gaps.map(({ from, to }) => ({ from, to: to ?? endOf(from) })));
}

function firstAfter(instants: Float64Array, from: Instant): Instant | undefined {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) > from) high = middle;
    else low = middle + 1;
  }
  return instants[low];
}

/** The outages with their weights as ranks; one that is set aside covers nothing. */
function ranked(raws: readonly RawOutage[]) {
  const key = ({ weight }: RawOutage) => `${weight.part}/${weight.whole}`;
  const weights = new Map(raws.map((raw) => [key(raw), raw.weight]));
  const order = [...weights].sort((a, b) => compareRatios(a[1], b[1])).map(([name]) => name);
  const ranks = new Map(order.map((name, rank) => [name, rank]));
  return raws.map((raw) => ({
    from: raw.from,
    to: raw.setAside === null ? raw.to : raw.from,
    rank: ranks.get(key(raw)) ?? 0,
  }));
}
