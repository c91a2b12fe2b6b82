/** A real `leeway serve` with its own PostgreSQL in a folder of its own, and how a program with every right asks it. */
import { SCOPES } from '../../src/app/access/index.ts';
import { dataFolder, type NodeProcess, startReady } from '../running/node-process.ts';

/** As many as one request takes. */
const BATCH = 1_000;

export interface Service {
  readonly node: NodeProcess;
  /** The text of an answer. @throws where it is no 200 */
  readonly text: (path: string) => Promise<string>;
  readonly json: <T>(path: string) => Promise<T>;
  readonly send: (path: string, body: unknown) => Promise<unknown>;
  readonly publish: (text: string) => Promise<void>;
  /** Hands events in, a thousand at a time. @throws where one is not taken */
  readonly post: (events: readonly unknown[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Starts one on an empty folder, becomes its owner and makes a token. */
export async function startService(): Promise<Service> {
  const folder = dataFolder();
  const node = await startReady({ LEEWAY_DATA: folder.path }).catch((error) => {
    folder.remove();
    throw error;
  });
  const authorization = `Bearer ${await tokenFrom(node)}`;
  const text = async (path: string) => {
    const answer = await fetch(`${node.url}/api/v1${path}`, { headers: { authorization } });
    const told = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${told}`);
    return told;
  };
  const send = (path: string, body: unknown) => sent(node.url, path, body, { authorization });
  return {
    node,
    text,
    json: async <T>(path: string) => JSON.parse(await text(path)) as T,
    send: async (path, body) => await (await send(path, body)).json(),
    publish: async (yaml) => void (await send('/agreements', { text: yaml, format: 'yaml' })),
    post: async (events) => {
      for (let from = 0; from < events.length; from += BATCH) await postAll(send, events.slice(from, from + BATCH));
    },
    end: async () => {
      const code = await node.stop();
      folder.remove();
      if (code !== 0 || node.log().includes('"defect"')) throw new Error(`it ended with ${code}: ${node.log()}`);
    },
  };
}

async function postAll(send: (path: string, body: unknown) => Promise<Response>, events: readonly unknown[]) {
  const { counts, items } = (await (await send('/events', events)).json()) as {
    readonly counts: { readonly new: number; readonly same: number };
    readonly items: readonly { readonly result: string }[];
  };
  if (counts.new + counts.same === events.length) return;
  throw new Error(JSON.stringify(items.find(({ result }) => result !== 'new' && result !== 'same')));
}

async function tokenFrom({ url, ownerLink }: NodeProcess): Promise<string> {
  const owner = { name: 'Ada', email: 'ada@example.org', password: 'a long walk beside the sea' };
  const made = await sent(url, '/setup', { code: ownerLink?.split('#')[1], ...owner }, {});
  const cookie = /^[^;]+/.exec(made.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const answer = await sent(url, '/tokens', { name: 'all', scopes: SCOPES }, { cookie });
  return ((await answer.json()) as { readonly secret: string }).secret;
}

async function sent(url: string, path: string, body: unknown, headers: { readonly [name: string]: string }) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
