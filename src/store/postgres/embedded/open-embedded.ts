import type pg from 'pg';
import { APP_ROLE, OWNER_ROLE } from '../roles.ts';
import { DATABASE, makeCluster, passwordsOf } from './cluster.ts';
import { type Hold, holdServer } from './guardian.ts';
import { type Home, homeIn } from './identity.ts';
import { ensurePostmaster, isEnding, type Postmaster, stillLives } from './postmaster.ts';
import { type Programs, programsIn } from './programs.ts';
import { takeServerLock } from './server-lock.ts';
import { PORT } from './socket.ts';

export interface EmbeddedOptions {
  /** `server`: the one program that serves from this folder. `visitor`: a command that works beside it, or alone. */
  readonly as: 'server' | 'visitor';
}

/** The embedded PostgreSQL of a data folder, answering. */
export interface Embedded {
  /** As the role that owns the schema. */
  readonly ownerConfig: pg.PoolConfig;
  /** As the role of the program at work. */
  readonly appConfig: pg.PoolConfig;
  /** The server was living already. */
  readonly adopted: boolean;
  /** The number of the server's process; another one after it was restarted. */
  readonly pid: () => number;
  /** Lets go: the server stops unless another program uses it; waits for that. Close the pools first. */
  readonly stop: () => Promise<void>;
}

const LOOK_MS = 250;
const STOP_SEEN_MS = 1000;
const STOP_DONE_MS = 60_000;

/**
 * Opens the embedded PostgreSQL of a data folder, which is made when it is not there. A living server is adopted; one that
 * dies while it is held is started again. When all programs that hold it are gone, killed ones too, it stops by itself.
 * @throws Hindered when the folder, the machine or another server program stands in the way
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions): Promise<Embedded> {
  const home = homeIn(folder);
  const lock = options.as === 'server' ? takeServerLock(folder) : null;
  try {
    const programs = await programsIn(home);
    await makeCluster(home, programs);
    const passwords = await passwordsOf(home);
    const app = { database: DATABASE, user: APP_ROLE, password: passwords.app, ssl: false };
    const hold = () => holdAnswering(home, programs, app);
    const first = await hold();
    const place = { host: first.postmaster.socketFolder, port: PORT };
    const kept = keepAnswering(home, first, hold);
    return {
      ownerConfig: { ...app, ...place, user: OWNER_ROLE, password: passwords.owner },
      appConfig: { ...app, ...place },
      adopted: first.postmaster.adopted,
      pid: () => kept.held().postmaster.pid,
      stop: async () => {
        await kept.end();
        await letGo(home, kept.held());
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

interface Held {
  readonly postmaster: Postmaster;
  readonly hold: Hold;
}

/** Held from before it is looked for: one that lives is not stopped by its guardian meanwhile. */
async function holdAnswering(home: Home, programs: Programs, knock: pg.ClientConfig): Promise<Held> {
  const hold = await holdServer(home, programs);
  try {
    return { postmaster: await ensurePostmaster(home, programs, knock), hold };
  } catch (error) {
    hold.leave();
    throw error;
  }
}

/** Looks now and then whether the server lives, and starts it again when it does not. */
function keepAnswering(home: Home, first: Held, holdAgain: () => Promise<Held>) {
  let held = first;
  let looking: Promise<void> = Promise.resolve();
  let isOver = false;
  const look = async () => {
    if (stillLives(home, held.postmaster.pid)) return;
    const before = held;
    held = await holdAgain();
    before.hold.leave();
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking || isOver) return;
    isLooking = true;
    // What stands in the way now (a full disk) may be gone at the next look.
    looking = look()
      .catch(() => {})
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_MS);
  timer.unref();
  return {
    held: () => held,
    end: async () => {
      isOver = true;
      clearInterval(timer);
      await looking;
    },
  };
}

async function letGo(home: Home, { hold, postmaster }: Held): Promise<void> {
  hold.leaveAndStop();
  if (postmaster.adopted) return;
  // Others that hold it keep it going; the guardian knows, and shows it by what it does.
  if (!(await happens(() => isEnding(home, postmaster.pid), STOP_SEEN_MS))) return;
  await happens(() => !stillLives(home, postmaster.pid), STOP_DONE_MS);
}

async function happens(what: () => boolean, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; ) {
    if (what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return what();
}
