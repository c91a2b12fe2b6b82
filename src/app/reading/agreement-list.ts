import type { Agreement } from '../../core/agreement/index.ts';
import { agreementDates } from '../../core/alert/index.ts';
import { dateOfDay, type Instant, instantToLocal, type LocalDate } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { folded } from '../desk/search/fold.ts';
import { maySee } from '../register/agreements/customer-view.ts';
import { isInUse } from '../register/agreements/read-published.ts';
import { type ReadVersion, type RegisterPorts, readAllVersions } from '../register/index.ts';

/**
 * Where an agreement stands. `coming`: its first version takes effect later. `ended`: its term is over. `withdrawn`: every
 * version of it was taken out of use.
 */
export const AGREEMENT_STATES = ['inForce', 'coming', 'ended', 'withdrawn'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** The next day on which something falls due, local to the agreement. */
export interface NextDate {
  readonly kind: 'start' | 'review' | 'notice' | 'renewal' | 'end';
  readonly date: LocalDate;
}

/** An agreement in a list. */
export interface ListedAgreement {
  readonly id: string;
  readonly state: AgreementState;
  /** The version in force; else the one that comes first, that was last in force, or that was withdrawn last. */
  readonly current: ReadVersion;
  /** A later version that is published and not yet in force; null: none. */
  readonly coming: ReadVersion | null;
  readonly next: NextDate | null;
  /** Numbers of the versions in use. */
  readonly versions: readonly number[];
}

export interface ListAsked {
  /** Missing: all but the withdrawn ones. */
  readonly state?: readonly AgreementState[];
  readonly kind?: readonly Agreement['kind'][];
  /** Those that name this customer. */
  readonly customer?: string;
  /** Those whose id, title or other party holds this, whatever its accents and case. */
  readonly q?: string;
  /** Those after this id. */
  readonly after?: string;
  /** So many at most; missing: all. */
  readonly most?: number;
}

const UNLESS_ASKED: readonly AgreementState[] = ['inForce', 'coming', 'ended'];

/** The agreements an actor may see, by id. Of one that was withdrawn a customer is told nothing. */
export async function listAgreements(
  { state = UNLESS_ASKED, kind, customer, q, after, most }: ListAsked,
  actor: Actor,
  ports: RegisterPorts,
): Promise<readonly ListedAgreement[]> {
  const at = ports.now();
  return (await standingOf((id) => after === undefined || id > after, at, actor, ports))
    .filter((one) => state.includes(one.state))
    .filter(({ current }) => kind === undefined || kind.includes(current.agreement.kind))
    .filter(({ current }) => customer === undefined || names(current.agreement, customer))
    .filter(({ current }) => q === undefined || holds(current.agreement, q, actor))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map((one) => withNext(one, at));
}

/** One agreement, whatever became of it; null: there is none that the actor may see. */
export async function listedAgreement(id: string, actor: Actor, ports: RegisterPorts): Promise<ListedAgreement | null> {
  const at = ports.now();
  const [found] = await standingOf((one) => one === id, at, actor, ports);
  return found === undefined ? null : withNext(found, at);
}

type Standing = Omit<ListedAgreement, 'next'>;

/** Where those stand that an actor may see, in no order. */
async function standingOf(
  isAsked: (id: string) => boolean,
  at: Instant,
  actor: Actor,
  ports: RegisterPorts,
): Promise<readonly Standing[]> {
  const byId = new Map<string, ReadVersion[]>();
  for (const one of await readAllVersions(ports)) {
    const { id } = one.agreement;
    if (!isAsked(id) || !maySee(actor, one.agreement) || (actor.customer !== null && !isInUse(one.version))) continue;
    const versions = byId.get(id);
    if (versions === undefined) byId.set(id, [one]);
    else versions.push(one);
  }
  return [...byId].map(([id, versions]) => standing(id, versions, at));
}

/** Days are counted of those alone that are told. */
const withNext = (one: Standing, at: Instant): ListedAgreement => ({
  ...one,
  next: nextDate(one.current.agreement, one.state, at),
});

function names({ customer, adherents }: Agreement, id: string): boolean {
  return customer?.id === id || adherents.some((one) => one.customer === id);
}

/** Nobody finds by a name what he is not told. */
function holds({ id, title, kind, parties }: Agreement, q: string, actor: Actor): boolean {
  const party = parties[kind === 'underpinning' ? 'supplier' : 'customer'];
  const isTold = actor.customer === null || actor.customer === party?.id;
  const texts = [id, title.fr, title.en, isTold ? (party?.name ?? '') : ''];
  return texts.some((text) => folded(text).includes(folded(q)));
}

function standing(id: string, versions: readonly ReadVersion[], at: Instant): Standing {
  const inUse = versions
    .filter(({ version }) => isInUse(version))
    .sort((a, b) => a.agreement.effectiveAt - b.agreement.effectiveAt || a.version.version - b.version.version);
  const last = inUse.findLast(({ agreement }) => agreement.effectiveAt <= at);
  const coming = inUse.find(({ agreement }) => agreement.effectiveAt > at) ?? null;
  const current = last ?? coming ?? (versions.at(-1) as ReadVersion);
  const state = stateOf(last, coming, at);
  return {
    id,
    state,
    current,
    coming: last === undefined ? null : coming,
    versions: inUse.map(({ version }) => version.version),
  };
}

function stateOf(last: ReadVersion | undefined, coming: ReadVersion | null, at: Instant): AgreementState {
  if (last === undefined) return coming === null ? 'withdrawn' : 'coming';
  const { endsAt } = last.agreement;
  return endsAt === null || at < endsAt ? 'inForce' : 'ended';
}

/** So far ahead one looks for a next day. */
const YEARS_AHEAD = 2;

function nextDate(agreement: Agreement, state: AgreementState, at: Instant): NextDate | null {
  if (state === 'coming') return { kind: 'start', date: agreement.effectiveFrom };
  if (state !== 'inForce') return null;
  const today = instantToLocal(agreement.timeZone, at).dayNumber;
  const [next] = agreementDates(agreement, dateOfDay(today), dateOfDay(today + YEARS_AHEAD * 366));
  return next === undefined ? null : { kind: next.kind, date: next.date };
}
