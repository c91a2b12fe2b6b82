import type { Rules } from '../agreement/index.ts';
import { addRatios, type Ratio, ratio, ZERO } from '../money/index.ts';
import { intersect, lengthOf, type Span, subtract, unite } from '../time/index.ts';
import type { Level } from './down-levels.ts';
import type { ServiceStates } from './states.ts';

/** The measured hours, each instant in exactly one list (SEMANTICS 3), in the order in which they take precedence. */
export interface Partition {
  readonly measured: readonly Span[];
  readonly maintenance: readonly Span[];
  readonly excluded: readonly Span[];
  /** Only what weighs something. */
  readonly down: readonly Level[];
  readonly unknown: readonly Span[];
  readonly up: readonly Span[];
}

/**
 * From what was observed to what counts, in real milliseconds but for `downtimeMs`. Always
 * total = maintenance + excluded + down + unknown + up, and outage = in maintenance + excluded + set aside + down.
 */
export interface Waterfall {
  readonly totalMs: number;
  /** Observed, in whatever way, weighing something or not. */
  readonly outageMs: number;
  readonly outageInMaintenanceMs: number;
  readonly outageExcludedMs: number;
  /** Too short, not reported, without weight. */
  readonly outageSetAsideMs: number;
  readonly maintenanceMs: number;
  readonly excludedMs: number;
  readonly unknownMs: number;
  /** Of the measured time, what checks say was down and a gap of the monitor silenced. */
  readonly silencedMs: number;
  readonly downMs: number;
  readonly upMs: number;
  /** What counts: time down by its weight, and unknown time where the rule `unknown` says `down`. */
  readonly downtimeMs: Ratio;
}

/** Divides measured hours; linear in the hours and in the states. */
export function partitionOf(states: ServiceStates, measured: readonly Span[]): Partition {
  const maintenance = intersect(measured, states.protected);
  const open = subtract(measured, maintenance);
  const excluded = intersect(open, states.excluded);
  const counting = subtract(open, excluded);
  const down = levelsWithin(states.levels, counting);
  const rest = subtract(counting, unite(down));
  const unwatched = states.known === null ? [] : subtract(rest, states.known);
  const unknown = unite([...unwatched, ...intersect(rest, states.gaps)]);
  return { measured, maintenance, excluded, down, unknown, up: subtract(rest, unknown) };
}

/** Parts of levels within spans; both sorted. */
function levelsWithin(levels: readonly Level[], spans: readonly Span[]): readonly Level[] {
  const parts: Level[] = [];
  for (let i = 0, j = 0; ; ) {
    const [level, span] = [levels[i], spans[j]];
    if (level === undefined || span === undefined) return parts;
    const [from, to] = [Math.max(level.from, span.from), Math.min(level.to, span.to)];
    if (to > from) parts.push({ from, to, of: level.of });
    if (level.to < span.to) i++;
    else j++;
  }
}

/** The figures of a division of the measured hours. */
export function waterfallOf(states: ServiceStates, parts: Partition, rules: Rules): Waterfall {
  const observed = unite(
    states.raws.flatMap((raw) => [{ from: raw.observedFrom, to: raw.to }, ...(raw.setAside === null ? [raw] : [])]),
  );
  const outageMs = lengthOf(intersect(parts.measured, observed));
  const outageInMaintenanceMs = lengthOf(intersect(parts.maintenance, observed));
  const outageExcludedMs = lengthOf(intersect(parts.excluded, observed));
  const downMs = lengthOf(parts.down);
  const unknownMs = lengthOf(parts.unknown);
  return {
    totalMs: lengthOf(parts.measured),
    outageMs,
    outageInMaintenanceMs,
    outageExcludedMs,
    outageSetAsideMs: outageMs - outageInMaintenanceMs - outageExcludedMs - downMs,
    maintenanceMs: lengthOf(parts.maintenance),
    excludedMs: lengthOf(parts.excluded),
    unknownMs,
    silencedMs: lengthOf(intersect(parts.measured, states.silenced)),
    downMs,
    upMs: lengthOf(parts.up),
    downtimeMs: downtimeOf(states, parts, rules),
  };
}

/** Weighted downtime, exact: times of equal weight are added up first. */
export function downtimeOf({ raws }: ServiceStates, { down, unknown }: Partition, rules: Rules): Ratio {
  const byWeight = new Map<string, { readonly weight: Ratio; ms: number }>();
  for (const { from, to, of } of down) {
    const weight = raws[of]?.weight ?? ZERO;
    const key = `${weight.part}/${weight.whole}`;
    const known = byWeight.get(key);
    if (known === undefined) byWeight.set(key, { weight, ms: to - from });
    else known.ms += to - from;
  }
  const terms = [...byWeight.values()].map(({ weight, ms }) => ratio(weight.part * BigInt(ms), weight.whole));
  if (rules.unknown === 'down') terms.push(ratio(lengthOf(unknown)));
  return sumOf(terms);
}

/** Halves are added first, so that the figures stay short while there are many. */
function sumOf(terms: readonly Ratio[]): Ratio {
  const [first] = terms;
  if (terms.length <= 1) return first ?? ZERO;
  const middle = terms.length >> 1;
  return addRatios(sumOf(terms.slice(0, middle)), sumOf(terms.slice(middle)));
}

/** How much of the measured hours the availability is a share of (rule `denominator`). */
export function denominatorMs(waterfall: Waterfall, rules: Rules, denominator: Rules['denominator']): number {
  if (denominator === 'gross') return waterfall.totalMs;
  const unknownMs = rules.unknown === 'excluded' ? waterfall.unknownMs : 0;
  return waterfall.totalMs - waterfall.maintenanceMs - waterfall.excludedMs - unknownMs;
}
