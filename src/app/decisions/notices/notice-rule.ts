import { availabilityFactsOf, concerns, type MaintenanceFact, protectionOf } from '../../../core/availability/index.ts';
import type { Event } from '../../../core/event/index.ts';
import { type Instant, intersect, lengthOf, type Span, unite } from '../../../core/time/index.ts';
import type { ServiceAsked, Touched } from '../services.ts';

/** What the notice rule of one promise makes of a maintenance (rule `maintenance` of the agreement). */
export interface NoticeTaken {
  readonly agreement: string;
  /** The customer whose agreement it is; null: of several, or of none in particular. */
  readonly customer: string | null;
  readonly target: string;
  /** How long before its begin a maintenance must be announced, and how long it was (below zero: afterwards). */
  readonly neededMs: number;
  readonly givenMs: number;
  /** False: it protects nothing there; what is down during it counts. */
  readonly inTime: boolean;
  /** The last instant at which it is announced in time. */
  readonly announceBy: Instant;
  /** How long the window is, and how much of it counts as planned maintenance there, other windows included. */
  readonly lengthMs: number;
  readonly protectedMs: number;
  /** Why not all of it counts: announced too late, or the month's cap is spent; null: all of it does. */
  readonly because: 'late' | 'beyondCap' | null;
  /** The most that counts in a month; null: the agreement sets no cap. */
  readonly maxPerMonthMs: number | null;
}

/** A maintenance as it would be known. Its id sorts behind all others: whatever is known already comes first. */
const ASKED = '\uffff';

/**
 * What an announcement at an instant comes to under each promise it touches, beside what is announced already.
 * @param known facts of planned maintenance of the service
 */
export function noticesTaken(
  { service, customer, from, to }: ServiceAsked,
  touched: readonly Touched[],
  known: readonly Event[],
  at: Instant,
): readonly NoticeTaken[] {
  const others = availabilityFactsOf(known).services.get(service)?.maintenances ?? [];
  const own = { id: ASKED, source: 'leeway', customer, from, to, announcedAt: at, endedAt: null };
  const all = [...others, own].sort((a, b) => a.from - b.from || a.announcedAt - b.announcedAt || byId(a, b));
  const lengthMs = to - from;
  return touched.map(({ agreement, target }): NoticeTaken => {
    const { noticeMs: neededMs, maxPerMonthMs } = target.rules.maintenance;
    const facts = all.filter((fact) => fact === own || concerns(fact, agreement));
    const protections = protectionOf(facts, target.rules, agreement);
    const { because } = protections.find(({ fact }) => fact === own) ?? { because: null };
    const spans: readonly Span[] = unite(protections.flatMap((one) => one.spans));
    return {
      agreement: agreement.ref,
      customer: agreement.customer?.id ?? null,
      target: target.id,
      neededMs,
      givenMs: from - at,
      inTime: from - at >= neededMs,
      announceBy: from - neededMs,
      lengthMs,
      protectedMs: lengthOf(intersect(spans, [{ from, to }])),
      because: because === 'calledOff' ? null : because,
      maxPerMonthMs,
    };
  });
}

function byId(a: MaintenanceFact, b: MaintenanceFact): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
