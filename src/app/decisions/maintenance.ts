import type { Agreement } from '../../core/agreement/index.ts';
import { type Event, identityOf } from '../../core/event/index.ts';
import { retractionsOf } from '../../core/ticket/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { serviceStream } from '../live/streams.ts';
import { isRefusal, type Lang, notFound, type Refusal, refusal } from '../refusal.ts';
import { namesCustomer } from '../register/agreements/customer-view.ts';
import { type DecisionPorts, type KeptFact, record } from './record.ts';
import { type ServiceAsked, touchedBy } from './services.ts';

/** What the notice rule of one promise makes of a maintenance. */
export interface NoticeTaken {
  readonly agreement: string;
  readonly target: string;
  /** How long before its begin a maintenance must be announced, and how long it was (below zero: afterwards). */
  readonly neededMs: number;
  readonly givenMs: number;
  /** False: it protects nothing there; what is down during it counts. */
  readonly inTime: boolean;
}

export interface Announced {
  readonly fact: KeptFact;
  /** Whether it is in time for every promise in `notice`; true where none is concerned. */
  readonly inTime: boolean;
  readonly notice: readonly NoticeTaken[];
}

/** A maintenance as announced, with its end if it was ended. */
export interface MaintenanceView {
  /** The id by which it is ended. */
  readonly id: string;
  readonly source: string;
  readonly service: string;
  readonly customer: string | null;
  readonly from: string;
  readonly to: string;
  readonly announcedAt: Instant;
  /** Null: nobody ended it by name. */
  readonly endedAt: Instant | null;
}

/** Announces planned maintenance of a service, and tells which promises it comes in time for. */
export async function announceMaintenance(
  asked: ServiceAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<Announced | Refusal> {
  const touched = await touchedBy(asked, actor, ports);
  if (isRefusal(touched)) return touched;
  const { service, customer, from, to, lang } = asked;
  const at = ports.now();
  const notice = touched.map(({ agreement, target }): NoticeTaken => {
    const neededMs = target.rules.maintenance.noticeMs;
    return { agreement: agreement.ref, target: target.id, neededMs, givenMs: from - at, inTime: from - at >= neededMs };
  });
  const data = { from: formatInstant(from), to: formatInstant(to), customer };
  const kept = await record(
    {
      facts: [{ type: 'maintenance.announced', subject: service, occurredAt: null, data }],
      note: {
        action: 'maintenance.announced',
        object: `service:${service}`,
        customer,
        details: { from: data.from, to: data.to },
      },
    },
    actor,
    at,
    lang,
    ports,
  );
  return isRefusal(kept) ? kept : { fact: kept[0] as KeptFact, inTime: notice.every((one) => one.inTime), notice };
}

/**
 * The maintenances announced for a service that nobody took back, latest begin first. A customer's actor sees those for all
 * and for that customer, of services that its agreements name.
 */
export async function maintenancesOf(
  service: string,
  actor: Actor,
  ports: DecisionPorts,
): Promise<readonly MaintenanceView[]> {
  const { customer: own } = actor;
  const { agreements } = await ports.rosters.inForce(ports.store);
  const hasIt = (one: Agreement) => own !== null && namesCustomer(one, own) && Object.hasOwn(one.services, service);
  if (own !== null && !agreements.some(hasIt)) return [];
  return (await announcedFor(service, ports))
    .filter(({ customer }) => own === null || customer === null || customer === own)
    .sort((a, b) => b.from.localeCompare(a.from) || a.id.localeCompare(b.id));
}

/** As announced and as ended, without what was taken back. */
async function announcedFor(service: string, ports: DecisionPorts): Promise<readonly MaintenanceView[]> {
  const stream = serviceStream(service);
  const { byStream, retractions } = await ports.store.factsOf([stream]);
  const takenBack = retractionsOf(retractions);
  const facts = (byStream.get(stream) ?? []).filter((one) => !takenBack.has(identityOf(one)));
  const ended = new Map<unknown, Instant>();
  for (const { type, data, occurredAt } of facts) {
    const { maintenance } = data;
    if (type === 'maintenance.ended')
      ended.set(maintenance, Math.min(occurredAt, ended.get(maintenance) ?? occurredAt));
  }
  return facts.filter(({ type }) => type === 'maintenance.announced').map((one) => viewOf(one, ended));
}

function viewOf(
  { id, source, subject, occurredAt, data }: Event,
  ended: ReadonlyMap<unknown, Instant>,
): MaintenanceView {
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : null);
  return {
    id,
    source,
    service: subject,
    customer: text('customer'),
    from: text('from') ?? '',
    to: text('to') ?? '',
    announcedAt: occurredAt,
    // An end names it as the announcement named it, or by its id.
    endedAt: ended.get(id) ?? ended.get(text('maintenance') ?? id) ?? null,
  };
}

/** Says that a maintenance is over now, or, before its begin, that it will not be. `conflict`: it has ended already. */
export async function endMaintenance(
  { service, maintenance, lang }: { readonly service: string; readonly maintenance: string; readonly lang: Lang },
  actor: Actor,
  ports: DecisionPorts,
): Promise<KeptFact | Refusal> {
  const announced = maintenance;
  const missing = notFound(
    `Maintenance programmée ${announced} de ${service}`,
    `Planned maintenance ${announced} of ${service}`,
  );
  const found = (await announcedFor(service, ports)).find(({ id }) => id === announced);
  if (found === undefined || !may(actor, 'decisions:write', found.customer)) return missing;
  const { customer, endedAt, to } = found;
  const at = ports.now();
  if (endedAt !== null || Date.parse(to) <= at) return overAlready(endedAt === null ? to : formatInstant(endedAt));
  const kept = await record(
    {
      facts: [{ type: 'maintenance.ended', subject: service, occurredAt: null, data: { maintenance, customer } }],
      note: { action: 'maintenance.ended', object: `service:${service}`, customer, details: { maintenance } },
    },
    actor,
    at,
    lang,
    ports,
  );
  return isRefusal(kept) ? kept : (kept[0] as KeptFact);
}

function overAlready(since: string): Refusal {
  return refusal(
    'conflict',
    { fr: `La maintenance programmée est finie depuis ${since}.`, en: `The maintenance has been over since ${since}.` },
    { fr: 'Corrigez le fait si elle a fini plus tôt.', en: 'Correct the fact if it ended earlier.' },
  );
}
