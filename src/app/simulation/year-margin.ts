import type { Agreement } from '../../core/agreement/index.ts';
import { marginOf } from '../../core/margin/index.ts';

const MONTHS_A_YEAR = 12;

/**
 * What a year of the agreement brings in over what it costs, before remedies, in minor units: its price over
 * `internal.cost`, or over its suppliers' charges; of both the smaller, for costs may hold these already. Null where
 * neither is known.
 */
export function yearMarginOf(agreement: Agreement, suppliers: readonly Agreement[]): number | null {
  const margin = marginOf({ promise: agreement, suppliers });
  const price = margin.kind === 'margin' ? margin.price : null;
  if (price === null) return null;
  const left = [
    ...(price.leftOverCost === null ? [] : [price.leftOverCost.amountMinor]),
    ...(price.suppliers.length === 0 ? [] : [price.leftOverSuppliers.amountMinor]),
  ];
  return left.length === 0 ? null : Math.min(...left) * MONTHS_A_YEAR;
}
