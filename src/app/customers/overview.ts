import type { Agreement } from '../../core/agreement/index.ts';
import type { Availability } from '../../core/availability/index.ts';
import { inFileOrder } from '../../core/findings/index.ts';
import type { Objective } from '../../core/objective/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { availabilityAnswer } from '../live/answers/availability.ts';
import { measuredObjectives } from '../live/answers/objectives.ts';
import { viewpoint } from '../live/answers/vantage.ts';
import type { LivePorts } from '../live/index.ts';
import type { LiveCustomer } from '../ports/index.ts';
import { notFound, type Refusal } from '../refusal.ts';
import { type RegisterPorts, readAllVersions } from '../register/index.ts';
import { type AgreementContacts, contactsOf } from './contacts.ts';
import { customerList, type ListedCustomer, zoneFor } from './customer-list.ts';
import { type MoneySoFar, moneySoFar } from './money-so-far.ts';
import { objectivesNow, presentOf } from './objectives-now.ts';

export interface OverviewQuestion {
  readonly customer: string;
  /** Whether the money of the month that runs is wanted: every ticket of the customer is judged anew for it. */
  readonly money: boolean;
}

/** Null parts: the reader may not see them, or did not ask for them. */
export interface Overview {
  readonly customer: string;
  readonly name: string;
  /** In which the customer's months are told; null without an agreement. */
  readonly timeZone: string | null;
  readonly asOf: Instant;
  readonly behind: number;
  readonly live: LiveCustomer | null | undefined;
  readonly agreements: readonly Agreement[];
  readonly objectives: readonly Objective[] | null;
  readonly availability: readonly Availability[] | null;
  readonly money: readonly MoneySoFar[] | null;
  readonly contacts: readonly AgreementContacts[] | null;
}

/** How one customer stands in the periods that run now. Refused: `notFound` for one that nobody knows, and for another's. */
export async function customerOverview(
  { customer, money }: OverviewQuestion,
  actor: Actor,
  ports: LivePorts & RegisterPorts,
): Promise<Overview | Refusal> {
  const { store } = ports;
  const view = await viewpoint({ asOf: null, knownAt: null }, ports);
  const { asOf } = view.vantage;
  const listed = customerList(view.live, await store.registeredCustomers(), actor, asOf);
  const found = listed.find((one) => one.customer === customer);
  if (found === undefined) return notFound(`Client ${customer}`, `Customer ${customer}`);
  // Whoever asks is told what concerns this customer, as the customer would be.
  const asCustomer: Actor = { ...actor, customer };
  const seesTickets = may(actor, 'tickets:read', customer);
  const seesOurs = actor.customer === null;
  const window = presentOf(view);
  const [objectives, availability, soFar, { generation: behind }, lives] = await Promise.all([
    seesTickets ? presentObjectives(found, view, ports) : null,
    seesTickets ? availabilityAnswer({ agreement: null, asOf: null, knownAt: null, window }, asCustomer, ports) : null,
    money && seesOurs && may(actor, 'statements:read') ? moneySoFar(customer, asOf, ports) : null,
    store.behind(asOf),
    seesOurs && may(actor, 'sources:read') ? store.liveCustomers() : null,
  ]);
  return {
    customer,
    name: found.name,
    timeZone: found.agreements.length === 0 ? null : zoneFor(found),
    asOf,
    behind,
    live: lives === null ? undefined : (lives.find((one) => one.customer === customer) ?? null),
    agreements: found.inForce,
    objectives,
    availability: availability?.availability ?? null,
    money: soFar,
    contacts: may(actor, 'agreements:read', customer) ? await contactsFor(found, actor, asOf, ports) : null,
  };
}

async function presentObjectives(
  found: ListedCustomer,
  view: Parameters<typeof objectivesNow>[1],
  ports: LivePorts,
): Promise<readonly Objective[]> {
  const { customer, agreements } = found;
  const asked = { wanted: agreements, window: presentOf(view), customer, view };
  const [counted, measured] = await Promise.all([
    objectivesNow([found], view, ports.store),
    measuredObjectives(asked, ports),
  ]);
  return inFileOrder(view.live.roster, [...(counted.get(customer) ?? []), ...measured]);
}

async function contactsFor(
  { inForce }: ListedCustomer,
  actor: Actor,
  at: Instant,
  ports: RegisterPorts,
): Promise<readonly AgreementContacts[]> {
  const versions = await readAllVersions(ports);
  return inForce.flatMap(({ ref }) => {
    const read = versions.find(({ agreement }) => agreement.ref === ref);
    return read === undefined ? [] : [contactsOf(read, actor, at)];
  });
}
