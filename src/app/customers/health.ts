import type { Agreement } from '../../core/agreement/index.ts';
import type { Objective } from '../../core/objective/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { viewpoint } from '../live/answers/vantage.ts';
import type { LivePorts } from '../live/index.ts';
import type { LiveCustomer, OpenClocks } from '../ports/index.ts';
import { customerList, type ListedCustomer } from './customer-list.ts';
import { objectivesNow } from './objectives-now.ts';

/** The worst that is so of a customer's clocks: `missed` while one runs on beyond its deadline. Worst first. */
export const HEALTH = ['missed', 'atRisk', 'onTrack', 'nothing'] as const;
export type Health = (typeof HEALTH)[number];

export interface HealthQuestion {
  /** Within its name or id, whatever the case and the accents; null: any. */
  readonly q: string | null;
  readonly state: readonly Health[] | null;
  /** Only those that are live (true) or in dry run (false); null: all. */
  readonly live: boolean | null;
  readonly order: 'customer' | 'worst';
  readonly after: HealthPlace | null;
  readonly limit: number;
}

/** After a customer of a page. */
export interface HealthPlace {
  readonly state: Health;
  readonly customer: string;
}

export interface CustomerHealth {
  readonly customer: string;
  readonly name: string;
  readonly state: Health;
  /** Clocks that are not over: all, those that pause, those at risk, those beyond their deadline. */
  readonly open: number;
  readonly paused: number;
  readonly atRisk: number;
  readonly breached: number;
  /** At most three of the periods that run, with the fewest misses left first. */
  readonly tightest: readonly Objective[];
  /** Since when people are told, and by whose word; null: dry run. Undefined: not for this reader. */
  readonly live: LiveCustomer | null | undefined;
  readonly agreements: readonly Agreement[];
}

export interface HealthPage {
  readonly asOf: Instant;
  /** Tickets that still wait to be judged by the present agreements: until there are none, figures may lag behind. */
  readonly behind: number;
  readonly customers: readonly CustomerHealth[];
  readonly next: HealthPlace | null;
}

/**
 * How each customer stands now: counts of open clocks in one question for all of them, objectives in one for those of the
 * page.
 */
export async function customersHealth(question: HealthQuestion, actor: Actor, ports: LivePorts): Promise<HealthPage> {
  const { store } = ports;
  const view = await viewpoint({ asOf: null, knownAt: null }, ports);
  const { asOf } = view.vantage;
  const seesLive = may(actor, 'sources:read') && actor.customer === null;
  const [registered, open, { generation: behind }, live] = await Promise.all([
    store.registeredCustomers(),
    store.openClocks(actor.customer === null ? null : [actor.customer]),
    store.behind(asOf),
    seesLive ? store.liveCustomers() : null,
  ]);
  const lives = live === null ? null : new Map(live.map((one) => [one.customer, one]));
  const clocks = tallied(open);
  const all = customerList(view.live, registered, actor, asOf).map((one) => {
    const counts = clocks.get(one.customer) ?? NONE;
    return {
      ...one,
      ...counts,
      state: stateOf(counts),
      live: lives === null ? undefined : (lives.get(one.customer) ?? null),
    };
  });
  const wanted = all.filter((one) => isWanted(one, question)).sort(inOrder(question.order));
  const { after, limit } = question;
  const rest = after === null ? wanted : wanted.filter((one) => inOrder(question.order)(one, after) > 0);
  const page = rest.slice(0, limit);
  const objectives = await objectivesNow(page, view, store);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return {
    asOf,
    behind,
    customers: page.map(({ inForce, agreements: _all, ...one }) => ({
      ...one,
      tightest: tightestOf(objectives.get(one.customer) ?? []),
      agreements: inForce,
    })),
    next: last === undefined ? null : { state: last.state, customer: last.customer },
  };
}

interface Counts {
  readonly open: number;
  readonly paused: number;
  readonly atRisk: number;
  readonly breached: number;
}

const NONE: Counts = { open: 0, paused: 0, atRisk: 0, breached: 0 };

function tallied(rows: readonly OpenClocks[]): ReadonlyMap<string, Counts> {
  const found = new Map<string, Counts>();
  for (const { customer, state, verdict, clocks } of rows) {
    const before = found.get(customer) ?? NONE;
    found.set(customer, {
      open: before.open + clocks,
      paused: before.paused + (state === 'paused' ? clocks : 0),
      atRisk: before.atRisk + (verdict === 'atRisk' ? clocks : 0),
      breached: before.breached + (verdict === 'breached' ? clocks : 0),
    });
  }
  return found;
}

function stateOf({ open, atRisk, breached }: Counts): Health {
  if (breached > 0) return 'missed';
  if (atRisk > 0) return 'atRisk';
  return open > 0 ? 'onTrack' : 'nothing';
}

function isWanted(
  one: Pick<ListedCustomer, 'customer' | 'name'> & {
    readonly state: Health;
    readonly live: LiveCustomer | null | undefined;
  },
  { q, state, live }: HealthQuestion,
): boolean {
  if (state !== null && !state.includes(one.state)) return false;
  if (live !== null && one.live !== undefined && live !== (one.live !== null)) return false;
  return q === null || [one.customer, one.name].some((text) => plain(text).includes(plain(q)));
}

/** Without accents and case. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function inOrder(order: HealthQuestion['order']) {
  return (a: HealthPlace, b: HealthPlace): number => {
    const worst = order === 'worst' ? HEALTH.indexOf(a.state) - HEALTH.indexOf(b.state) : 0;
    return worst || (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0);
  };
}

const TIGHTEST = 3;

/** Those in which anything counts already; of equals the one whose misses run out first. */
function tightestOf(objectives: readonly Objective[]): readonly Objective[] {
  const left = ({ missesLeft }: Objective) => missesLeft ?? Number.POSITIVE_INFINITY;
  const day = ({ missesRunOutOn }: Objective) => missesRunOutOn ?? '9999';
  return objectives
    .filter((one) => one.missesLeft !== null && one.met + one.breached + one.open > 0)
    .sort((a, b) => left(a) - left(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
    .slice(0, TIGHTEST);
}
