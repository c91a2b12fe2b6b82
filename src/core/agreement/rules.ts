import type { Duration } from '../time/index.ts';

/** Named rules of ticket clocks, every one resolved to a value (SEMANTICS 1; defaults first in each list). */
export interface ClockRules {
  readonly startOn: 'opened' | 'qualified' | 'assigned';
  /** Channels whose reports start clocks; null: all. */
  readonly channels: readonly string[] | null;
  /** Minutes after local midnight; a report later than this counts from the next opening. Null: none. */
  readonly cutOffMinute: number | null;
  readonly firstResponse: 'publicReply' | 'assigned' | 'anyUpdate';
  readonly interventionOnSite: boolean;
  /** Does a workaround stop the restoration clock? `restored` and `resolved` always do. */
  readonly restorationStopsOnWorkaround: boolean;
  readonly priorityChange: 'fair' | 'recompute' | 'restart' | 'ignore';
  readonly reopen: 'resume' | 'restart' | 'firstResolutionFinal' | 'countResolvedTime';
  /** Null: `none`, every reopening is inside. */
  readonly reopenWindow: Duration | null;
  readonly pauseOn: readonly string[];
  /** Null: no limit. */
  readonly maxPause: Duration | null;
  readonly resumeOnReply: boolean;
  readonly attribute: 'settled' | 'opened' | 'stopped';
  readonly agreementChange: 'atStart' | 'switch';
  readonly merged: 'keepEarliest' | 'dropAbsorbed';
}

/** Named rules of availability (SEMANTICS 3). */
export interface AvailabilityRules {
  readonly denominator: 'net' | 'gross';
  readonly unknown: 'excluded' | 'down' | 'up';
  readonly minimumOutageMs: number;
  readonly outageStart: 'detected' | 'reported';
  readonly confirmAfter: number;
  readonly staleAfterMs: number;
  readonly maintenance: { readonly noticeMs: number; readonly maxPerMonthMs: number | null };
  /** Weights in millionths: `down` 1 000 000, `degraded` 0. */
  readonly partial: { readonly downPpm: number; readonly degradedPpm: number };
  readonly exclude: readonly string[];
}

export interface Rules extends ClockRules, AvailabilityRules {}

/** What holds where an agreement is silent (SEMANTICS). */
export const DEFAULT_RULES: Rules = {
  startOn: 'opened',
  channels: null,
  cutOffMinute: null,
  firstResponse: 'publicReply',
  interventionOnSite: false,
  restorationStopsOnWorkaround: false,
  priorityChange: 'fair',
  reopen: 'resume',
  reopenWindow: { kind: 'businessDays', days: 5 },
  pauseOn: ['waitingCustomer', 'appointment', 'clientThirdParty'],
  maxPause: null,
  resumeOnReply: true,
  attribute: 'settled',
  agreementChange: 'atStart',
  merged: 'keepEarliest',
  denominator: 'net',
  unknown: 'excluded',
  minimumOutageMs: 0,
  outageStart: 'detected',
  confirmAfter: 1,
  staleAfterMs: 300_000,
  maintenance: { noticeMs: 48 * 3_600_000, maxPerMonthMs: null },
  partial: { downPpm: 1_000_000, degradedPpm: 0 },
  exclude: ['forceMajeure', 'customerFault', 'clientThirdParty', 'suspension'],
};
