import type { Versions } from '../../core/agreement/index.ts';
import { closeLedger, count, type Objective, openLedger, take } from '../../core/objective/index.ts';
import type { Span } from '../../core/time/index.ts';
import type { Viewpoint } from '../live/answers/vantage.ts';
import type { Store } from '../ports/index.ts';
import { type ClocksFound, countClocks } from './count-clocks.ts';
import { periodSpans } from './count-spans.ts';

/** A customer, and the agreements under which its tickets are counted. */
export interface CountedCustomer {
  readonly customer: string;
  readonly agreements: readonly Versions[];
}

/** The span that the present falls in, whichever period it is of. */
export function presentOf({ vantage: { asOf } }: Viewpoint): Span {
  return { from: asOf - 1, to: asOf };
}

/**
 * Objectives of tickets' clocks in the periods that run now, by customer: each customer's own tickets alone, also under an
 * agreement that it shares. Counted in the database for all of them at once; the figures are those of `objectivesAnswer`.
 */
export async function objectivesNow(
  customers: readonly CountedCustomer[],
  view: Viewpoint,
  store: Store,
): Promise<ReadonlyMap<string, readonly Objective[]>> {
  const window = presentOf(view);
  const agreements = new Set(customers.flatMap((one) => one.agreements));
  const spans = [...agreements].flatMap((versions) => periodSpans(versions, window, view.vantage.asOf));
  const ids = customers.map(({ customer }) => customer);
  const found = await countClocks(spans, ids, view, store);
  const by = grouped(found);
  return new Map(
    customers.map((one) => [one.customer, objectivesOf(one, by.get(one.customer) ?? NOTHING, window, view)]),
  );
}

const NOTHING: ClocksFound = { counted: [], judged: [] };

function objectivesOf(
  { agreements }: CountedCustomer,
  { counted, judged }: ClocksFound,
  window: Span,
  { vantage }: Viewpoint,
): readonly Objective[] {
  const ledger = openLedger(agreements, vantage.asOf);
  for (const one of counted) {
    const { terms, timed } = one.span;
    if (!timed || one.elapsedMs.length === 0) count(ledger, { ...terms, elapsedMs: 0 }, one.counted, one.clocks);
    else for (const elapsedMs of one.elapsedMs) count(ledger, { ...terms, elapsedMs }, one.counted, 1);
  }
  for (const { clock } of judged) take(ledger, clock);
  return closeLedger(ledger, window);
}

function grouped({ counted, judged }: ClocksFound): ReadonlyMap<string | null, ClocksFound> {
  const found = new Map<
    string | null,
    { counted: ClocksFound['counted'][number][]; judged: ClocksFound['judged'][number][] }
  >();
  const of = (customer: string | null) => {
    const known = found.get(customer) ?? { counted: [], judged: [] };
    found.set(customer, known);
    return known;
  };
  for (const one of counted) of(one.customer).counted.push(one);
  for (const one of judged) of(one.customer).judged.push(one);
  return found;
}
