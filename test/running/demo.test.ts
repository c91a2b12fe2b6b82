import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../cli/leeway.ts';
import { receiver } from '../delivery/support/receiver.ts';
import { dataFolder, type Started, start, startReady, until } from './node-process.ts';

const folder = dataFolder();
const env = { LEEWAY_DATA: folder.path };
const ARGS = ['--json', '--port', '0'];
/** The whole year, on a busy machine. */
const YEAR_MS = 400_000;

const stop = async (node: Started, signal: NodeJS.Signals = 'SIGTERM') => {
  node.process.kill(signal);
  return await node.exited;
};
const health = async (url: string) =>
  (await (await fetch(`${url}/healthz`)).json()) as {
    readonly phase: string;
    readonly demonstration?: { readonly done: number; readonly of: number };
  };

/** Asks for JSON with a token. */
async function ask<T>(url: string, token: string, path: string): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function send<T>(url: string, token: string, path: string, body: object | null): Promise<T> {
  const content = body === null ? {} : { body: JSON.stringify(body) };
  const type = body === null ? {} : { 'content-type': 'application/json' };
  const headers = { authorization: `Bearer ${token}`, ...type };
  const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, ...content });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Alerts are there to be seen, and who is warned: live customers, a rota, a source in dry run. */
async function isWarned(url: string, token: string): Promise<void> {
  const items = async (path: string) =>
    (await ask<{ readonly items: readonly { readonly [field: string]: unknown }[] }>(url, token, path)).items;
  await until('alerts', async () => (await items('/alerts')).length > 0);
  expect((await items('/live-customers')).length).toBe(18);
  expect((await items('/rotas')).map(({ rota, onCall }) => [rota, (onCall as unknown[]).length])).toEqual([
    ['astreinte', 2],
  ]);
  expect((await items('/sources')).map(({ source, liveAt }) => [source, liveAt])).toEqual([['uptime-kuma', null]]);
}

interface Page {
  readonly items: readonly { readonly ticket: string; readonly verdict: string }[];
}

describe('leeway demo', () => {
  let killed: Started;
  beforeAll(() => {
    killed = start(env, ARGS, 'demo');
  });
  afterAll(async () => {
    await stop(killed, 'SIGKILL');
    folder.remove();
  }, 60_000);

  it('answers before its data are there, and has open tickets on its board with the first of them', async () => {
    const { url, ownerLink } = await killed.told('ready');
    expect(ownerLink).toBeNull();
    // The application itself: whoever is not signed in is shown how to.
    const page = await fetch(`${url}/`);
    expect([page.status, (await page.text()).includes('type="password"')]).toEqual([401, true]);
    // How to sign in is told before anything is there.
    expect((await killed.told('demonstration')).access?.email).toMatch(/@/);
    expect((await health(url)).demonstration?.done).toBeDefined();
    const { token, ticket } = await killed.told('questions');
    expect((await health(url)).demonstration?.of).toBeGreaterThan(50_000);
    const board = await ask<Page>(url, token, '/board?limit=5');
    expect(board.items.length).toBeGreaterThan(0);
    const told = await ask<{ readonly source: string; readonly clocks: readonly { readonly receipt: unknown[] }[] }>(
      url,
      token,
      `/tickets/${ticket}?receipts=true`,
    );
    expect(told.source).toBe('demonstration');
    expect(told.clocks[0]?.receipt.length).toBeGreaterThan(0);
  });

  it('goes on filling where it was killed, has the whole year, and lives on', { timeout: YEAR_MS }, async () => {
    await until('half of it there', () => killed.news.filter(({ kind }) => kind === 'filling').length > 20);
    await stop(killed, 'SIGKILL');
    const outside = await receiver();
    const told = { LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8', LEEWAY_HEARTBEAT_URL: `${outside.url}/beat` };
    const node = start({ ...env, ...told }, ARGS, 'demo');
    try {
      const { url, token } = await node.told('questions');
      for (const end = Date.now() + YEAR_MS - 60_000; Date.now() < end; ) {
        if (node.news.some(({ kind }) => kind === 'filled')) break;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      const { demonstration } = await health(url);
      expect(demonstration?.done).toBe(demonstration?.of);
      const { objectives, behind } = await ask<{ readonly behind: number; readonly objectives: readonly unknown[] }>(
        url,
        token,
        '/objectives?agreement=boreal-standard',
      );
      expect([behind, objectives.length > 20]).toEqual([0, true]);
      // What is generated was learned as it happened: no closed month was changed by it.
      const ticket = await ask<{ readonly restatements: readonly unknown[] }>(url, token, '/tickets/BOR-1001');
      expect(ticket.restatements).toEqual([]);
      const customers = await ask<{ readonly items: readonly unknown[] }>(url, token, '/customers');
      expect(customers.items.length).toBe(20);
      await isWarned(url, token);
      await sendsNothing(url, token);
      expect(outside.got).toEqual([]);
      expect(await stop(node)).toBe(0);
    } finally {
      await stop(node, 'SIGKILL');
      await outside.close();
    }

    async function sendsNothing(url: string, token: string): Promise<void> {
      const wanted = { kind: 'webhook', title: 'NOC', url: `${outside.url}/noc`, language: 'en' };
      const made = await send<{ readonly receiver: { readonly endpoint: string } }>(url, token, '/receivers', wanted);
      const { message } = await send<{ readonly message: string }>(
        url,
        token,
        `/receivers/${made.receiver.endpoint}/test`,
        null,
      );
      const state = async () => (await ask<{ readonly state: string }>(url, token, `/deliveries/${message}`)).state;
      await until('it was tried, and held back', async () => (await state()) === 'dead');
    }
  });

  it('tells the same account when it is started again, and its token of before is dead', async () => {
    const { access: before } = await killed.told('demonstration');
    const node = start(env, ARGS, 'demo');
    try {
      const { url, access } = await node.told('demonstration');
      expect([access?.email, access?.password]).toEqual([before?.email, before?.password]);
      const signedIn = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: access?.email, password: access?.password }),
      });
      expect(signedIn.status).toBe(200);
      await expect(ask(url, before?.token ?? '', '/board')).rejects.toThrow('401');
      await node.told('filled');
    } finally {
      await stop(node);
    }
  });
});

