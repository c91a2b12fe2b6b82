import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, type Canary, type Reader } from './support/canaries.ts';
import { ACTORS, type ActorName } from './support/people.ts';
import { documentedRoutes } from './support/routes.ts';
import { type Call, type Sweep, sweep, watched } from './support/sweep.ts';
import { BOUND, HOLDERS, TABLE } from './support/table.ts';
import { openWorld, TICKETS, type World } from './support/world.ts';

let world: World;
let swept: Sweep;
beforeAll(async () => {
  world = await openWorld();
  swept = await sweep(world);
}, 600_000);
afterAll(() => world.close());

describe('every route, asked by everybody for everybody’s things', () => {
  it('has a row in the table, with the scope it takes', () => {
    const documented = documentedRoutes(world.served).map(({ name, scope }) => `${name} [${scope}]`);
    expect([...documented].sort()).toEqual([...TABLE].map(([name, { scope }]) => `${name} [${scope}]`).sort());
  });

  it('answers each as the table declares', () => {
    expect(swept.calls.length).toBe(TABLE.size * ACTORS.length * 3);
    expect(swept.calls.length).toBeGreaterThan(3_000);
    const wrong = everything().filter(({ status, expected }) => status !== expected);
    expect(wrong.map((one) => `${one.name} ${one.who} ${one.of}: ${one.status}, not ${one.expected}`)).toEqual([]);
  });

  it('tells who acts for one customer the same of another’s as of what nobody has', () => {
    const told = swept.calls.flatMap((call) => {
      const own = BOUND[call.who];
      if (own === undefined || call.of === own || call.of === 'none') return [];
      const { name, who } = call;
      const none = swept.calls.find((one) => one.name === name && one.who === who && one.of === 'none') as Call;
      return [{ call: `${name} ${who}`, foreign: neutral(call), none: neutral(none) }];
    });
    expect(told.length).toBe(TABLE.size * Object.keys(BOUND).length);
    const ofThemselves = new Set(['get /api/v1/audit', 'get /metrics']);
    const differ = told.filter(
      ({ call, foreign, none }) => foreign !== none && !ofThemselves.has(call.slice(0, call.lastIndexOf(' '))),
    );
    expect(differ).toEqual([]);
  });
});

const SAFETY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
/** What is the same for everybody may be kept. */
const KEPT = new Set(['get /pages/entry.css', 'get /pages/entry.js']);

