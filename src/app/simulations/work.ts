import { randomUUID } from 'node:crypto';
import { lineOf } from '../event-text.ts';
import type { Rosters } from '../live/index.ts';
import type {
  Simulation,
  SimulationEnd,
  SimulationProgress,
  SimulationRunner,
  SimulationSurroundings,
  Store,
} from '../ports/index.ts';
import { Unavailable } from '../ports/index.ts';
import { keptSince } from './ask.ts';
import type { SimulationProblem } from './problem.ts';
import { publishedText } from './published-text.ts';

export interface SimulatingPorts {
  readonly store: Store;
  readonly now: () => number;
  readonly rosters: Rosters;
  readonly runner: SimulationRunner;
}

/** Whoever ends without a word loses what he works on after so long. */
const LEASE_MS = 30_000;
const RENEW_MS = 5_000;
const LOOK_MS = 1_000;
/** Begun so often without an end, it is told as failed: it may be what ends the program. */
const MOST_TRIES = 3;
const PAGE = 1_000;
/** So often what was kept for thirty days is dropped. */
const SWEEP_MS = 3_600_000;

/**
 * Works on the simulations that were asked for, one at a time, wherever they were asked for.
 * @returns how to stop: what is under way waits again, and is begun anew by whoever looks next
 */
export function keepSimulating(ports: SimulatingPorts, onDefect: (error: unknown) => void): () => Promise<void> {
  const worker = randomUUID();
  const stopping = new AbortController();
  let working: Promise<void> | null = null;
  let sweptAt = Number.NEGATIVE_INFINITY;
  const look = async () => {
    try {
      if (ports.now() - sweptAt >= SWEEP_MS) sweptAt = await sweep(ports);
      while (!stopping.signal.aborted && (await workOnNext(worker, stopping.signal, ports)));
    } catch (error) {
      // The store is away: they wait there until it is back.
      if (!(error instanceof Unavailable)) onDefect(error);
    }
  };
  const timer = setInterval(() => {
    working ??= look().finally(() => {
      working = null;
    });
  }, LOOK_MS);
  timer.unref?.();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await working;
  };
}

/** Drops what is kept no longer, whether anybody asks for more or not; when that was. */
async function sweep({ store, now }: SimulatingPorts): Promise<number> {
  const at = now();
  await store.transact((tx) => tx.dropSimulationsBefore(keptSince(at)));
  return at;
}

/** False: there was none to work on. */
async function workOnNext(worker: string, stop: AbortSignal, ports: SimulatingPorts): Promise<boolean> {
  const { store, now } = ports;
  const at = now();
  // Most looks find nothing: they cost no transaction.
  if ((await store.waitingSimulations(at)).length === 0) return false;
  const taken = await store.transact((tx) => tx.takeSimulation(worker, at, at + LEASE_MS));
  if (taken === null) return false;
  const end = taken.tries > MOST_TRIES ? failed({ kind: 'interrupted' }) : await workOn(taken, worker, stop, ports);
  await store.transact(async (tx) => {
    if (end.kind === 'ended') await tx.leaveSimulation(taken.id, worker);
    else await tx.endSimulation(taken.id, worker, now(), end);
  });
  return true;
}

async function workOn(
  { id, asked }: Simulation,
  worker: string,
  stop: AbortSignal,
  { store, now, rosters, runner }: SimulatingPorts,
): Promise<SimulationEnd> {
  const gone = new AbortController();
  let progress: SimulationProgress | null = null;
  const renewing = setInterval(() => {
    store
      .transact((tx) => tx.renewSimulation(id, worker, now() + LEASE_MS, progress))
      .then(
        (isOurs) => {
          if (!isOurs) gone.abort();
        },
        // While the store is away nobody else can take it either.
        () => {},
      );
  }, RENEW_MS);
  try {
    const { names } = await rosters.inForce(store);
    const surroundings: SimulationSurroundings = {
      text: (ref) => publishedText(ref, now(), { store, rosters }),
      events: () => eventLines(store),
      names,
      progress: (told) => {
        progress = told;
      },
      signal: AbortSignal.any([stop, gone.signal]),
    };
    return await runner.run(asked, surroundings);
  } finally {
    clearInterval(renewing);
  }
}

/** All events kept, in the order of their receipt, a page at a time. */
async function* eventLines(store: Store): AsyncGenerator<string> {
  let after: Parameters<Store['facts']>[1] = null;
  for (;;) {
    const page = await store.facts({}, after, PAGE);
    if (page.length > 0) yield page.map(({ event }) => `${lineOf(event)}\n`).join('');
    const last = page[page.length - 1]?.event;
    if (last === undefined || page.length < PAGE) return;
    after = { recordedAt: last.recordedAt, source: last.source, id: last.id };
  }
}

function failed(problem: SimulationProblem): SimulationEnd {
  return { kind: 'failed', problem: JSON.stringify(problem) };
}
