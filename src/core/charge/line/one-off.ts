import type { ChargeLine } from '../../agreement/index.ts';
import { ratio } from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
import type { ChargedLine } from '../charge.ts';
import { pricingOf } from '../price/cycle-price.ts';
import { countOn } from '../price/headcount.ts';
import { revisionsBy } from '../price/revision.ts';
import { exactly, priceOf } from '../price/unit-price.ts';
import { daysOf, type Reign } from '../reign.ts';
import type { View } from '../view.ts';
import { agreedLines, isOnce, itemOf } from './agreed-lines.ts';
import { rounded, unroundedOf } from './rounded.ts';

/**
 * The lines billed once, in the period of the day on which each first takes effect: with the first version that has it.
 * A later version that repeats it, whatever its amount, does not bill it again.
 */
export function oneOffLines(view: View, period: Span, currency: string): readonly ChargedLine[] {
  return firstReigns(view).flatMap(({ reign, line }): readonly ChargedLine[] => {
    const days = daysOf(reign.version.timeZone, period);
    if (reign.fromDay < days.from || reign.fromDay >= days.to) return [];
    const count = ratio(countOn(view.counts(reign.version, line).counts, reign.fromDay));
    const revisions = view.revisions(reign.version);
    const item = itemOf(line);
    const times = revisionsBy(revisions, reign.fromDay);
    const { minor, steps } = priceOf(pricingOf(line), count, revisions, times, item.clause);
    const units = {
      kind: 'units',
      clause: item.clause,
      inputs: { count: { kind: 'number', number: count } },
      result: exactly(minor, currency),
      evidence: [],
    } as const;
    if (count.part === 0n) return [];
    return [
      rounded({
        ...unroundedOf(reign.version, line, item, currency),
        kind: 'oneOff',
        days: { from: reign.fromDay, to: reign.fromDay + 1 },
        quantity: count,
        minor,
        steps: [...steps, units],
      }),
    ];
  });
}

/** Each line that is billed once, with the reign in which it first stands. */
export function firstReigns(view: View): readonly { readonly reign: Reign; readonly line: ChargeLine }[] {
  const seen = new Set<string>();
  return view.reigns.flatMap((reign) =>
    agreedLines(reign.version)
      .filter((line) => isOnce(line) && !seen.has(line.id))
      .map((line) => {
        seen.add(line.id);
        return { reign, line };
      }),
  );
}
