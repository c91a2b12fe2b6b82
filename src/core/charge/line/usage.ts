import type { ChargeLine } from '../../agreement/index.ts';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  type Step,
  subtractRatios,
} from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
import type { ChargedLine } from '../charge.ts';
import { cyclesOver } from '../price/cycle.ts';
import { pricingOf, shareOf, sumOf } from '../price/cycle-price.ts';
import { revisionsBy } from '../price/revision.ts';
import { exactly, priceOf, type UnitPricing } from '../price/unit-price.ts';
import { daysOf, type Reign } from '../reign.ts';
import { unitOf, type View } from '../view.ts';
import { type Allotted, isTime } from '../work/allotment.ts';
import { agreedLines, itemOf } from './agreed-lines.ts';
import { grouped } from './grouped.ts';
import { rounded, unroundedOf } from './rounded.ts';

/** Hours in a day of work that is billed by the day: where an agreement means fewer, it gives its price by the hour. */
const HOURS_A_DAY = 8;

/** Recorded work billed in a period: lines by the hour and the day at the end of their cycle, hours beyond a block as they come. */
export function usageLines(
  view: View,
  parts: readonly Allotted[],
  period: Span,
  currency: string,
): readonly ChargedLine[] {
  return view.reigns.flatMap((reign) =>
    agreedLines(reign.version).flatMap((line): readonly ChargedLine[] => {
      const mine = parts.filter((part) => part.line === line && part.reign.version === reign.version);
      const days = daysOf(reign.version.timeZone, period);
      if (isTime(unitOf(line))) return timeLines(view, reign, line, mine, days, currency);
      const overage = line.pricing.kind === 'blockHours' ? line.pricing.overage : null;
      const beyond = mine.filter((part) => part.by === 'overage' && part.day >= days.from && part.day < days.to);
      if (overage === null || beyond.length === 0) return [];
      const item = { ...itemOf(line), clause: `charges.lines.${line.id}.overage` };
      const pricing = { kind: 'fixed', unit: 'hour', amount: overage } as const;
      return [usageOf(view, reign, line, { item, pricing, parts: beyond, days, missing: ratio(0), currency })];
    }),
  );
}

type Days = { readonly from: number; readonly to: number };

function timeLines(
  view: View,
  reign: Reign,
  line: ChargeLine,
  parts: readonly Allotted[],
  days: Days,
  currency: string,
): readonly ChargedLine[] {
  const item = itemOf(line);
  const pricing = pricingOf(line);
  const [first, end] = [Math.max(days.from, reign.fromDay), Math.min(days.to, reign.toDay)];
  return cyclesOver(reign.version, line, first, end).flatMap((cycle): readonly ChargedLine[] => {
    const covered = { from: Math.max(cycle.from, reign.fromDay), to: Math.min(cycle.to, reign.toDay) };
    if (covered.to - 1 < days.from || covered.to > days.to) return [];
    const within = parts.filter(({ day }) => covered.from <= day && day < covered.to);
    const share = line.prorated ? shareOf(cycle, covered.from, covered.to) : ratio(1);
    const least = multiplyRatios(ratio(line.minimum ?? 0), share);
    const units = sumOf(within.map(({ minutes }) => unitsOf(minutes, pricing)));
    const missing = compareRatios(least, units) > 0 ? subtractRatios(least, units) : ratio(0);
    if (within.length === 0 && missing.part === 0n) return [];
    return [usageOf(view, reign, line, { item, pricing, parts: within, days: covered, missing, currency })];
  });
}

interface Usage {
  readonly item: ReturnType<typeof itemOf>;
  readonly pricing: UnitPricing;
  readonly parts: readonly Allotted[];
  readonly days: Days;
  /** Units below the agreed minimum. */
  readonly missing: Ratio;
  readonly currency: string;
}

function usageOf(view: View, reign: Reign, line: ChargeLine, usage: Usage): ChargedLine {
  const { item, pricing, parts, days, missing, currency } = usage;
  const revisions = view.revisions(reign.version);
  const byTimes = grouped(parts, ({ day }) => revisionsBy(revisions, day));
  const last = revisionsBy(revisions, days.to - 1);
  if (missing.part > 0n && !byTimes.has(last)) byTimes.set(last, []);
  const groups = [...byTimes].map(([times, group]) => {
    const worked = sumOf(group.map(({ minutes }) => unitsOf(minutes, pricing)));
    const units = times === last ? sumOf([worked, missing]) : worked;
    const priced = priceOf(pricing, units, revisions, times, item.clause);
    const steps: readonly Step[] = [
      ...(times === last && missing.part > 0n ? [minimumStep(line, item.clause, missing)] : []),
      ...priced.steps,
      {
        kind: 'work',
        clause: item.clause,
        inputs: {
          minutes: { kind: 'number', number: sumOf(group.map(({ minutes }) => minutes)) },
          units: { kind: 'number', number: units },
        },
        result: exactly(priced.minor, currency),
        evidence: group.map(({ work }) => work.event),
      },
    ];
    return { units, minor: priced.minor, steps };
  });
  return rounded({
    ...unroundedOf(reign.version, line, item, currency),
    kind: 'usage',
    days,
    quantity: sumOf(groups.map(({ units }) => units)),
    minor: sumOf(groups.map(({ minor }) => minor)),
    steps: groups.flatMap(({ steps }) => steps),
  });
}

function minimumStep(line: ChargeLine, clause: string | null, missing: Ratio): Step {
  return {
    kind: 'minimum',
    clause: clause === null ? null : `${clause}.minimum`,
    inputs: { minimum: { kind: 'number', number: ratio(line.minimum ?? 0) } },
    result: { kind: 'number', number: missing },
    evidence: [],
  };
}

/** Minutes as hours, or as days of eight hours. */
export function unitsOf(minutes: Ratio, pricing: { readonly unit: string }): Ratio {
  return divideRatios(minutes, ratio(pricing.unit === 'day' ? 60 * HOURS_A_DAY : 60));
}
