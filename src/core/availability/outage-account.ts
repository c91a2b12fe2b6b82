import { multiplyRatios, type Ratio, ratio, ZERO } from '../money/index.ts';
import type { Instant, Span } from '../time/index.ts';
import type { RawOutage } from './raw-outages.ts';
import type { ServiceStates } from './states.ts';
import type { Partition } from './waterfall.ts';

/** One outage of a period: how much of it counts, and what became of the rest. Milliseconds of real time. */
export interface OutageAccount {
  readonly id: string;
  readonly told: RawOutage['told'];
  readonly observedFrom: Instant;
  /** From when it counts (rule `outageStart`). */
  readonly from: Instant;
  /** Null: it goes on. */
  readonly to: Instant | null;
  readonly weight: Ratio;
  /** Within the period, whatever becomes of it. */
  readonly realMs: number;
  readonly outsideHoursMs: number;
  readonly maintenanceMs: number;
  readonly excludedMs: number;
  /** Counted under another outage at least as heavy. */
  readonly overlappedMs: number;
  /** Why nothing else of it counts; null: the rest counts. */
  readonly setAside: RawOutage['setAside'];
  /** By its weight; the sum over all outages is the period's downtime (but for unknown time that counts as down). */
  readonly countedMs: Ratio;
}

/** The outages that touch a stretch of time, by begin; `n log n`. */
export function accountsOf(states: ServiceStates, parts: Partition, within: Span): readonly OutageAccount[] {
  const measured = coverOf(parts.measured);
  const maintenance = coverOf(parts.maintenance);
  const excluded = coverOf(parts.excluded);
  const won = new Float64Array(states.raws.length);
  for (const { from, to, of } of parts.down) won[of] = (won[of] as number) + to - from;
  return states.raws.flatMap((raw, place): OutageAccount[] => {
    const from = Math.max(raw.setAside === null ? raw.from : raw.observedFrom, within.from);
    const to = Math.min(raw.to, within.to);
    if (to <= from) return [];
    const wonMs = won[place] as number;
    const inHours = measured(from, to);
    const maintenanceMs = maintenance(from, to);
    const excludedMs = excluded(from, to);
    const rest = inHours - maintenanceMs - excludedMs;
    return [
      {
        id: raw.id,
        told: raw.told,
        observedFrom: raw.observedFrom,
        from: raw.from,
        to: raw.endedAt,
        weight: raw.weight,
        realMs: to - from,
        outsideHoursMs: to - from - inHours,
        maintenanceMs,
        excludedMs,
        overlappedMs: raw.setAside === null ? rest - wonMs : 0,
        setAside: raw.setAside,
        countedMs: wonMs === 0 ? ZERO : multiplyRatios(raw.weight, ratio(wonMs)),
      },
    ];
  });
}

/** Asks how much of `[from, to)` sorted spans cover, by running totals. */
function coverOf(spans: readonly Span[]): (from: Instant, to: Instant) => number {
  const before = new Float64Array(spans.length + 1);
  for (const [i, { from, to }] of spans.entries()) before[i + 1] = (before[i] as number) + to - from;
  const upTo = (t: Instant) => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as Span).to > t) high = middle;
      else low = middle + 1;
    }
    const span = spans[low];
    return (before[low] as number) + (span === undefined ? 0 : Math.max(t - span.from, 0));
  };
  return (from, to) => upTo(to) - upTo(from);
}
