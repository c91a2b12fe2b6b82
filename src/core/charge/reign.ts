import type { Agreement, Versions } from '../agreement/index.ts';
import { dayNumberOf, type Instant, instantToLocal, type Span } from '../time/index.ts';

/** The local days on which one version prices: `[fromDay, toDay)` in its own zone; `toDay` may be without end. */
export interface Reign {
  readonly version: Agreement;
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * Which version prices which days, as known at an instant: each from its day of effect to that of the next (of the
 * versions in effect by then) or to the end of its term. Versions that never come into force have no reign.
 */
export function reignsOf(versions: Versions, cut: Instant): readonly Reign[] {
  const known = versions.versions.filter((version) => version.effectiveAt < cut);
  return known.flatMap((version, place) => {
    const next = known[place + 1];
    const fromDay = dayNumberOf(version.effectiveFrom);
    const ended = version.endsAt === null ? Number.POSITIVE_INFINITY : dayAt(version.timeZone, version.endsAt);
    const toDay = Math.min(ended, next === undefined ? Number.POSITIVE_INFINITY : dayNumberOf(next.effectiveFrom));
    return toDay > fromDay ? [{ version, fromDay, toDay }] : [];
  });
}

/** The reign that contains the local day of an instant; null: no version is in force. */
export function reignAt(reigns: readonly Reign[], at: Instant): Reign | null {
  return (
    reigns.find(({ version, fromDay, toDay }) => {
      const day = dayAt(version.timeZone, at);
      return fromDay <= day && day < toDay;
    }) ?? null
  );
}

/** The local days of a period, `[from, to)`; a day begun counts whole. */
export function daysOf(zone: string, period: Span): { readonly from: number; readonly to: number } {
  return { from: dayAt(zone, period.from), to: dayAt(zone, period.to - 1) + 1 };
}

export function dayAt(zone: string, at: Instant): number {
  return instantToLocal(zone, at).dayNumber;
}
