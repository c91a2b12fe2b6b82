import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlainEvent } from '../oracle/facts.ts';
import { dataFolder, until } from '../running/node-process.ts';
import { type Clients, type History, newHistory, startClients } from './clients.ts';
import { type DebianDatabase, debianDatabase } from './debian.ts';
import { drawDeliveries } from './deliveries.ts';
import { AWAY_SECONDS, SEED, tell } from './measure.ts';
import { nodesOf } from './nodes.ts';
import { publish, read, tokenOfNewOwner } from './owner.ts';
import { freeze, killWhole } from './processes.ts';
import { expectAllKept, expectEqualToReplay } from './truth.ts';

const folder = dataFolder();
const MINUTE = 60_000;
/** Answered within a minute of its opening, or broken. */
const PROMISE = {
  leeway: 1,
  kind: 'sla',
  id: 'prompt',
  version: 1,
  title: 'Prompt',
  language: 'en',
  timeZone: 'UTC',
  effective: '2020-01-01',
  term: { from: '2020-01-01' },
  parties: { provider: { name: 'Provider' }, customer: { id: 'hasty', name: 'Hasty' } },
  calendars: { always: '24x7' },
  services: { mail: { title: 'Mail' } },
  priorities: { P1: { title: 'P1' } },
  targets: { first: { measure: 'firstResponse', within: '1m', calendar: 'always', allow: 0, per: 'month' } },
};

let database: DebianDatabase;
let nodes: ReturnType<typeof nodesOf>;
let token = '';
let clients: Clients;
const history: History = newHistory();
const url = () => String(nodes.url(0));

beforeAll(async () => {
  database = await debianDatabase();
  nodes = nodesOf([{ LEEWAY_DATA: folder.path, DATABASE_URL: database.url }]);
  const link = await nodes.start(0);
  token = await tokenOfNewOwner(url(), String(link));
  const deliveries = drawDeliveries(SEED + 2);
  for (const text of [...deliveries.agreements, JSON.stringify(PROMISE)]) await publish(url(), token, text);
  clients = startClients({ urls: nodes.urls, token, deliveries, history, seed: SEED + 2 });
}, 120_000);
afterAll(async () => {
  nodes?.end();
  await database?.drop();
  folder.remove();
});

/** A ticket whose clock breaks so many milliseconds from now. */
async function openTicket(ticket: string, breaksInMs: number): Promise<void> {
  const time = new Date(Date.now() + breaksInMs - MINUTE).toISOString();
  const head = {
    specversion: '1.0' as const,
    id: ticket,
    source: 'desk',
    type: 'ticket.opened',
    subject: ticket,
    time,
  };
  const event: PlainEvent = { ...head, data: { customer: 'hasty', priority: 'P1' } };
  history.sent.set(JSON.stringify(['desk', ticket]), event);
  const answer = await fetch(`${url()}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  expect(answer.status).toBe(200);
}

/** As it is projected, and shown on boards. */
async function verdictOf(ticket: string): Promise<string | undefined> {
  const found = await database.ask<{ verdict: string }>(`select verdict from clock where ticket = '${ticket}'`);
  return found[0]?.verdict;
}

/** What is asked while the database is away is answered 503 with `Retry-After`, and within a short time. */
async function expectUnavailable(): Promise<void> {
  const header = { authorization: `Bearer ${token}` };
  for (const path of ['/board', '/tickets', '/events', '/objectives', '/changes', '/agreements', '/session']) {
    const answer = await fetch(`${url()}/api/v1${path}`, { headers: header, signal: AbortSignal.timeout(15_000) });
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 503, 'application/problem+json']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await answer.body?.cancel();
  }
  expect((await fetch(`${url()}/readyz`)).status).toBe(503);
  expect((await fetch(`${url()}/healthz`)).status).toBe(200);
}

describe(`the database under a server at work (seed ${SEED})`, () => {
  it(
    `away for ${AWAY_SECONDS} s: 503 with Retry-After, then everything is current without a restart`,
    async () => {
      await openTicket('broken-meanwhile', AWAY_SECONDS * 600);
      await openTicket('broken-afterwards', (AWAY_SECONDS + 6) * 1_000);
      await killWhole(database.data);
      const before = history.counts.unavailable;
      const back = pause(AWAY_SECONDS * 1_000);
      await expectUnavailable();
      await until('clients were told so', () => history.counts.unavailable > before + 3);
      await back;
      await database.start();
      await nodes.ready();
      await until('what broke meanwhile is told', async () => (await verdictOf('broken-meanwhile')) === 'breached');
      const posts = history.counts.posts;
      await until('all clients are answered', () => history.counts.posts > posts + 10);
      await until('what breaks afterwards is told', async () => (await verdictOf('broken-afterwards')) === 'breached');
      expect((await read(url(), token, '/board')).status).toBe(200);
    },
    AWAY_SECONDS * 1_000 + 120_000,
  );

  it('restarted by its administrator, three times: no client loses anything', async () => {
    for (let restart = 0; restart < 3; restart += 1) {
      const posts = history.counts.posts;
      await until('clients are answered', () => history.counts.posts > posts + 5);
      await database.stop();
      await database.start();
    }
    await nodes.ready();
    const posts = history.counts.posts;
    await until('clients are answered', () => history.counts.posts > posts + 5);
  }, 120_000);

  it('frozen for some seconds: what was asked meanwhile is answered once it goes on', async () => {
    const posts = history.counts.posts;
    const goOn = freeze(database.data);
    try {
      await pause(3_000);
      expect((await fetch(`${url()}/healthz`)).status).toBe(200);
    } finally {
      goOn();
    }
    await until('clients are answered', () => history.counts.posts > posts + 8);
  }, 60_000);

  it('after all of it nothing is lost, nothing counted twice, and all is what a replay gives', async () => {
    await clients.stop();
    await expectAllKept(url(), token, history);
    expect(history.counts.lost).toBe(0);
    expect(nodes.log()).not.toContain('"defect"');
    expect(await nodes.stop()).toEqual([0]);
    const known = await expectEqualToReplay({ data: folder.path, databaseUrl: database.url });
    tell(`database away ${AWAY_SECONDS} s and restarted, seed ${SEED}`, history, known);
  }, 240_000);
});
