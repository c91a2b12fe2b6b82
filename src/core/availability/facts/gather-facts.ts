import { type Event, identityOf } from '../../event/index.ts';
import { addCheck, type CheckLog, openCheckLog, seriesOf } from './check-series.ts';
import type {
  AvailabilityFacts,
  AvailabilityNotice,
  ChecksFact,
  ExclusionFact,
  GapFact,
  RequestsFact,
  ServiceFacts,
} from './fact.ts';
import { maintenancesOf } from './maintenances.ts';
import { pairOutages } from './pair-outages.ts';
import { concernOf, instantIn, nameOf, textIn } from './read-field.ts';

interface ServiceLog {
  readonly outages: Event[];
  readonly maintenances: Event[];
  readonly gaps: GapFact[];
  readonly checks: Map<string, { readonly customer: string | null; readonly source: string; readonly log: CheckLog }>;
}

/** Facts as they arrive; mutable, made by `openFacts`, closed by `closeFacts`. Checks take nine bytes each. */
export interface FactLog {
  readonly services: Map<string, ServiceLog>;
  readonly exclusions: ExclusionFact[];
  readonly requests: Map<string, RequestsFact[]>;
  readonly notices: AvailabilityNotice[];
  readonly seen: Set<string>;
}

export function openFacts(): FactLog {
  return { services: new Map(), exclusions: [], requests: new Map(), notices: [], seen: new Set() };
}

/**
 * Takes one event that is visible from where the question stands (not retracted, not later than `asOf`), in any order;
 * types that say nothing of availability change nothing. A repeated event counts once.
 */
export function takeFact(log: FactLog, event: Event): void {
  // Checks are many, and one told twice says the same: they are not remembered one by one.
  if (event.type === 'check.observed') {
    takeCheck(log, event);
    return;
  }
  const take = TAKERS.get(event.type);
  if (take === undefined) return;
  const identity = identityOf(event);
  if (log.seen.has(identity)) return;
  log.seen.add(identity);
  take(log, event);
}

const TAKERS: ReadonlyMap<string, (log: FactLog, event: Event) => void> = new Map([
  ['outage.started', takeOutage],
  ['outage.ended', takeOutage],
  ['maintenance.announced', takeMaintenance],
  ['maintenance.ended', takeMaintenance],
  ['monitor.gap', takeGap],
  ['exclusion.granted', takeExclusion],
  ['measurement.recorded', takeRequests],
]);

function takeOutage(log: FactLog, event: Event): void {
  serviceLog(log, event.subject).outages.push(event);
}

function takeMaintenance(log: FactLog, event: Event): void {
  serviceLog(log, event.subject).maintenances.push(event);
}

function serviceLog(log: FactLog, service: string): ServiceLog {
  let found = log.services.get(service);
  if (found === undefined) {
    found = { outages: [], maintenances: [], gaps: [], checks: new Map() };
    log.services.set(service, found);
  }
  return found;
}

function takeCheck(log: FactLog, event: Event): void {
  const { up } = event.data;
  if (typeof up !== 'boolean') return;
  const { checks } = serviceLog(log, event.subject);
  const concern = concernOf(event);
  // Who is meant by a name can depend on the source; where no customer is named, all sources watch together.
  const key = concern.customer === null ? '' : JSON.stringify([concern.customer, concern.source]);
  let series = checks.get(key);
  if (series === undefined) {
    series = { ...concern, log: openCheckLog() };
    checks.set(key, series);
  }
  addCheck(series.log, event.occurredAt, up);
}

function takeGap(log: FactLog, event: Event): void {
  const from = instantIn(event, 'from') ?? event.occurredAt;
  const to = instantIn(event, 'to');
  if (to !== null && to <= from) withoutLength(log, event);
  else serviceLog(log, event.subject).gaps.push({ ...concernOf(event), from, to });
}

function takeExclusion(log: FactLog, event: Event): void {
  const [from, to] = [instantIn(event, 'from'), instantIn(event, 'to')];
  if (from === null || to === null || to <= from) {
    withoutLength(log, event);
    return;
  }
  const [reason, evidence, approver] = ['reason', 'evidence', 'approver'].map((name) => textIn(event, name));
  if (!reason || !evidence || !approver) {
    const lacks = ['reason', 'evidence', 'approver'].filter((name) => textIn(event, name) === null).join(', ');
    log.notices.push({ kind: 'exclusionWithoutEffect', service: event.subject, event, facts: { lacks } });
    return;
  }
  const service = event.subject === '' ? null : event.subject;
  log.exclusions.push({ ...concernOf(event), id: nameOf(event), service, from, to, reason, evidence, approver });
}

function withoutLength(log: FactLog, event: Event): void {
  log.notices.push({ kind: 'spanWithoutLength', service: event.subject, event, facts: { type: event.type } });
}

/** Only whole counts, the good ones among all, say how many requests failed; other measurements are not of requests. */
function takeRequests(log: FactLog, event: Event): void {
  const { good, total } = event.data;
  if (typeof good !== 'number' || typeof total !== 'number') return;
  if (!Number.isSafeInteger(good) || !Number.isSafeInteger(total) || good < 0 || good > total) return;
  const fact: RequestsFact = {
    ...concernOf(event),
    id: nameOf(event),
    service: textIn(event, 'service'),
    at: event.occurredAt,
    failed: total - good,
    total,
  };
  const ofTarget = log.requests.get(event.subject);
  if (ofTarget === undefined) log.requests.set(event.subject, [fact]);
  else ofTarget.push(fact);
}

/** The facts of everything taken; the log may be taken further and closed again. */
export function closeFacts(log: FactLog): AvailabilityFacts {
  const notices = [...log.notices];
  const services = new Map<string, ServiceFacts>();
  for (const [service, told] of log.services) {
    const say = (kind: AvailabilityNotice['kind'], event: Event, facts: AvailabilityNotice['facts'] = {}) => {
      notices.push({ kind, service, event, facts });
    };
    services.set(service, {
      outages: pairOutages(told.outages, say),
      maintenances: maintenancesOf(told.maintenances, say),
      gaps: told.gaps,
      checks: [...told.checks.values()].map(
        ({ log: checks, ...concern }): ChecksFact => ({ ...concern, series: seriesOf(checks) }),
      ),
    });
  }
  return { services, exclusions: [...log.exclusions], requests: log.requests, notices };
}

/** The facts of a list of visible events, at once. */
export function availabilityFactsOf(events: Iterable<Event>): AvailabilityFacts {
  const log = openFacts();
  for (const event of events) takeFact(log, event);
  return closeFacts(log);
}
