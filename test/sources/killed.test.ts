import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFolder, type NodeProcess, startReady, until } from '../running/node-process.ts';
import { asOwner, type Owner } from './support/owner.ts';

const data = dataFolder();
const ENV = { LEEWAY_DATA: data.path };
let node: NodeProcess;
let owner: Owner;
beforeAll(async () => {
  node = await startReady(ENV);
  owner = await asOwner(node.url, node.ownerLink ?? '');
}, 120_000);
afterAll(async () => {
  await node.stop('SIGKILL');
  data.remove();
}, 120_000);

const DOOM = `mapping: 1
events:
  - type: ticket.opened
    when: $match(key, /^(a+)+$/)
    subject: subject
`;

it('a server killed between keeping a payload and reading it reads it when it is back; mended, it is read to the end', async () => {
  await owner.call(node.url, 'PUT', '/sources/desk', { title: 'Desk', mapping: DOOM });
  const { secret } = (await owner.call(node.url, 'POST', '/sources/desk/keys')).body;
  const send = (url: string, payload: object) =>
    fetch(`${url}/api/v1/sources/desk/payloads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    });
  const payloads = async (): Promise<
    readonly { payload: string; state: string; outcome: { problems: { code: string; line: number }[] } | null }[]
  > => (await owner.call(node.url, 'GET', '/sources/desk/payloads')).body.items;

  // Its mapping takes for ever on it: the server is in the midst of reading when it is killed.
  const sent = send(node.url, { key: `${'a'.repeat(40)}!`, subject: 'INC-1' }).catch(() => null);
  await until('it is kept', async () => (await payloads()).length === 1);
  expect((await payloads())[0]?.state).toBe('waiting');
  const { pid = 0 } = node.process;
  const readers = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const isReader = (one: number) => {
    const words = readFileSync(`/proc/${one}/cmdline`, 'utf8');
    return words.includes('mapping.cjs');
  };
  const reader = readers.find(isReader) ?? 0;
  expect(reader).toBeGreaterThan(0);
  await node.stop('SIGKILL');
  expect(await sent).toBeNull();
  // What was reading does not go on for ever by itself.
  await until('its reader is gone', () => !existsSync(`/proc/${reader}`));

  node = await startReady(ENV);
  await until('it was read', async () => (await payloads())[0]?.state === 'aside');
  expect((await payloads())[0]?.outcome?.problems).toMatchObject([{ code: 'LW482', line: 4 }]);
  // The process that reads goes on, and so does whoever sends something else.
  const other = (await (await send(node.url, { key: 'aaaa', subject: 'INC-2' })).json()) as { readonly state: string };
  expect(other.state).toBe('read');

  await owner.call(node.url, 'PUT', '/sources/desk', { title: 'Desk', mapping: DOOM.replace('/^(a+)+$/', '/^a+/') });
  const replayed = await owner.call(node.url, 'POST', '/sources/desk/replay', { state: ['aside'] });
  expect(replayed.body).toMatchObject({ read: 1, aside: 0, events: { new: 1 } });
  for (const ticket of ['INC-1', 'INC-2']) {
    expect((await owner.call(node.url, 'GET', `/tickets/${ticket}`)).status).toBe(200);
  }
}, 180_000);
