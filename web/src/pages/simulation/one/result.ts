import type { Amount } from '../../../app/amounts.ts';

// What a simulation found, as `leeway simulate --json` tells it; shares are texts such as `12.5000%`.

interface Odds {
  readonly hits: number;
  readonly trials: number;
  readonly share: string | null;
  readonly low: string | null;
  readonly high: string | null;
}

interface Spread<T> {
  readonly mean: T;
  readonly p5: T;
  readonly p50: T;
  readonly p95: T;
  readonly max: T;
}

export interface TargetOdds {
  readonly target: string;
  readonly level: string | null;
  readonly per: string;
  readonly missed: Odds;
  readonly yearsWithMiss: Odds;
  readonly breachesAYear: Spread<number> | null;
}

interface Counts {
  readonly judged: number;
  readonly missed: number;
  readonly breaches: number;
}

export interface BesideTarget {
  readonly target: string;
  readonly level: string | null;
  readonly draft: Counts | null;
  readonly present: Counts | null;
}

interface Replay {
  readonly agreement: string;
  readonly targets: readonly (Counts & { readonly target: string; readonly level: string | null })[];
  readonly cost: {
    readonly credits: Amount | null;
    readonly bonuses: Amount | null;
    readonly net: Amount | null;
    readonly worstPeriod: { readonly from: string; readonly credits: Amount | null } | null;
  };
}

export interface Yearly {
  readonly years: number;
  readonly credits: Spread<Amount>;
  readonly bonuses: Spread<Amount>;
  readonly net: Spread<Amount>;
}

export interface YearsBin {
  readonly from: Amount;
  readonly to: Amount;
  readonly years: number;
}

interface Exposure {
  readonly expected: Amount | null;
  readonly p95: Amount | null;
  readonly mostByCaps: Amount | null;
  readonly boundBy: string | null;
  readonly uncapped: readonly string[];
}

export interface Load {
  readonly workSeconds: Spread<number> | null;
  readonly teamSeconds: number;
  readonly overloaded: Odds;
}

interface Capacity {
  readonly basis: { readonly kind: 'recorded' } | { readonly kind: 'elapsed'; readonly share: string };
  readonly inService: Load;
  readonly outOfService: Load;
}

interface OfferStep {
  readonly value: string;
  readonly missed: Odds;
}

export type Term = 'within' | 'attainment' | 'allow';

export interface Offer {
  readonly target: string;
  readonly level: string | null;
  readonly term: Term;
  readonly per: string;
  readonly confidence: string;
  readonly promised: OfferStep;
  readonly kept: boolean;
  readonly offered: OfferStep | null;
  readonly tighter: OfferStep | null;
  readonly basis: 'evaluated' | 'estimated';
  readonly further: readonly (OfferStep & { readonly cost: Yearly | null })[];
}

export type Stand = 'accept' | 'negotiate' | 'walkAway';

interface Bound {
  readonly kind: 'bound';
  readonly term: string;
  readonly zone: 'aim' | 'acceptable' | 'between' | 'beyond';
  readonly value: string | null;
  readonly ask: string | null;
  readonly walkAway: string | null;
}

export type Reason = { readonly stand: Stand } & (
  | Bound
  | { readonly kind: 'unreadBound'; readonly term: string }
  | {
      readonly kind: 'unlikely' | 'hopeless';
      readonly term: string;
      readonly value: string;
      readonly ask: string | null;
    }
  | { readonly kind: 'overload'; readonly hours: 'inService' | 'outOfService' }
  | { readonly kind: 'uncapped'; readonly remedies: readonly string[] }
  | { readonly kind: 'costOverMargin'; readonly cost: Amount; readonly yearMargin: Amount }
);

export interface RoleAdvice {
  readonly role: string;
  readonly stand: Stand;
  readonly reasons: readonly Reason[];
}

export type Notice =
  | { readonly kind: 'noEvents' | 'noTicketPromises' | 'noWork' }
  | { readonly kind: 'noTickets'; readonly known: readonly string[] }
  | { readonly kind: 'noRequirement' | 'neverJudged'; readonly targets: readonly string[] }
  | { readonly kind: 'unevenWeeks'; readonly mean: number; readonly middle: number }
  | { readonly kind: 'fewWeeks'; readonly weeks: number }
  | { readonly kind: 'oneCustomer'; readonly customer: string }
  | { readonly kind: 'fewPeriods'; readonly target: string; readonly periods: number };

/** What one agreement would have brought. */
export interface Result {
  readonly agreement: string;
  readonly asOf: string | null;
  readonly seed: number;
  readonly years: number;
  readonly confidence: string;
  readonly events: number;
  readonly tickets: number;
  readonly history: { readonly from: string; readonly to: string } | null;
  readonly weeks: number | null;
  readonly method: {
    readonly kind: string;
    readonly borrowed: readonly { readonly customer: string; readonly scale: number }[];
    readonly seasonsKept: boolean;
    readonly notices: readonly Notice[];
  } | null;
  readonly replay: Replay | null;
  readonly present: Replay | null;
  readonly beside: { readonly more: Amount | null; readonly targets: readonly BesideTarget[] } | null;
  readonly odds: readonly TargetOdds[];
  readonly cost: Yearly | null;
  readonly distributions: { readonly [sum in 'credits' | 'bonuses' | 'net']: readonly YearsBin[] } | null;
  readonly exposure: Exposure | null;
  readonly capacity: Capacity | null;
  readonly offers: readonly Offer[];
  readonly yearMargin: Amount | null;
  readonly advice: { readonly stand: Stand; readonly roles: readonly RoleAdvice[] } | null;
  readonly notices: readonly Notice[];
}

/** How often it is kept, where it is missed so often. */
export function keptIn({ missed }: { readonly missed: Odds }): number | null {
  return missed.trials === 0 ? null : (missed.trials - missed.hits) / missed.trials;
}
