import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom } from '../../src/app/demonstration/chance.ts';
import type { MappingRunner } from '../../src/app/ports/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { EVENT_SHAPES } from '../../src/core/event/field.ts';
import { openDatabase } from '../../src/store/postgres/database.ts';
import { openPostgresStore } from '../../src/store/postgres/open-store.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';
import { builtReader } from './support/reader.ts';
import { openWorld, type World } from './support/served.ts';

let world: World;
let runner: MappingRunner;
const stores = storesOfRun();
let program: string;
beforeAll(async () => {
  program = await builtReader();
  runner = openMappingRunner(program);
  const database = openDatabase({ ...(await stores.newDatabase()), max: 6 });
  world = await openWorld(runner, openPostgresStore(database));
}, 120_000);
afterAll(async () => {
  await world.close();
  await runner.close();
  await stores.drop();
  rmSync(program, { force: true });
}, 120_000);

const SEED = 20_261_122;

const TEXTS = [
  '',
  ' ',
  'INC-1',
  '\ud800',
  '\u0000',
  '\u202e',
  '🦊'.repeat(200),
  "'; drop table payload; --",
  '<script>',
  'firing',
  'resolved',
  '2026-03-12T08:00:00Z',
  '0001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '1e999',
  '-1',
  'x'.repeat(5_000),
];
const KEYS = [
  'type',
  'subject',
  'time',
  'id',
  'data',
  'events',
  'alerts',
  'status',
  'labels',
  'service',
  'job',
  'severity',
  'fingerprint',
  'startsAt',
  'endsAt',
  'heartbeat',
  'monitor',
  'monitorID',
  'name',
  'tags',
  'value',
  'customer',
  '__proto__',
  'constructor',
  'toString',
  'sequence',
  'length',
  '_jsonata_lambda',
];
const NUMBERS = [0, 1, 2, 3, -1, 1e308, -1e308, 1e-320, Number.MAX_SAFE_INTEGER + 2, 253_402_300_800_000, 8.64e15];

function garbage(next: () => number, depth = 0): unknown {
  const one = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const kind = Math.floor(next() * (depth > 4 ? 4 : 8));
  if (kind === 0) return one(TEXTS);
  if (kind === 1) return one(NUMBERS);
  if (kind === 2) return one([null, true, false]);
  if (kind === 3) return one([...EVENT_SHAPES.keys()]);
  const many = Math.floor(next() * 6);
  if (kind <= 5) return Array.from({ length: many }, () => garbage(next, depth + 1));
  return Object.fromEntries(Array.from({ length: many + 1 }, () => [one(KEYS), garbage(next, depth + 1)]));
}

/** What somebody's tool might send on a bad day, as the shipped mappings nearly expect it. */
function nearly(next: () => number, id: string): unknown {
  const any = () => (next() < 0.3 ? garbage(next) : undefined);
  if (id === 'alertmanager') {
    const alert = () => ({
      status: any() ?? 'firing',
      labels: any() ?? { job: 'x' },
      startsAt: any() ?? '2026-03-12T08:00:00Z',
      endsAt: any(),
      fingerprint: any() ?? 'f',
    });
    return { alerts: any() ?? [alert(), alert()] };
  }
  if (id === 'uptime-kuma') {
    return {
      heartbeat: any() ?? { status: any() ?? 0, time: any() ?? '2026-03-12 08:00:00.000', monitorID: any() ?? 1 },
      monitor: any() ?? { name: any() ?? 'x', tags: any() ?? [] },
    };
  }
  return {
    type: any() ?? 'ticket.opened',
    subject: any() ?? 'INC-1',
    time: any(),
    id: any(),
    data: any() ?? { customer: any() },
  };
}

function payload(next: () => number, id: string): string | Uint8Array {
  const kind = next();
  const text = JSON.stringify(kind < 0.5 ? nearly(next, id) : garbage(next)) ?? '';
  if (kind > 0.97) return `${'{"a":['.repeat(3_000)}${']}'.repeat(3_000)}`;
  if (kind > 0.94) return text.slice(0, Math.floor(text.length * next()));
  if (kind > 0.91) return Uint8Array.from({ length: 40 }, () => Math.floor(next() * 256));
  if (kind > 0.88) return text.replaceAll('"', "'");
  if (kind > 0.86) return `\ufeff${text}`;
  if (kind > 0.84) return `${text}\u0000`;
  return text;
}

const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/vnd.x+json; charset=utf-8',
  '',
  'x'.repeat(500),
  'application/json; charset=latin1',
];

/** `npm run test:long` asks for all. */
const PAYLOADS = Math.min(500, Number(process.env['LEEWAY_LAW_RUNS'] ?? 150));

it(`of ${PAYLOADS} hostile payloads with a valid key each has an answer that is no fault of ours, and is kept or refused (seed ${SEED})`, async () => {
  const { next } = chanceFrom(SEED);
  const ids = ['generic', 'alertmanager', 'uptime-kuma'];
  const senders = new Map(
    await Promise.all(ids.map(async (id) => [id, await world.source(id, { template: id })] as const)),
  );
  const counts: Record<number, number> = {};
  const states: Record<string, number> = {};
  for (let n = 0; n < PAYLOADS; n++) {
    const id = ids[n % ids.length] as string;
    const send = senders.get(id);
    const body = payload(next, id);
    const type = TYPES[Math.floor(next() * TYPES.length)] as string;
    if (n % 20 === 0) world.clock.at += 10_000;
    const answer = await send?.(body, { 'content-type': type });
    const { status = 0, body: told } = answer ?? {};
    expect([202, 400, 422], `${String(body).slice(0, 300)} ${JSON.stringify(told)}`).toContain(status);
    counts[status] = (counts[status] ?? 0) + 1;
    if (status !== 202) continue;
    states[told.state] = (states[told.state] ?? 0) + 1;
    for (const problem of told.outcome.problems) {
      expect(problem).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    }
  }
  expect(world.defects).toEqual([]);
  expect(counts[202]).toBeGreaterThan(PAYLOADS * 0.8);
  expect(states['read']).toBeGreaterThan(PAYLOADS / 25);
  expect(states['aside']).toBeGreaterThan(PAYLOADS / 5);
  expect(states['waiting'] ?? 0).toBe(0);
  const kept = await Promise.all(ids.map((id) => world.store.payloads({ source: id }, null, 1_000)));
  expect(kept.flat().length).toBe(counts[202]);
  // Read again they say the same: nothing is new, nothing is lost.
  for (const id of ids) {
    for (let cursor: string | undefined; ; ) {
      const { status, body } = await world.call(
        'POST',
        `/sources/${id}/replay`,
        cursor === undefined ? {} : { cursor },
      );
      expect(status).toBe(200);
      expect(body.events.new).toBe(0);
      if (body.next === null) break;
      cursor = body.next;
    }
  }
  expect((await world.call('GET', '/board')).status).toBe(200);
  expect(world.defects).toEqual([]);
}, 240_000);
