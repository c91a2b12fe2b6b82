import type { Agreement, ChargeLine } from '../../agreement/index.ts';
import {
  addRatios,
  type Money,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
  subtractRatios,
  ZERO,
} from '../../money/index.ts';
import { currencyOf, monthlyCharges, monthlyOf, monthsBilled, quantityOf } from './recurring.ts';

/** What a line is billed for a month and what it costs us, by the quantity agreed. */
export interface LineOverCost {
  readonly line: string;
  readonly price: Money;
  /** Null: `internal.cost` does not say. */
  readonly cost: Money | null;
  readonly left: Money | null;
}

/** Prices of a month over costs and over suppliers' charges: ours alone, never for the customer. */
export interface PriceOverCost {
  readonly price: Money;
  readonly lines: readonly LineOverCost[];
  /** Over the lines whose cost is known; null: none is. */
  readonly cost: Money | null;
  readonly leftOverCost: Money | null;
  /** A month's charges of each supplier it stands on; null: in another currency. */
  readonly suppliers: readonly { readonly agreement: string; readonly charges: Money | null }[];
  /** The price less all suppliers' charges in our currency. Costs may hold these already, so the two are kept apart. */
  readonly leftOverSuppliers: Money;
}

/** Null when the agreement bills nothing. */
export function priceOverCost(promise: Agreement, suppliers: readonly Agreement[]): PriceOverCost | null {
  const currency = currencyOf(promise);
  if (currency === null || promise.commercial.lines.length === 0) return null;
  const money = (minor: Ratio): Money => ({ amountMinor: Number(roundRatio(minor)), currency });
  const price = monthlyCharges(promise);
  const lines = promise.commercial.lines.flatMap((line) => {
    const monthly = monthlyOf(line);
    return monthly === null ? [] : [{ line: line.id, monthly, cost: costOf(promise, line) }];
  });
  const known = lines.flatMap(({ monthly, cost }) => (cost === null ? [] : [{ monthly, cost }]));
  const cost = known.map((each) => each.cost).reduce(addRatios, ZERO);
  const billed = known.map((each) => each.monthly).reduce(addRatios, ZERO);
  const charges = suppliers.map((agreement) => ({
    agreement: agreement.ref,
    minor: (currencyOf(agreement) ?? currency) === currency ? monthlyCharges(agreement) : null,
  }));
  const supplied = charges.map(({ minor }) => minor ?? ZERO).reduce(addRatios, ZERO);
  return {
    price: money(price),
    lines: lines.map((each) => ({
      line: each.line,
      price: money(each.monthly),
      cost: each.cost === null ? null : money(each.cost),
      left: each.cost === null ? null : money(subtractRatios(each.monthly, each.cost)),
    })),
    cost: known.length === 0 ? null : money(cost),
    leftOverCost: known.length === 0 ? null : money(subtractRatios(billed, cost)),
    suppliers: charges.map(({ agreement, minor }) => ({ agreement, charges: minor === null ? null : money(minor) })),
    leftOverSuppliers: money(subtractRatios(price, supplied)),
  };
}

/** What a line costs in a month: `internal.cost` is told for one of what the line bills, like its amount. */
function costOf(promise: Agreement, line: ChargeLine): Ratio | null {
  const cost = promise.internal?.cost[line.id];
  const months = monthsBilled(line);
  if (cost === undefined || months === null) return null;
  return multiplyRatios(ratio(cost.amountMinor), ratio(quantityOf(line), months));
}