describe('every answer of every route, to everybody', () => {
  it('carries what keeps browsers safe, is kept by nobody and allows no other site', () => {
    for (const { name, who, status, headers } of everything()) {
      const call = `${name} ${who} ${status}`;
      for (const [header, value] of Object.entries(SAFETY)) expect(headers.get(header), call).toBe(value);
      expect(headers.get('content-security-policy'), call).toMatch(/^default-src 'none'/);
      if (!KEPT.has(name)) expect(headers.get('cache-control'), call).toContain('no-store');
      expect(
        [...headers.keys()].filter((header) => header.startsWith('access-control')),
        call,
      ).toEqual([]);
    }
  });

  it('says nothing of the program itself: no traces, no folders, no SQL; details of the system only to who may read it', () => {
    const traces =
      /\bat \S+ \(\S+:\d+|node_modules|\.ts:\d+|\/(?:home|work|tmp|usr)\/|\bselect\b.+\bfrom\b.+\bwhere\b/i;
    for (const { name, who, text } of everything()) {
      if (!name.startsWith('get /pages/')) expect(traces.exec(text)?.[0], `${name} ${who}`).toBeUndefined();
      if (name === 'get /readyz') expect(text.includes('checks'), who).toBe(HOLDERS['system:read']?.includes(who));
    }
  });
});

describe('what stands in a private place', () => {
  it('is shown to nobody who may not read it, on any route, in any answer', () => {
    const leaks = everything().flatMap((call) =>
      canariesIn(`${call.text} ${JSON.stringify([...call.headers])}`)
        .filter((canary) => !mayRead(call.who, canary) && !call.sent.includes(CANARIES[canary][0]))
        .map((canary) => `${canary} by ${call.name} to ${call.who} for ${call.of}`),
    );
    expect(leaks).toEqual([]);
  });

  it('is shown to those who may read it: the words are where they are looked for', () => {
    const seen = new Set(everything().flatMap(({ text }) => canariesIn(text)));
    expect(Object.keys(CANARIES).filter((canary) => !seen.has(canary as Canary))).toEqual([]);
  });

  it('is in no figure for Prometheus, nor is a customer, unless that was asked for', async () => {
    const [scraped] = swept.calls.filter(({ name, status }) => name === 'get /metrics' && status === 200);
    const { text } = await world.ask('owner', { method: 'GET', path: '/metrics' });
    // They are those of this very world: its objectives, and every route that was asked.
    for (const told of [String(scraped?.text), text]) expect(told).toContain('leeway_objective_misses_left{agreement=');
    const routes = new Set([...text.matchAll(/ route="([^"]*)"|,route="([^"]*)"/g)].map(([, a, b]) => a ?? b));
    expect(routes.size).toBeGreaterThan(50);
    expect([...routes].filter((route) => route?.includes('%'))).toEqual([]);
    expect(canariesIn(text)).toEqual([]);
    // Sources may be called after customers: they are counted.
    expect(text).toMatch(/leeway_sources\{state="silent"\} \d/);
    expect(text).not.toMatch(/customer=|source=/);
    for (const subject of Object.values(TICKETS)) expect(text).not.toContain(subject);
    expect(await world.namingFigures()).toMatch(/leeway_objective_misses_left\{[^}]*customer="alba"\}/);
  });

  it('is not told with changes as they happen', async () => {
    const streams = await watched(world, Object.values(TICKETS));
    for (const [who, text] of Object.entries(streams)) {
      expect(text, who).toContain('event: ready');
      const leaks = canariesIn(text).filter((canary) => !mayRead(who as ActorName, canary));
      expect(leaks, who).toEqual([]);
      const own = BOUND[who as ActorName];
      if (own !== 'B') expect(text, who).toContain(TICKETS.alba);
      if (own !== 'A') expect(text, who).toContain(TICKETS.brio);
    }
  });

  it('stands in no line of the log, nor does any secret', () => {
    const log = world.logged.join('\n');
    expect(world.logged.length).toBeGreaterThan(3_000);
    expect(canariesIn(log)).toEqual([]);
    for (const credential of Object.values(world.people.credentials)) {
      if (credential !== null) expect(log).not.toContain(credential.secret);
    }
    expect(world.logged.filter((line) => line.startsWith('D-'))).toEqual([]);
  });
});

const everything = () => [...swept.calls, ...swept.ofSuppliers];

/** An answer without the words by which the two things asked for differ. */
function neutral({ status, text, sent }: Call): string {
  const words = [
    ...sent.matchAll(/[\w.@-]*(?:alba|brio|nobody|newcomer|no-such|missing|zq|xxxx|of-|\be\d+\b|[stp]-|-\d)[\w.@-]*/g),
  ].map(([word]) => word);
  const long = [...new Set(words)].sort((a, b) => b.length - a.length);
  // Where in a stream one begins is sealed afresh each time.
  // So is the word by which a page vouches for its scripts.
  const same = text.replaceAll(/^id: \S+$/gm, 'id').replaceAll(/nonce="[^"]*"/g, 'nonce');
  return `${status} ${long.reduce((left, word) => left.replaceAll(word, '…'), same)}`;
}

function canariesIn(text: string): readonly Canary[] {
  return (Object.keys(CANARIES) as readonly Canary[]).filter((canary) => text.includes(CANARIES[canary][0]));
}

const IS: { readonly [reader in Reader]: (who: ActorName) => boolean } = {
  A: (who) => BOUND[who] === 'A',
  B: (who) => BOUND[who] === 'B',
  machineOfA: (who) => who === 'tokenOfA',
  house: (who) => HOLDERS['self']?.includes(who) === true && BOUND[who] === undefined,
  internals: (who) => IS.house(who) && who !== 'technician' && who !== 'tokenWrite',
  people: (who) => IS.house(who) && HOLDERS['people:read']?.includes(who) === true,
};

function mayRead(who: ActorName, canary: Canary): boolean {
  return CANARIES[canary][1].some((reader) => IS[reader](who));
}
