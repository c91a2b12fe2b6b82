import type { Event } from '../../event/index.ts';
import type { Ratio, RatioPpm } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import type { CheckSeries } from './check-series.ts';

/** Whom a fact concerns: the customer as its source names it; null: every customer of the service. */
export interface Concern {
  readonly customer: string | null;
  readonly source: string;
}

/** One outage as its events tell it. */
export interface OutageFact extends Concern {
  /** `source/id` of the event that began it. */
  readonly id: string;
  readonly from: Instant;
  /** Null: not ended. */
  readonly to: Instant | null;
  readonly state: 'down' | 'degraded';
  /** Its own weight, 0 to 1 000 000; null: as the rule `partial` has its state. */
  readonly weightPpm: RatioPpm | null;
  /** Share of the users it affects; null: not said. */
  readonly users: Ratio | null;
  readonly ticket: string | null;
  readonly reportedAt: Instant | null;
  readonly cause: string | null;
}

/** One planned maintenance as announced, with its real end when that was told. */
export interface MaintenanceFact extends Concern {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly announcedAt: Instant;
  /** Null: not told; then it ends as announced. */
  readonly endedAt: Instant | null;
}

/** Time granted as not counting. Only such with a reason, evidence and an approver become facts. */
export interface ExclusionFact extends Concern {
  readonly id: string;
  /** Null: every service. */
  readonly service: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  readonly evidence: string;
  readonly approver: string;
}

/** Time in which nobody looked; `to` null: up to the next check. */
export interface GapFact extends Concern {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Checks of one service, of one customer or of all. */
export interface ChecksFact extends Concern {
  readonly series: CheckSeries;
}

/** Requests counted up to an instant: `measurement.recorded` with `good` and `total`. */
export interface RequestsFact extends Concern {
  readonly id: string;
  /** Null: every service of the target. */
  readonly service: string | null;
  readonly at: Instant;
  readonly failed: number;
  readonly total: number;
}

/** Everything told of one service, each list in order of time. */
export interface ServiceFacts {
  readonly outages: readonly OutageFact[];
  readonly maintenances: readonly MaintenanceFact[];
  readonly gaps: readonly GapFact[];
  readonly checks: readonly ChecksFact[];
}

/** Something odd about these facts that the reader of the figures should know. */
export interface AvailabilityNotice {
  readonly kind:
    | 'outageEndWithoutStart'
    | 'outageEndsBeforeStart'
    | 'outageStartedTwice'
    | 'weightOutOfRange'
    | 'usersOutOfRange'
    | 'spanWithoutLength'
    | 'maintenanceEndWithoutStart'
    | 'exclusionWithoutEffect';
  /** Empty: every service. */
  readonly service: string;
  readonly event: Event;
  readonly facts: { readonly [name: string]: string };
}

/** Everything told of all services. */
export interface AvailabilityFacts {
  readonly services: ReadonlyMap<string, ServiceFacts>;
  readonly exclusions: readonly ExclusionFact[];
  /** By target. */
  readonly requests: ReadonlyMap<string, readonly RequestsFact[]>;
  readonly notices: readonly AvailabilityNotice[];
}

/** A service of which nothing was told. */
export const NO_SERVICE_FACTS: ServiceFacts = { outages: [], maintenances: [], gaps: [], checks: [] };