describe('what keeps leeway demo from starting', () => {
  it('is a folder that holds data of somebody’s own; they stay as they are', async () => {
    const real = dataFolder();
    try {
      const served = await startReady({ LEEWAY_DATA: real.path });
      const code = served.ownerLink?.split('#')[1] ?? '';
      const person = { code, name: 'Ada', email: 'ada@example.com', password: 'a long enough sentence' };
      const made = await fetch(`${served.url}/api/v1/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(person),
      });
      expect(made.status).toBe(200);
      await served.stop();
      const refused = await leeway(['demo', '--port', '0'], { env: { LEEWAY_DATA: real.path } });
      expect([refused.code, refused.err.includes('not generated')]).toEqual([2, true]);
      const again = await startReady({ LEEWAY_DATA: real.path });
      expect(again.ownerLink).toBeNull();
      expect((await health(again.url)).demonstration).toBeUndefined();
      await again.stop();
    } finally {
      real.remove();
    }
  });

  it.each([
    [{ LEEWAY_LISTEN: '0.0.0.0:0' }, '0.0.0.0'],
    [{ LEEWAY_URL: 'https://leeway.example' }, 'https://leeway.example'],
  ])('is an address that others hear: %o', async (elsewhere, named) => {
    const { code, err } = await leeway(['demo'], { env: { LEEWAY_DATA: `${folder.path}-never`, ...elsewhere } });
    expect(code).toBe(2);
    expect(err).toContain(named);
    expect(err).toContain('--expose');
  });
});

describe('leeway demo on a terminal', () => {
  const own = dataFolder();
  afterAll(own.remove);

  it.each([
    ['en', 'Generated data', 'Sign in: '],
    ['fr', 'Données générées', 'Se connecter : '],
  ])('says in %s what it is, and three questions that work as they stand', async (lang, marked, signIn) => {
    const node = start({ LEEWAY_DATA: own.path }, ['--port', '0', '--lang', lang], 'demo');
    try {
      const asked = () => [...node.out().matchAll(/^ {4}curl -H '([^:]+): ([^']+)' '([^']+)'$/gm)];
      await until('three questions', () => asked().length === 3);
      expect(node.out()).toContain(marked);
      expect(node.out().replaceAll('\u202f', ' ')).toContain(signIn);
      expect(
        node
          .out()
          .split('\n')
          .filter((line) => [...line].length > 80 && !/^ {4}curl/.test(line)),
      ).toEqual([]);
      for (const [, header = '', value = '', url = ''] of asked())
        expect((await fetch(url, { headers: { [header]: value } })).status).toBe(200);
      expect(await stop(node)).toBe(0);
    } finally {
      await stop(node, 'SIGKILL');
    }
  });
});
