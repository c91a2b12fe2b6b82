// The promise chain: read this first. What we promised customers, against what suppliers promised us.
import type { Agreement } from '../agreement/index.ts';
import { COMMON_CAUSE_PPM } from '../availability/index.ts';
import type { Duration, Instant, Span } from '../time/index.ts';
import { type CyclicDependency, chainOf, cycleFrom, promisersFrom } from './chain.ts';
import { DEFAULT_CLAIM_POLICY } from './money/claims.ts';
import { type PriceOverCost, priceOverCost } from './money/price.ts';
import { firstYearOf } from './periods.ts';
import { type MarginPolicy, type PromiseMargin, promiseMargins } from './promise-margin.ts';
import type { PromiseRef } from './reason.ts';

export interface MarginQuestion {
  /** The agreement whose promises are looked at: a customer's, or a supplier's own. */
  readonly promise: Agreement;
  /** Underpinning and internal agreements, in any order; of several versions the one in force when `over` begins. */
  readonly suppliers: readonly Agreement[];
  /** Where starts and periods are looked for; default: the agreement's first year from the day it takes effect. */
  readonly over?: Span;
  /** Over the agreement's own `internal.margin` and the defaults (20 %, 1.5 times, β 5 %, nothing for ourselves). */
  readonly policy?: Partial<MarginPolicy>;
}

/** What stands between our promises and our suppliers'. Internal, all of it: it shows costs and bounds. */
export interface Margin {
  readonly kind: 'margin';
  readonly agreement: string;
  readonly over: Span;
  readonly policy: MarginPolicy;
  /** In file order; after them, the promises of agreements below that stand on others themselves. */
  readonly promises: readonly PromiseMargin[];
  readonly price: PriceOverCost | null;
}

const DEFAULT_MARGIN = { delayPpm: 200_000, downtimePpm: 1_500_000 };

/**
 * Every promise of an agreement, and of those below it, against what stands under it (formulas, vendor check and
 * safety margin). Agreements that stand on each other in a ring are refused, with the ring.
 */
export function marginOf(question: MarginQuestion): Margin | CyclicDependency {
  const { promise } = question;
  const over = question.over ?? firstYearOf(promise);
  const chain = chainOf([...question.suppliers, promise], over.from);
  const policy = policyOf(question);
  const cycle = cycleFrom(promise, chain);
  if (cycle !== null) return cycle;
  const promisers = promisersFrom(promise, chain);
  const promises = promisers.flatMap((each) =>
    each.targets.flatMap((target) => promiseMargins(each, target, chain, policy, over)),
  );
  const reached = new Set(promises.flatMap(({ suppliers }) => suppliers.map(({ agreement }) => agreement)));
  const suppliers = [...chain.values()].filter(({ ref, kind }) => kind === 'underpinning' && reached.has(ref));
  return {
    kind: 'margin',
    agreement: promise.ref,
    over,
    policy,
    promises,
    price: priceOverCost(promise, suppliers),
  };
}

function policyOf({ promise, policy = {} }: MarginQuestion): MarginPolicy {
  const { delayPpm, downtimePpm } = promise.internal?.margin ?? DEFAULT_MARGIN;
  const handling = { ownMs: 0, transferMs: 0 };
  return { delayPpm, downtimePpm, betaPpm: COMMON_CAUSE_PPM, handling, claims: DEFAULT_CLAIM_POLICY, ...policy };
}

/** A promise tighter than what stands under it, as `check` warns of it. */
export interface TighterPromise {
  readonly agreement: string;
  readonly target: string;
  readonly service: string | null;
  /** Delays: the supplier's promise that decides at the worst start. Availability: all that stand under it. */
  readonly suppliers: readonly PromiseRef[];
  /** Delays: the worst start and how much later than ours the supplier's deadline lies from it; null past the horizon. */
  readonly worstAt: Instant | null;
  readonly lateMs: number | null;
  /** The tightest promise that would be safe: a time, or a share in millionths. */
  readonly safeWithin: Duration | null;
  readonly safePpm: number | null;
}

/**
 * The promises that suppliers' do not support by their figures, of the agreement asked about and of those below it.
 * A supplier that was not given, or promises nothing of the kind, is another matter (`reasons`).
 */
export function tighterPromises(margin: Margin): readonly TighterPromise[] {
  return margin.promises.flatMap(({ agreement, target, service, cover, suppliers, delay, availability }) => {
    if (cover !== 'uncovered' || (delay === null && availability === null)) return [];
    const late = delay?.worst.slackMs ?? null;
    return [
      {
        agreement,
        target,
        service,
        suppliers: delay === null ? suppliers : [delay.decidedBy],
        worstAt: delay?.worst.at ?? null,
        lateMs: late === null ? null : -late,
        safeWithin: delay?.safe ?? null,
        safePpm: availability?.safePpm ?? null,
      },
    ];
  });
}
