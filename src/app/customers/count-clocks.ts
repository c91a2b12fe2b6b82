import { type Counted, countedAt } from '../../core/objective/index.ts';
import type { Judged, Verdict } from '../../core/verdict/index.ts';
import { judgedClocks, nameOf } from '../live/answers/judge-groups.ts';
import type { Viewpoint } from '../live/answers/vantage.ts';
import type { Store } from '../ports/index.ts';
import type { TermsSpan } from './count-spans.ts';

/** Clocks of one customer that count alike within a span. */
export interface ClocksCounted {
  readonly span: TermsSpan;
  readonly customer: string | null;
  readonly counted: Counted;
  readonly clocks: number;
  readonly elapsedMs: readonly number[];
}

/** A clock judged from its facts, for what it counts for moves with time. */
export interface ClockJudged {
  readonly customer: string | null;
  readonly clock: Judged;
}

/** What is counted of what is projected. */
export interface ClocksFound {
  readonly counted: readonly ClocksCounted[];
  readonly judged: readonly ClockJudged[];
}

/**
 * Counts the clocks of some customers (null: all) within spans: in the database what stays as it is, from their facts those
 * that move with time.
 */
export async function countClocks(
  spans: readonly TermsSpan[],
  customers: readonly string[] | null,
  view: Viewpoint,
  store: Store,
): Promise<ClocksFound> {
  const { asOf } = view.vantage;
  const agreements = [...new Set(spans.map(({ agreement }) => agreement))];
  const [sums, moving] = await Promise.all([
    store.countedSums(
      spans.map(({ terms: _terms, ...span }) => span),
      customers,
      asOf,
    ),
    store.movingClocks(agreements, customers, asOf),
  ]);
  const clocks = await judgedClocks([...new Set(moving.map(({ ticket }) => ticket))], view, store);
  return {
    counted: sums.flatMap(({ span, customer, verdict, clocks: number, firstAt: at, elapsedMs }) => {
      const outcome = outcomeOf(verdict);
      const asked = spans[span];
      if (outcome === null || asked === undefined) return [];
      return [{ span: asked, customer, counted: { outcome, at }, clocks: number, elapsedMs }];
    }),
    judged: moving.flatMap((name) => {
      const clock = clocks.get(nameOf(name));
      return clock === undefined ? [] : [{ customer: name.customer, clock }];
    }),
  };
}

function outcomeOf(verdict: Verdict): Counted['outcome'] | null {
  if (verdict === 'notApplicable') return null;
  return verdict === 'atRisk' ? 'open' : verdict;
}

/** The span among those of a customer in which a judged clock counts, and how; null: in none. */
export function placeOf(clock: Judged, spans: readonly TermsSpan[]): Pick<ClocksCounted, 'span' | 'counted'> | null {
  const counted = countedAt(clock);
  if (counted === null) return null;
  const span = spans.find(
    ({ terms, from, to }) => terms.target === clock.target && from <= counted.at && counted.at < to,
  );
  return span === undefined ? null : { span, counted };
}
