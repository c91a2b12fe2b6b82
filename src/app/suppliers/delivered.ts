import { type Agreement, PERIOD_MONTHS, type Target } from '../../core/agreement/index.ts';
import type { Availability } from '../../core/availability/index.ts';
import { type Objective, periodOf } from '../../core/objective/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  type Instant,
  instantToLocal,
  type Span,
  startOfLocalDay,
} from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { availabilityAnswer } from '../live/answers/availability.ts';
import { objectivesAnswer } from '../live/answers/objectives.ts';
import type { LivePorts } from '../live/index.ts';
import type { Supplier } from './suppliers.ts';

/** The present period and so many before it. */
const PERIODS_BEFORE = 12;

/** One period of a promise: what came of it, or null where nothing that happened tells. */
export interface Delivered {
  readonly period: Span;
  readonly objective: Objective | null;
  readonly availability: Availability | null;
}

/** A supplier's promise with what it came to, the latest period first; of availability, one row for each service. */
export interface DeliveredPromise {
  readonly agreement: Agreement;
  readonly target: Target;
  readonly service: string | null;
  readonly periods: readonly Delivered[];
}

/** What a supplier promises and what came of it, in the present period and the twelve before, as far as facts tell. */
export async function deliveredBy(
  supplier: Supplier,
  actor: Actor,
  ports: LivePorts,
): Promise<{ readonly asOf: Instant; readonly behind: number; readonly promises: readonly DeliveredPromise[] }> {
  const asOf = ports.now();
  const promises: DeliveredPromise[] = [];
  let behind = 0;
  for (const agreement of supplier.agreements) {
    const window = windowOf(agreement, asOf);
    const asked = { agreement: agreement.id, asOf: null, knownAt: null, window };
    const [counted, measured] = await Promise.all([
      objectivesAnswer(asked, actor, ports),
      // Before anything was told of a service nothing is known of it: it was not up by our silence.
      availabilityAnswer({ ...asked, window: null }, actor, ports),
    ]);
    behind = Math.max(behind, counted.behind);
    for (const target of agreement.targets) {
      const all = periodsOf(agreement, target, asOf);
      promises.push(...promisesOf(agreement, target, all, counted.objectives, measured.availability));
    }
  }
  return { asOf, behind, promises };
}

function promisesOf(
  agreement: Agreement,
  target: Target,
  periods: readonly Span[],
  objectives: readonly Objective[],
  measured: readonly Availability[],
): readonly DeliveredPromise[] {
  if (target.measure !== 'availability') {
    const own = objectives.filter((one) => one.target === target.id && one.level === target.level);
    const found = (period: Span) => own.find((one) => overlaps(one.period, period)) ?? null;
    const rows = periods.map((period) => ({ period, objective: found(period), availability: null }));
    return [{ agreement, target, service: null, periods: rows }];
  }
  const services = target.when.service ?? Object.keys(agreement.services);
  return services.map((service) => {
    const own = measured.filter((one) => one.target.id === target.id && one.service === service);
    const found = (period: Span) => own.find((one) => overlaps(one.period, period)) ?? null;
    return {
      agreement,
      target,
      service,
      periods: periods.map((period) => ({ period, objective: null, availability: found(period) })),
    };
  });
}

/** Periods of one promise follow each other: two are the same where they share their first instant, rolling ones too. */
function overlaps(a: Span, b: Span): boolean {
  return a.from === b.from || (a.from < b.to && a.to > b.from && a.to === b.to);
}

/** The present period of a promise and those before it, the latest first, none before the agreement takes effect. */
function periodsOf(agreement: Agreement, target: Target, asOf: Instant): readonly Span[] {
  const periods: Span[] = [];
  for (let at = asOf; periods.length <= PERIODS_BEFORE; ) {
    const period = periodOf(agreement, target.per, at);
    periods.push(period);
    // A rolling period ends now: it has none before it that are told apart.
    if (period.from <= agreement.effectiveAt || target.per.startsWith('rolling')) break;
    at = period.from - 1;
  }
  return periods;
}

/** From the first instant of the earliest of those periods. */
function windowOf(agreement: Agreement, asOf: Instant): Span {
  const months = Math.max(1, ...agreement.targets.map(({ per }) => PERIOD_MONTHS[per]));
  const today = dateOfDay(instantToLocal(agreement.timeZone, asOf).dayNumber);
  const from = addMonths(today, -months * (PERIODS_BEFORE + 1));
  return { from: startOfLocalDay(agreement.timeZone, dayNumberOf(from)), to: asOf + 1 };
}
