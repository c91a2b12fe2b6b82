import type { Agreement } from '../../core/agreement/index.ts';
import type { Event } from '../../core/event/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { isRefusal, type Lang, notFound, type Refusal, refusal } from '../refusal.ts';
import { namesCustomer } from '../register/agreements/customer-view.ts';
import { type Notified, planNotices } from './notices/addressees.ts';
import { maintenanceFactsOf } from './notices/maintenance-facts.ts';
import { type NoticeTaken, noticesTaken } from './notices/notice-rule.ts';
import { type NoticeSent, noticesSent } from './notices/sent.ts';
import { tellCustomers, tellEndTo } from './notices/tell-customers.ts';
import { type DecisionPorts, type KeptFact, record } from './record.ts';
import { type ServiceAsked, touchedBy } from './services.ts';

/** What an announcement would come to, or has come to. */
export interface NoticeChecked {
  /** Whether it is in time for every promise in `notice`; true where none is concerned. */
  readonly inTime: boolean;
  readonly notice: readonly NoticeTaken[];
  /** Who is told of it, and who is not, with the reason. */
  readonly notified: readonly Notified[];
}

export interface Announced extends NoticeChecked {
  readonly fact: KeptFact;
}

/** What is asked of an announcement besides the service and its window. */
export interface AnnouncementAsked extends ServiceAsked {
  /** False: it is kept, and nobody is told; missing: the contacts of the customers concerned are told by e-mail. */
  readonly announce?: boolean;
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
  /** What was sent to contacts of customers, of its announcement and of its end. */
  readonly notices: readonly NoticeSent[];
}

/**
 * What an announcement made now would come to, promise by promise, and who would be told: nothing is kept. Refused as
 * `announceMaintenance` refuses.
 */
export async function checkMaintenance(
  asked: ServiceAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<NoticeChecked | Refusal> {
  const touched = await touchedBy(asked, actor, ports);
  if (isRefusal(touched)) return touched;
  const at = ports.now();
  const known = await maintenanceFactsOf(asked.service, ports.store, at);
  const notice = noticesTaken(asked, touched, known, at);
  const notified = await planNotices(asked, ports.store, ports, at);
  return { inTime: notice.every((one) => one.inTime), notice, notified };
}

/**
 * Announces planned maintenance of a service, and tells which promises it comes in time for. The contacts of the customers
 * concerned are told by e-mail, each address once; that message is the notice, and its hand-over the proof. The fact and
 * the messages are kept together or not at all.
 */
export async function announceMaintenance(
  { announce = true, ...asked }: AnnouncementAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<Announced | Refusal> {
  const touched = await touchedBy(asked, actor, ports);
  if (isRefusal(touched)) return touched;
  const { service, customer, from, to, lang } = asked;
  const at = ports.now();
  const notice = noticesTaken(asked, touched, await maintenanceFactsOf(service, ports.store, at), at);
  const data = { from: formatInstant(from), to: formatInstant(to), customer };
  let notified: readonly Notified[] = [];
  const kept = await record(
    {
      facts: [{ type: 'maintenance.announced', subject: service, occurredAt: null, data }],
      note: {
        action: 'maintenance.announced',
        object: `service:${service}`,
        customer,
        details: { from: data.from, to: data.to },
      },
      also: async (tx, [fact]) => {
        if (fact === undefined || !announce) return;
        notified = await tellCustomers(tx, fact.id, asked, await planNotices(asked, tx, ports, at), at);
      },
    },
    actor,
    at,
    lang,
    ports,
  );
  if (isRefusal(kept)) return kept;
  return { fact: kept[0] as KeptFact, inTime: notice.every((one) => one.inTime), notice, notified };
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
  const found = (await announcedFor(service, ports))
    .filter(({ customer }) => own === null || customer === null || customer === own)
    .sort((a, b) => b.from.localeCompare(a.from) || a.id.localeCompare(b.id));
  const sent = await noticesSent(
    found.map(({ id }) => id),
    own,
    ports,
  );
  return found.map((one) => ({ ...one, notices: sent.get(one.id) ?? [] }));
}

type Planned = Omit<MaintenanceView, 'notices'>;

/** As announced and as ended, without what was taken back. */
async function announcedFor(service: string, ports: DecisionPorts): Promise<readonly Planned[]> {
  const facts = await maintenanceFactsOf(service, ports.store, null);
  const ended = new Map<unknown, Instant>();
  for (const { type, data, occurredAt } of facts) {
    const { maintenance } = data;
    if (type === 'maintenance.ended')
      ended.set(maintenance, Math.min(occurredAt, ended.get(maintenance) ?? occurredAt));
  }
  return facts.filter(({ type }) => type === 'maintenance.announced').map((one) => viewOf(one, ended));
}

function viewOf({ id, source, subject, occurredAt, data }: Event, ended: ReadonlyMap<unknown, Instant>): Planned {
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

/**
 * Says that a maintenance is over now, or, before its begin, that it will not be; who was told of it is told that too.
 * `conflict`: it has ended already.
 */
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
      also: (tx) => tellEndTo(tx, found, at),
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
