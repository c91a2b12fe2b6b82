import { lastVersionAt, type Text, type Versions } from '../../core/agreement/index.ts';
import { type StretchState, stretchesOf } from '../../core/availability/index.ts';
import { DAY_MS, type Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { maySeeVersions } from '../live/answers/concern.ts';
import type { LivePorts } from '../live/index.ts';
import type { LiveRoster } from '../live/roster.ts';
import { inForceAt, promisesOf } from './promises.ts';
import { type ServiceTold, serviceFacts } from './service-facts.ts';

/** How a service is at an instant. */
export interface ServiceState {
  /** Null: nothing was ever told of it, or no availability of it is promised. */
  readonly state: Exclude<StretchState, 'closed'> | null;
  /** Since when; null: longer than the facts that were read say. */
  readonly since: Instant | null;
}

/** An agreement that names a service, and how the service is for it. */
export interface ServiceAgreement extends ServiceState {
  /** Id without a version. */
  readonly agreement: string;
  readonly title: Text;
  /** Null: of several customers, or of none in particular. */
  readonly customer: string | null;
  /** The zone of its present version: its days, months and hours are those of this zone. */
  readonly timeZone: string;
}

/** A service that agreements name. `state` is the worst that any of its agreements has. */
export interface ServiceView extends ServiceState {
  readonly service: string;
  readonly title: Text;
  readonly agreements: readonly ServiceAgreement[];
  /** Since when nobody knows how it is, for some agreement; null: it is known. */
  readonly uncertainSince: Instant | null;
  /** When anything was told of it last; null: never. */
  readonly lastToldAt: Instant | null;
}

const BACK_MS = 35 * DAY_MS;
/** The worst first. */
const WORST: readonly StretchState[] = ['down', 'degraded', 'unknown', 'maintenance', 'excluded', 'up'];

export interface ServicesAsked {
  /** These alone; missing: all. */
  readonly service?: readonly string[];
  /** Those after this id. */
  readonly after?: string;
  /** So many at most; missing: all. */
  readonly most?: number;
}

/** The services that agreements in force name and the actor may see, by id, and how they are now. */
export async function servicesAnswer(
  { service: wanted, after, most }: ServicesAsked,
  actor: Actor,
  ports: LivePorts,
): Promise<{ readonly asOf: Instant; readonly services: readonly ServiceView[]; readonly hasMore: boolean }> {
  const asOf = ports.now();
  const live = await ports.rosters.inForce(ports.store);
  const isAsked = (service: string) =>
    (wanted === undefined || wanted.includes(service)) && (after === undefined || service > after);
  const named = new Map<string, Versions[]>();
  for (const versions of live.roster.all) {
    if (!maySeeVersions(versions, actor)) continue;
    for (const service of Object.keys(lastVersionAt(versions, asOf).services)) {
      if (!isAsked(service)) continue;
      const those = named.get(service);
      if (those === undefined) named.set(service, [versions]);
      else those.push(versions);
    }
  }
  const services: ServiceView[] = [];
  const inOrder = [...named].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [service, agreements] of inOrder.slice(0, most)) {
    services.push(await viewOf(service, agreements, { actor, live, asOf }, ports));
    await new Promise(setImmediate);
  }
  return { asOf, services, hasMore: services.length < inOrder.length };
}

interface Seen {
  readonly actor: Actor;
  readonly live: LiveRoster;
  readonly asOf: Instant;
}

async function viewOf(
  service: string,
  agreements: readonly Versions[],
  { actor, live, asOf }: Seen,
  ports: LivePorts,
): Promise<ServiceView> {
  const targets = agreements.flatMap((versions) =>
    inForceAt(promisesOf(versions, service), asOf).flatMap(({ target }) =>
      target.basis.kind === 'requests' ? [target.id] : [],
    ),
  );
  const asked = { service, targets: [...new Set(targets)], checksFrom: null, asOf, customer: actor.customer };
  const told = await serviceFacts(asked, live, ports);
  const rows = agreements.map((versions): ServiceAgreement => {
    const { title, customer, timeZone } = lastVersionAt(versions, asOf);
    const state = stateOf(versions, service, told, asOf);
    return { agreement: versions.id, title, customer: customer?.id ?? null, timeZone, ...state };
  });
  const state = (WORST.find((one) => rows.some((row) => row.state === one)) ?? null) as ServiceState['state'];
  const uncertain = rows.flatMap(({ state, since }) => (state === 'unknown' && since !== null ? [since] : []));
  const first = agreements[0];
  return {
    service,
    title: first === undefined ? { fr: service, en: service } : titleOf(first, service, asOf),
    state,
    since: sinceOf(
      state,
      rows.filter((row) => row.state === state).map(({ since }) => since),
    ),
    agreements: rows,
    uncertainSince: uncertain.length === 0 ? null : Math.min(...uncertain),
    lastToldAt: told.lastToldAt,
  };
}

/**
 * Since when a service as a whole is in its worst state: as long as any agreement has it; up only since the last of them has
 * been. Null: for longer than anybody read.
 */
function sinceOf(state: ServiceState['state'], since: readonly (Instant | null)[]): Instant | null {
  const known = since.filter((one) => one !== null);
  if (known.length === 0 || (state !== 'up' && known.length < since.length)) return null;
  return state === 'up' ? Math.max(...known) : Math.min(...known);
}

function titleOf(versions: Versions, service: string, asOf: Instant): Text {
  return lastVersionAt(versions, asOf).services[service]?.title ?? { fr: service, en: service };
}

function stateOf(versions: Versions, service: string, told: ServiceTold, asOf: Instant): ServiceState {
  const [promise] = inForceAt(promisesOf(versions, service), asOf);
  if (promise === undefined || told.lastToldAt === null) return { state: null, since: null };
  const { version, target } = promise;
  const from = Math.max(asOf - BACK_MS, told.firstCheckAt ?? 0, promise.inForce.from);
  const question = { version, target, service, facts: told.facts, reportedAt: told.reportedAt, inHours: false };
  // Up to the instant itself: what begins with it counts.
  const stretches = stretchesOf({ ...question, asOf: asOf + 1 }, { from, to: asOf + 1 });
  const state = stretches.at(-1)?.state as ServiceState['state'] | undefined;
  let since = asOf;
  for (const one of [...stretches].reverse()) {
    if (one.state !== state) break;
    since = one.from;
  }
  return { state: state ?? null, since: since <= from ? null : since };
}
