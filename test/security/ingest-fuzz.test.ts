import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVENT_SHAPES } from '../../src/core/event/field.ts';
import { checksum } from './support/checksum.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 300_000);
afterAll(async () => {
  expect(world.logged.filter((line) => line.startsWith('D-'))).toEqual([]);
  await world.close();
});

/** Numbers from 0 to 1 that look like chance, and are the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SEED = 20_261_122;
const TYPES = [...EVENT_SHAPES.keys(), 'ticket.sang', '', '__proto__', 'constructor', 'ticket.', 'x'.repeat(300)];
const TEXTS = [
  '',
  ' ',
  'T-1',
  '\ud800',
  '\u0000',
  '\u202e',
  '🦊'.repeat(200),
  "'; drop table event; --",
  '<script>',
  '../..',
  '2026-03-12T08:00:00Z',
  '9999-12-31T23:59:59Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30T00:00:00Z',
  'NaN',
];
const NUMBERS = [0, -1, 1e308, -1e308, 1e-320, Number.MAX_SAFE_INTEGER + 2, 0.1, 253_402_300_800_000];

function garbage(next: () => number, depth = 0): unknown {
  const one = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const kind = Math.floor(next() * (depth > 4 ? 5 : 8));
  if (kind <= 1) return one(TEXTS);
  if (kind === 2) return one(NUMBERS);
  if (kind === 3) return one([null, true, false]);
  if (kind === 4) return one(TYPES);
  if (kind === 5) return Array.from({ length: Math.floor(next() * 5) }, () => garbage(next, depth + 1));
  return Object.fromEntries(
    Array.from({ length: Math.floor(next() * 6) }, () => [
      one([
        ...TEXTS,
        'customer',
        'priority',
        'by',
        'from',
        'to',
        'of',
        'period',
        'amount',
        '__proto__',
        'constructor',
        'toString',
      ]),
      garbage(next, depth + 1),
    ]),
  );
}

/** An event with some of its fields made garbage; now and then nothing like one. */
function mutated(next: () => number, index: number): unknown {
  if (next() < 0.1) return garbage(next);
  const data = {
    customer: 'alba',
    priority: 'P1',
    by: 'agent',
    target: 'p1-response',
    from: '2026-03-12T08:00:00Z',
    to: '2026-03-12T09:00:00Z',
    minutes: 5,
    up: true,
    period: '2026-02',
    amount: '1.00 EUR',
    of: `f${index}`,
    agreement: 'alba-or',
    into: 'T-2',
    parent: 'T-3',
    month: '2026-02',
    value: '1',
  };
  const event: Record<string, unknown> = {
    specversion: '1.0',
    id: `f${index}`,
    source: 'fuzz',
    type: TYPES[Math.floor(next() * TYPES.length)],
    subject: `F-${index % 50}`,
    time: '2026-03-12T08:00:00Z',
    data,
  };
  const fields = Object.keys(event);
  for (let n = Math.floor(next() * 3); n > 0; n--) {
    if (next() < 0.5) event[fields[Math.floor(next() * fields.length)] as string] = garbage(next);
    else event['data'] = { ...data, [Object.keys(data)[Math.floor(next() * 16)] as string]: garbage(next) };
  }
  return event;
}

const post = (body: string, who: 'owner' | 'anonymous') =>
  world.ask(who, { method: 'POST', path: '/api/v1/events', body });

it(`of 6 000 values that may be no events, each has a result, and what was good stays (seed ${SEED})`, async () => {
  const next = chance(SEED);
  const counts = { new: 0, same: 0, different: 0, refused: 0 };
  for (let batch = 0; batch < 12; batch++) {
    const values = Array.from({ length: 500 }, (_, index) => mutated(next, batch * 500 + index));
    const answer = await post(JSON.stringify(values), 'owner');
    expect([200, 207, 422], answer.text.slice(0, 300)).toContain(answer.status);
    const told = JSON.parse(answer.text) as { readonly items: readonly object[]; readonly counts: typeof counts };
    expect(told.items).toHaveLength(500);
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += told.counts[key];
  }
  expect(counts.new).toBeGreaterThan(500);
  expect(counts.refused).toBeGreaterThan(500);
  expect((await world.ask('owner', { method: 'GET', path: '/api/v1/tickets?limit=200' })).status).toBe(200);
  expect((await world.ask('owner', { method: 'GET', path: '/api/v1/evaluation?customer=alba' })).status).toBe(200);
}, 240_000);

it('of 500 bodies that may be no JSON, each is answered with a problem or a result', async () => {
  const next = chance(SEED + 1);
  for (let n = 0; n < 500; n++) {
    const text = JSON.stringify(mutated(next, 100_000 + n)) ?? 'undefined';
    const at = Math.floor(next() * text.length);
    const broken = [
      text.slice(0, at),
      text + text,
      text.replaceAll('"', "'"),
      `${text.slice(0, at)}\u0000${text.slice(at)}`,
      `\ufeff${text}`,
    ][n % 5] as string;
    const answer = await post(broken, 'owner');
    expect([200, 207, 400, 422], `${broken} ${answer.text}`).toContain(answer.status);
  }
}, 300_000);

it('without a token nothing is read, and nothing is written', async () => {
  const next = chance(SEED + 2);
  const before = await checksum(world);
  for (let n = 0; n < 300; n++) {
    const answer = await post(JSON.stringify(mutated(next, 200_000 + n)) ?? '', 'anonymous');
    expect(answer.status).toBe(401);
  }
  expect(await checksum(world)).toBe(before);
});
