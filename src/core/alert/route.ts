import { isOpen } from '../calendar/index.ts';
import type { Instant } from '../time/index.ts';
import { type AlertKind, URGENT_KINDS } from './kind.ts';
import { quietUntil } from './quiet.ts';
import type { Channel, NotificationRule, Recipient, RuleSet, RuleWhen } from './rule.ts';

/** What rules look at. */
export interface Routed {
  readonly kind: AlertKind;
  readonly customer: string | null;
  readonly service: string | null;
  readonly team: string | null;
  readonly priority: string | null;
  readonly measure: string | null;
  readonly agreement: string | null;
  readonly source: string | null;
  readonly thresholdPpm: number | null;
}

/** Whom one rule tells, and when. */
export interface Route {
  readonly rule: NotificationRule;
  readonly to: readonly Recipient[];
  readonly via: readonly Channel[] | null;
  /** At once, after quiet hours, or with the next digest. */
  readonly sendAt: Instant;
}

/**
 * Whom a rule set tells of an alert at an instant: one route for each rule that matches, in their order, up to the first that
 * is the last. What can not wait (`URGENT_KINDS`) is sent at once, unless the rule names its kind: who writes it down for
 * the night means it.
 */
export function routesOf(set: RuleSet, alert: Routed, at: Instant): readonly Route[] {
  const routes: Route[] = [];
  for (const rule of set.rules) {
    if (!matches(rule.when, alert, set, at)) continue;
    routes.push({ rule, to: rule.to, via: rule.via, sendAt: sendAt(rule, alert.kind, set.timeZone, at) });
    if (rule.last) break;
  }
  return routes;
}

function matches(when: RuleWhen, alert: Routed, { calendars }: RuleSet, at: Instant): boolean {
  if (when.hours !== undefined) {
    const calendar = calendars[when.hours.calendar];
    if (calendar === undefined || isOpen(calendar, at) !== when.hours.open) return false;
  }
  // What has no share of its own (a queue, a date) is not below any.
  if (when.fromPpm !== undefined && alert.thresholdPpm !== null && alert.thresholdPpm < when.fromPpm) return false;
  return (
    isAmong(alert.kind, when.kinds) &&
    isAmong(alert.customer, when.customers) &&
    isAmong(alert.service, when.services) &&
    isAmong(alert.team, when.teams) &&
    isAmong(alert.priority, when.priorities) &&
    isAmong(alert.measure, when.measures) &&
    isAmong(alert.agreement, when.agreements) &&
    isAmong(alert.source, when.sources)
  );
}

/** A missing field of the alert never matches what is asked of it. */
function isAmong<T extends string>(value: T | null, wanted: readonly T[] | undefined): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

function sendAt({ when, quiet, digestEveryMs }: NotificationRule, kind: AlertKind, zone: string, at: Instant): Instant {
  if (URGENT_KINDS.has(kind) && when.kinds?.includes(kind) !== true) return at;
  const digest = digestEveryMs === null ? at : Math.ceil(at / digestEveryMs) * digestEveryMs;
  return quiet === null ? digest : (quietUntil(quiet, zone, digest) ?? digest);
}
