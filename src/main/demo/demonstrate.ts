import { createHmac } from 'node:crypto';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { accessKey } from '../../app/access/index.ts';
import {
  answerAlerts,
  demonstrationOwner,
  type Filled,
  markDemonstration,
  openLife,
  prepareWarnings,
} from '../../app/demonstration-life/index.ts';
import { openEventPost } from '../../app/live/index.ts';
import { Unavailable } from '../../app/ports/index.ts';
import type { ServeNews } from '../../cli/index.ts';
import { shippedBases } from '../bases.ts';
import { shippedMappings } from '../mappings.ts';
import { packageFolder } from '../package-folder.ts';
import type { Node } from '../serve/node.ts';

/** The store holds what is somebody's own: no generated data may go there. */
export class RealData extends Error {
  override readonly name = 'RealData';
}

/** Before the agreements are published nobody knows how much there will be. */
const NOTHING: Filled = { done: 0, of: 0 };

/** How often it is looked what has happened meanwhile, and how long a database that is away is left alone. */
const LOOK_EVERY_MS = 5_000;

/**
 * Makes an empty store a demonstration, or goes on with one: its owner at once, its year and what happens from then on
 * while the node runs.
 * @returns begins to fill, once the node is ready
 * @throws RealData
 */
export async function demonstrate(node: Node, told: (news: ServeNews) => void): Promise<(url: string) => void> {
  const { store, now, rosters, holidays, secret } = node;
  const markedAt = await markDemonstration(store, now());
  if (markedAt === null) throw new RealData('the store holds data that nobody generated');
  const password = passwordOf(secret.signingKey);
  const owner = await demonstrationOwner(password, { store, now });
  if (owner !== null) await prepare(node, owner.email);
  return (url) => {
    let stopped = false;
    const stop = new AbortController();
    const life = openLife(markedAt, {
      live: { store, now, rosters },
      publishing: { bases: shippedBases(packageFolder()), holidays },
      pause: async () => void (await turn()),
      isStopped: () => stopped,
    });
    node.condition.fill(NOTHING);
    const access = owner === null ? null : { ...owner, password };
    told({ kind: 'demonstration', url, access });
    told({ kind: 'filling', ...NOTHING });
    const living = live(life, teller(node, url, owner?.token ?? null, told), node, stop.signal);
    node.atEnd(async () => {
      stopped = true;
      stop.abort();
      await living;
    });
  };
}

/** Whom the alerts of the running life are shown to. */
async function prepare({ store, now, rosters, secret, mappings: runner }: Node, email: string): Promise<void> {
  const post = openEventPost({ store, now, rosters });
  const templates = shippedMappings(packageFolder());
  await prepareWarnings(email, { store, now, post, runner, templates, secretKey: accessKey(secret.signingKey) });
}

/** The same for the same secret: whoever starts the demonstration again is told the same one. */
function passwordOf(key: string): string {
  const text = createHmac('sha256', key).update('demonstration').digest('base64url').replaceAll(/[-_]/g, '');
  return [text.slice(0, 5), text.slice(5, 10), text.slice(10, 15), text.slice(15, 20)].join('-');
}

/** Who is told how far it is. */
export interface Told {
  readonly filled: (filled: Filled, ticket: string | null) => void;
  readonly finished: (wentOn: boolean) => void;
}

/** Tells what can be asked once the first events are there, then how far the data are. */
function teller(node: Node, url: string, token: string | null, told: (news: ServeNews) => void): Told {
  const startedAt = performance.now();
  let isFirst = true;
  return {
    filled: (filled: Filled, ticket: string | null) => {
      node.condition.fill(filled);
      if (isFirst && token !== null) told({ kind: 'questions', url, token, ticket });
      isFirst = false;
      told({ kind: 'filling', ...filled });
    },
    finished: (wentOn: boolean) => {
      const milliseconds = Math.round(performance.now() - startedAt);
      const events = node.condition.filled()?.of ?? 0;
      node.log.info('demonstration filled', { events, milliseconds });
      told({ kind: 'filled', events, milliseconds, wentOn });
    },
  };
}

/** Fills the store, then goes on for as long as nobody stops it. */
export async function live(
  life: ReturnType<typeof openLife>,
  tell: Told,
  node: Node,
  stop: AbortSignal,
  answers = true,
): Promise<void> {
  let isFull = false;
  while (!stop.aborted) {
    try {
      if (isFull) {
        await life.goOn();
        if (answers) await answerAlerts(node);
      } else {
        const ended = await life.fill(tell.filled);
        isFull = ended !== 'stopped';
        if (isFull) tell.finished(ended === 'wentOn');
      }
    } catch (error) {
      // A database that is away comes back; whatever else is wrong is told, and may be right the next time.
      if (!(error instanceof Unavailable)) node.onDefect(null, error);
    }
    await sleep(LOOK_EVERY_MS, null, { signal: stop }).catch(() => {});
  }
}
