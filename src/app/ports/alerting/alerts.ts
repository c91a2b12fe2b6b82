import type { AlertKind } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';

// What somebody is to be warned of. Deciding is keeping a row under a key that exists once: whoever decides the same again,
// on any node, after any crash, changes nothing.

/**
 * What becomes of an alert.
 * - `new`: decided; whom to tell is still to be found.
 * - `told`: messages were made for it. `nobody`: no rule has anybody to be told.
 * - `longPast`: it was reached too long ago to help anybody; recorded only.
 * - `dryRun`: its source or its customer is not live yet; shown on the page, sent nowhere.
 */
export type AlertStanding = 'new' | 'told' | 'nobody' | 'longPast' | 'dryRun';

/** What an alert is about. What does not concern its kind is null. */
export interface NewAlert {
  /** Unique for ever; names the clock, the number of its allowance and the threshold (`alertKey` of core), or the like. */
  readonly key: string;
  readonly kind: AlertKind;
  /** When it was reached. */
  readonly at: Instant;
  readonly ticket: string | null;
  /** Id without a version. */
  readonly agreement: string | null;
  readonly measure: string | null;
  readonly cycle: number | null;
  readonly target: string | null;
  readonly thresholdPpm: number | null;
  /** When the clock is due, as known at the decision. */
  readonly dueAt: Instant | null;
  readonly customer: string | null;
  readonly service: string | null;
  readonly team: string | null;
  readonly assignee: string | null;
  readonly priority: string | null;
  readonly source: string | null;
  /** What hits many clocks at once has one name (`outage:internet`, `tied:INC-1`): they are told together. */
  readonly bundle: string | null;
  /** Contacts of the agreement that its escalation names for this threshold. */
  readonly contacts: readonly string[];
  /** What the wording needs besides, as plain JSON. */
  readonly details: { readonly [name: string]: unknown };
}

/** An alert as it is decided. */
export interface Decided extends NewAlert {
  readonly standing: 'new' | 'longPast' | 'dryRun';
  /** What it warned of was over when it was decided. */
  readonly endedAt?: Instant;
}

export interface AlertRow extends NewAlert {
  readonly decidedAt: Instant;
  readonly standing: AlertStanding;
  /** When messages were made, or it was found that nobody is to be told. */
  readonly dispatchedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  /** When what it warned of was over (its clock stopped, the source speaks again); null: it goes on. */
  readonly endedAt: Instant | null;
}

export interface AlertFilter {
  readonly kind?: readonly AlertKind[];
  readonly standing?: readonly AlertStanding[];
  /** Null: of no customer. */
  readonly customer?: readonly (string | null)[];
  readonly ticket?: string;
  readonly acknowledged?: boolean;
  readonly ended?: boolean;
  /** Decided from then on, and before. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** After the last alert of a page. */
export interface AlertPlace {
  readonly decidedAt: Instant;
  readonly key: string;
}

export interface AlertReads {
  /** Latest decided first; those of one instant by key, ascending. */
  alerts(filter: AlertFilter, after: AlertPlace | null, limit: number): Promise<readonly AlertRow[]>;
  alert(key: string): Promise<AlertRow | null>;
  alertCounts(filter: AlertFilter): Promise<{ readonly [standing in AlertStanding]?: number }>;
  /** How many wait to be dispatched, and when the oldest of them was decided; null: none waits. */
  undispatched(): Promise<{ readonly count: number; readonly oldestDecidedAt: Instant | null }>;
}

/** Within one transaction. */
export interface AlertTx extends AlertReads {
  /**
   * Keeps what no one has decided yet; gives the keys that are new, by key. Those of a standing other than `new` are not
   * dispatched.
   */
  decide(alerts: readonly Decided[], at: Instant): Promise<readonly string[]>;
  /** Locks alerts of standing `new`, the most urgent first (breach, then by dueAt, then at), skipping those another node holds. */
  lockNewAlerts(limit: number): Promise<readonly AlertRow[]>;
  settleAlerts(keys: readonly string[], standing: 'told' | 'nobody', at: Instant): Promise<void>;
  /** Gives those that were not acknowledged before. Unknown keys are left out. */
  acknowledgeAlerts(keys: readonly string[], at: Instant, by: string): Promise<readonly string[]>;
  /** Alerts of these tickets that go on (`endedAt` null), by key. */
  openAlertsOf(tickets: readonly string[]): Promise<readonly AlertRow[]>;
  /** Alerts of kind `delivery` about a recipient (`details.recipient`) that go on, by key. */
  undeliveredTo(recipient: string): Promise<readonly AlertRow[]>;
  /** Gives those that had not ended. */
  endAlerts(keys: readonly string[], at: Instant): Promise<readonly string[]>;
}
