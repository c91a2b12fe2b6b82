import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receiver, receiver } from '../../delivery/support/receiver.ts';
import { dataFolder, type NodeProcess, startReady, until } from '../node-process.ts';

const folder = dataFolder();
const password = 'a long walk beside the sea';
const email = 'ada@msp.example';
let hook: Receiver;
let beats: Receiver;
beforeAll(async () => {
  [hook, beats] = await Promise.all([receiver(), receiver()]);
});
afterAll(async () => {
  await Promise.all([hook?.close(), beats?.close()]);
  folder.remove();
}, 60_000);

const serve = (args: readonly string[]) =>
  startReady(
    { LEEWAY_DATA: folder.path, LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8', LEEWAY_HEARTBEAT_URL: `${beats.url}/beat` },
    ['--json', '--port', '0', ...args],
  );

async function asked(url: string, path: string, body: object | 'post' | null, cookie = ''): Promise<Response> {
  const sent = typeof body === 'object' && body !== null;
  const init = { method: body === null ? 'GET' : 'POST', ...(sent ? { body: JSON.stringify(body) } : {}) };
  const headers = { origin: url, cookie, ...(sent ? { 'content-type': 'application/json' } : {}) };
  const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

const cookieOf = (answer: Response) => /^[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';

async function owned({ url, ownerLink }: NodeProcess): Promise<string> {
  const code = ownerLink?.split('#')[1];
  return cookieOf(await asked(url, '/setup', { code, name: 'Ada', email, password }));
}

describe('leeway serve --mute', () => {
  it('tells nobody and gives no sign of life; what waits leaves when it is served without', {
    timeout: 180_000,
  }, async () => {
    const mute = await serve(['--mute']);
    const cookie = await owned(mute);
    const wanted = { kind: 'webhook', title: 'NOC', url: `${hook.url}/noc`, language: 'en' };
    const made = (await (await asked(mute.url, '/receivers', wanted, cookie)).json()) as {
      readonly receiver: { readonly endpoint: string };
    };
    await asked(mute.url, `/receivers/${made.receiver.endpoint}/test`, 'post', cookie);
    const states = async (url: string, as: string) => {
      const answer = await asked(url, '/deliveries', null, as);
      return ((await answer.json()) as { readonly items: { readonly state: string }[] }).items.map(
        ({ state }) => state,
      );
    };
    // Longer than a message gathers, and than any loop sleeps.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    expect(await states(mute.url, cookie)).toEqual([expect.stringMatching(/^(due|gathering)$/)]);
    expect([hook.got, beats.got]).toEqual([[], []]);
    await mute.stop();

    const speaking = await serve([]);
    const again = cookieOf(await asked(speaking.url, '/session', { email, password }));
    await until('the message arrived', () => hook.got.length === 1);
    await until('it is noted', async () => (await states(speaking.url, again))[0] === 'handedOver');
    await until('a sign of life', () => beats.got.length > 0);
    await speaking.stop();
  });
});
