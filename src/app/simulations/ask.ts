import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import type { Simulation, SimulationAsked, Store, VersionName, WholeSimulation } from '../ports/index.ts';
import { type Fault, isRefusal, type Lang, notAllowed, notFound, type Refusal, refusal } from '../refusal.ts';
import { type OptionFault, optionsOf } from './options.ts';

/** So many wait at most, of all who ask: what comes later is asked for again. */
const MOST_WAITING = 5;
const KEPT_MS = 30 * DAY_MS;
const MOST_LISTED = 200;

export interface SimulationPorts {
  readonly store: Store;
  readonly now: () => number;
}

/** Somebody's simulation, and how many are worked on before it (null: it does not wait). */
export interface SimulationView<S extends Simulation = Simulation> {
  readonly simulation: S;
  readonly waiting: number | null;
  readonly keptUntil: number;
}

/**
 * Asks for a simulation, to be worked on beside everything else. Refused: `invalid` where an option is none, `notFound`
 * for a version that is not published, `tooMany` where enough wait already. A text is read only when it is worked on.
 */
export async function askSimulation(
  asked: SimulationAsked,
  title: string | null,
  lang: Lang,
  actor: Actor,
  ports: SimulationPorts,
): Promise<SimulationView<WholeSimulation> | Refusal> {
  if (actor.customer !== null) return notForCustomers();
  const read = optionsOf(asked);
  if ('faults' in read) return badOptions(read.faults, lang);
  const missing = await notPublished(asked, ports.store);
  if (missing !== null) return missing;
  const at = ports.now();
  const id = `sim-${randomUUID()}`;
  if ((await ports.store.waitingSimulations(at)).length >= MOST_WAITING) return tooManyWait();
  await ports.store.transact(async (tx) => {
    await tx.addSimulation({ id, owner: ownerOf(actor), title, asked, createdAt: at, createdBy: actor.id });
  });
  return await simulationFor(id, actor, ports);
}

/** Somebody's own simulations of the last thirty days, the latest first. */
export async function ownSimulations(
  actor: Actor,
  { store, now }: SimulationPorts,
): Promise<readonly SimulationView[]> {
  if (actor.customer !== null) return [];
  const found = await store.simulationsOf(ownerOf(actor), MOST_LISTED);
  const waiting = await store.waitingSimulations(now());
  return found.map((one) => viewOf(one, waiting, now()));
}

/** One simulation, whosever of the house it is. */
export async function simulationFor(
  id: string,
  actor: Actor,
  { store, now }: SimulationPorts,
): Promise<SimulationView<WholeSimulation> | Refusal> {
  const found = actor.customer === null && may(actor, 'internals:read') ? await store.simulation(id) : null;
  if (found === null) return notFound(`Simulation ${id}`, `Simulation ${id}`);
  return viewOf(found, await store.waitingSimulations(now()), now());
}

/** Drops one of one's own; what works on it stops by and by. */
export async function dropSimulation(id: string, actor: Actor, ports: SimulationPorts): Promise<null | Refusal> {
  const found = await simulationFor(id, actor, ports);
  if (isRefusal(found)) return found;
  if (found.simulation.owner !== ownerOf(actor)) {
    return notAllowed('Cette simulation est de quelqu’un d’autre.', 'This simulation is somebody else’s.');
  }
  await ports.store.transact((tx) => tx.dropSimulation(id));
  return null;
}

/** What nobody works on any more waits again, whatever is noted of it. */
function viewOf<S extends Simulation>(simulation: S, waiting: readonly string[], at: number): SimulationView<S> {
  const place = waiting.indexOf(simulation.id);
  const isLeft = simulation.state === 'running' && (simulation.leasedUntil ?? 0) <= at;
  const shown = isLeft ? { ...simulation, state: 'queued' as const, startedAt: null, progress: null } : simulation;
  return { simulation: shown, waiting: place < 0 ? null : place, keptUntil: simulation.createdAt + KEPT_MS };
}

/** The instant before which what was asked for is kept no longer. */
export function keptSince(at: number): number {
  return at - KEPT_MS;
}

function ownerOf({ person, id }: Actor): string {
  return person ?? id;
}

async function notPublished({ draft, present }: SimulationAsked, store: Store): Promise<Refusal | null> {
  const named = [draft, present].filter(
    (one): one is VersionName => typeof one === 'object' && one !== null && 'agreement' in one,
  );
  if (named.length === 0) return null;
  const published = await store.publishedVersions();
  const isThere = ({ agreement, version }: VersionName) =>
    published.some((one) => one.agreement === agreement && one.version === version && one.withdrawnAt === null);
  const missing = named.find((one) => !isThere(one));
  if (missing === undefined) return null;
  const ref = `${missing.agreement}@${missing.version}`;
  return notFound(`Version ${ref}`, `Version ${ref}`);
}

const WORDS: { readonly [F in OptionFault['fault']]: { readonly fr: string; readonly en: string } } = {
  share: { fr: 'Écrivez une part comme 90%, au plus 100%.', en: 'Write a share like 90%, at most 100%.' },
  scale: { fr: 'Écrivez un facteur comme 1.5, au plus 1000.', en: 'Write a factor like 1.5, at most 1000.' },
  length: { fr: 'Écrivez des heures par semaine comme 70h, ou 0.', en: 'Write hours a week like 70h, or 0.' },
  instant: {
    fr: 'Écrivez une date comme 2026-03-01, ou un instant avec son fuseau.',
    en: 'Write a date like 2026-03-01, or an instant with its offset.',
  },
  handlingAlone: {
    fr: 'Une part de temps travaillé ne sert qu’avec «\u202fteam\u202f».',
    en: 'A share of time worked is of use with “team” only.',
  },
  presentOrCustomers: {
    fr: 'Un prospect n’a pas de contrat présent\u202f: retirez «\u202fpresent\u202f» ou «\u202fcustomers\u202f».',
    en: 'A prospect has no present agreement: leave out “present” or “customers”.',
  },
};

function badOptions(found: readonly OptionFault[], lang: Lang): Refusal {
  const faults = found.map(
    ({ pointer, fault }): Fault => ({ pointer, code: fault, message: WORDS[fault][lang], help: null }),
  );
  const first = (found[0] as OptionFault).fault;
  return refusal('invalid', WORDS[first], null, faults);
}

function tooManyWait(): Refusal {
  return refusal(
    'tooMany',
    { fr: `${MOST_WAITING} simulations attendent déjà.`, en: `${MOST_WAITING} simulations wait already.` },
    {
      fr: 'Elles se font l’une après l’autre\u202f: réessayez dans quelques minutes.',
      en: 'They are worked on one after the other: try again in a few minutes.',
    },
  );
}

function notForCustomers(): Refusal {
  return notAllowed('Une simulation montre ce qui n’est qu’à nous.', 'A simulation shows what is ours alone.');
}
