import type { Dependency } from '../agreement/index.ts';
import { compositeOf } from '../availability/index.ts';
import { compareRatios, ONE, type Ratio, type RatioPpm, subtractRatios, ZERO } from '../money/index.ts';
import type { SupplierPromise, Under } from './under.ts';

/**
 * The share of time that what stands under a service may be down, from the share each promise permits; exact (formulas,
 * composite availability, common cause included). A hole is never up; of promises of which one is meant, the worst.
 */
export function permittedDowntime(under: Under, of: (promise: SupplierPromise) => Ratio, betaPpm: RatioPpm): Ratio {
  const up = new Map<string, Ratio>();
  const leaf = (id: string, share: Ratio): Dependency => {
    up.set(id, share);
    return { kind: 'agreement', id };
  };
  const availabilityOf = (promise: SupplierPromise) => subtractRatios(ONE, of(promise));
  const dependencyOf = (each: Under): Dependency => {
    if (each.kind === 'hole') return leaf(each.agreement, ZERO);
    if (each.kind === 'promise') return leaf(`${each.agreement.ref} ${each.target.order}`, availabilityOf(each));
    if (each.kind === 'several') return { kind: 'atLeast', count: each.needed, of: each.of.map(dependencyOf) };
    const worst = each.of.reduce((a, b) => (compareRatios(availabilityOf(b), availabilityOf(a)) < 0 ? b : a));
    return dependencyOf(worst);
  };
  const available = compositeOf(dependencyOf(under), (id) => up.get(id) ?? null, betaPpm);
  return available === null ? ONE : subtractRatios(ONE, available);
}
