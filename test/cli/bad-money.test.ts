import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, leewayWarm as leeway, TRACE } from './leeway.ts';

const MONEY = `leeway: 1
kind: sla
id: boreal-or
version: 1
effective: 2026-01-01
title: "Managed services"
basis: customer
language: en
timeZone: Europe/Paris
term: { from: 2026-01-01, to: 2026-12-31 }
parties: { provider: { name: "Hexa Infogérance" }, customer: { id: boreal, name: "Boréal SAS" } }
services: { internet: { title: "Internet access", obligation: result } }
priorities: { P1: { title: "Critical" } }
targets:
  up: { measure: availability, when: { service: [ internet ] }, atLeast: 99.9%, outstanding: 99.99%, per: month }
  restored: { measure: restoration, when: { priority: [ P1 ] }, within: 4h, allow: 0, per: month }
  usual: { measure: resolution, percentile: { p: 90, within: 8h } }
charges:
  currency: EUR
  lines:
    base: { unit: month, amount: 1000.00 EUR, vat: 20% }
    users: { unit: user, quantity: 3, amount: 10.00 EUR, vat: 20% }
  indexation: { formula: "P0 * S1 / S0", index: syntec, base: 2026-01, every: 1mo, floor: 0%, ceiling: 5% }
remedies:
  credit: { on: up, kind: priceReduction, tiers: [ { below: 99.9%, credit: 5% }, { below: 99%, credit: 10% } ], of: charges }
  late: { on: restored, kind: penalty, perBreach: 50.00 EUR, vatTreatment: outOfScope, noticeRequired: true, contestWithin: 15d }
caps: { month: { share: 15%, of: charges } }
bonuses: { kept: { on: up, above: outstanding, bonus: 2%, of: { line: base } } }
earnBack: { on: credit, when: "every of next 3 met" }
`;
const LATE = 'perBreach: 50.00 EUR';
const TIERS = 'tiers: [ { below: 99.9%, credit: 5% }, { below: 99%, credit: 10% } ], of: charges';
const FORMULA = '"P0 * S1 / S0"';

/** What is wrong, the good text, the one in its place, the code that is told for its line, and what the message names. */
const AGREEMENTS: readonly (readonly [string, string, string, string, string])[] = [
  ['a bonus without a share to reach', 'above: outstanding, bonus: 2%', 'bonus: 2%', 'LW089', 'kept'],
  ['a bonus without a base', 'bonus: 2%, of: { line: base }', 'bonus: 2%', 'LW089', 'kept'],
  ['a bonus on time limits', 'on: up, above: outstanding', 'on: restored, above: 99%', 'LW089', 'kept'],
  ['a bonus beyond everything', 'above: outstanding', 'above: 101%', 'LW066', '101%'],
  ['a cap below zero', 'share: 15%', 'share: -15%', 'LW026', '-15%'],
  ['a cap without a base', 'share: 15%, of: charges', 'share: 15%', 'LW088', 'month'],
  ['tiers out of order', 'below: 99%, credit: 10%', 'below: 99.95%, credit: 10%', 'LW087', '99.95%'],
  ['a tier that costs less when missed by more', 'credit: 10%', 'credit: 1%', 'LW087', '1%'],
  ['a share of a billion per cent', 'credit: 10%', 'credit: 1000000000%', 'LW026', '1000000000%'],
  ['a currency that does not exist', '1000.00 EUR', '1000.00 ZZZ', 'LW047', 'ZZZ'],
  ['two currencies', LATE, 'perBreach: 50.00 USD', 'LW094', 'USD'],
  ['a fraction of a cent', '1000.00 EUR', '1000.001 EUR', 'LW047', '1000.001 EUR'],
  ['a price below zero', '1000.00 EUR', '-1000.00 EUR', 'LW025', '-1000.00 EUR'],
  ['a thousand billion users', 'quantity: 3', 'quantity: 1000000000000000', 'LW032', 'quantity'],
  ['more taken off than there is', 'quantity: 3', 'quantity: 3, discount: 200%', 'LW066', 'discount: 200%'],
  ['a remedy on nothing', 'on: restored, kind', 'on: nowhere, kind', 'LW055', 'nowhere'],
  ['tiers on an allowance', 'on: up, kind', 'on: restored, kind', 'LW092', 'restored'],
  ['an amount for each breach of an availability', 'on: restored, kind', 'on: up, kind', 'LW092', 'perBreach'],
  [
    'days of service by a percentile',
    `on: up, kind: priceReduction, ${TIERS}`,
    'on: usual, kind: serviceDays, serviceDays: [ { below: 99%, days: 3 } ]',
    'LW092',
    'serviceDays',
  ],
  ['lateness counted by no time at all', LATE, 'perUnit: { each: 0h, credit: 5.00 EUR }', 'LW150', 'each: 0s'],
  [
    'a pool of five times itself',
    TIERS,
    'pool: { pool: 500%, allocation: 40%, atRisk: 10% }, of: charges',
    'LW066',
    'pool: 500%',
  ],
  ['earning back a remedy that is none', 'on: credit, when', 'on: credits, when', 'LW058', 'credits'],
  ['earning back whenever we like', 'every of next 3 met', 'whenever we like', 'LW095', 'whenever we like'],
  ['a formula that divides by zero', FORMULA, '"P0 * S1 / (S0 - S0)"', 'LW153', 'S0 - S0'],
  ['a formula that comes to less than nothing', FORMULA, '"P0 - S1 * 1000"', 'LW153', 'S1 * 1000'],
  ['a formula that is a sentence', FORMULA, '"as usual"', 'LW100', 'as usual'],
  ['a formula of ten thousand characters', FORMULA, `"P0${' * S1 / S0'.repeat(1000)}"`, 'LW100', 'P0 * S1'],
  ['a formula that is a program', FORMULA, '"process.exit(1)"', 'LW100', 'process.exit'],
  ['a revision every no time', 'every: 1mo', 'every: 0mo', 'LW150', 'every: 0mo'],
  ['a floor above the ceiling', 'floor: 0%', 'floor: 10%', 'LW152', 'floor: 10%'],
  [
    'price tiers out of order',
    'quantity: 3, amount: 10.00 EUR',
    'model: graduated, tiers: [ { upTo: 20, amount: 9.00 EUR }, { upTo: 10, amount: 8.00 EUR } ]',
    'LW151',
    'up to 10',
  ],
];

describe('an agreement whose money can not be reckoned ends with 1 and is told with file, line and a way out', () => {
  it.each(AGREEMENTS)('%s', async (_case, good, bad, code, named) => {
    expect(MONEY).toContain(good);
    const line = MONEY.slice(0, MONEY.indexOf(good)).split('\n').length;
    const folder = folderOf({ 'bad.yaml': MONEY.replace(good, bad) });
    const told = await leeway(['check', 'bad.yaml', '--json'], { cwd: folder.path });
    folder.remove();
    const { diagnostics } = JSON.parse(told.out) as { diagnostics: Diagnostic[] };
    const found = diagnostics.find((each) => each.code === code);
    expect(found).toMatchObject({ level: 'error', file: 'bad.yaml', line });
    expect(found?.message).toContain(named);
    expect(found?.help).not.toBe('');
    expect(told.err).not.toMatch(TRACE);
    expect(told.code).toBe(1);
  });
  it('is not settled either', async () => {
    const folder = folderOf({
      'bad.yaml': MONEY.replace(LATE, 'perUnit: { each: 0h, credit: 5.00 EUR }'),
      'e.jsonl': '',
    });
    const told = await leeway(['settle', 'bad.yaml', '--events', 'e.jsonl', '--period', '2026-03'], {
      cwd: folder.path,
    });
    folder.remove();
    expect(told.code).toBe(1);
    expect(told.out + told.err).toMatch(/LW150[\s\S]*bad\.yaml:26:/);
    expect(told.out + told.err).not.toMatch(TRACE);
  });
});

describe('agreements that stand on each other', () => {
  const on = (id: string, under: string) =>
    MONEY.replace('id: boreal-or', `id: ${id}`)
      .replace('kind: sla', id === 'ours' ? 'kind: sla' : 'kind: underpinning')
      .replace('obligation: result', `obligation: result, dependsOn: [ ${under} ]`);
  const folder = folderOf({
    'ours.yaml': on('ours', 'north'),
    'north.yaml': on('north', 'south'),
    'south.yaml': on('south', 'north'),
    'self.yaml': on('self', 'self'),
  });
  afterAll(folder.remove);
  it.each([
    ['are told as a ring, once', ['ours.yaml', 'north.yaml', 'south.yaml'], 'north → south → north'],
    ['are told, if it is only one', ['self.yaml'], 'self → self'],
    [
      'are told among those of suppliers',
      ['ours.yaml', '--supplier', 'north.yaml', 'south.yaml'],
      'north → south → north',
    ],
  ])('%s', async (_case, files, ring) => {
    const told = await leeway(['check', ...files, '--json'], { cwd: folder.path });
    const { diagnostics } = JSON.parse(told.out) as { diagnostics: Diagnostic[] };
    const rings = diagnostics.filter(({ code }) => code === 'LW208');
    expect(rings.map(({ message }) => message.includes(ring))).toEqual([true]);
    expect(rings[0]).toMatchObject({ level: 'error', line: 12 });
    expect(told.code).toBe(1);
  });
});

interface Diagnostic {
  readonly code: string;
  readonly level: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
  readonly help: string | null;
}

let count = 0;
const event = (type: string, subject: string, time: string, data: object, over: object = {}) => {
  count += 1;
  return JSON.stringify({ specversion: '1.0', id: `e${count}`, source: 'desk', type, subject, time, data, ...over });
};
const TEN = '2026-03-10T10:00:00Z';
const NOON = '2026-03-10T12:00:00Z';
const DOWN = [event('outage.started', 'internet', TEN, {}), event('outage.ended', 'internet', NOON, {})];
const WEIGHED = [
  event('outage.started', 'internet', '2026-03-11T10:00:00Z', { weight: -5 }),
  event('outage.ended', 'internet', '2026-03-11T12:00:00Z', {}),
];
const TICKET = [
  event('ticket.opened', 'INC-1', '2026-03-05T08:00:00Z', { customer: 'boreal', priority: 'P1' }),
  event('ticket.resolved', 'INC-1', '2026-03-05T18:00:00Z', {}),
];
const MARCH = { period: '2026-03' };
const decided = (kind: string, day: string, data: object) =>
  event(`settlement.${kind}`, 'boreal-or', `${day}T09:00:00Z`, data);
const backwards = { from: NOON, to: TEN, reason: 'forceMajeure', evidence: 'x', approver: 'y' };

/** What is odd, the events, the code that is told, and the event, value or thing it names. */
const FACTS: readonly (readonly [string, readonly string[], string, RegExp])[] = [
  [
    'an outage that ends before it begins',
    [
      event('outage.ended', 'internet', TEN, { outage: 'o' }),
      event('outage.started', 'internet', NOON, { outage: 'o' }),
    ],
    'LW309',
    /internet/,
  ],
  ['an end without an outage', [event('outage.ended', 'internet', TEN, {})], 'LW308', /internet/],
  [
    'maintenance that ends first',
    [event('maintenance.announced', 'internet', '2026-03-01T00:00:00Z', backwards)],
    'LW313',
    /internet/,
  ],
  ['an exclusion that ends first', [event('exclusion.granted', 'internet', NOON, backwards)], 'LW313', /internet/],
  [
    'an exclusion nobody approved',
    [event('exclusion.granted', 'internet', NOON, { from: TEN, to: NOON })],
    'LW315',
    /approver/,
  ],
  ['a weight below zero', WEIGHED, 'LW311', /-5/],
  ['minutes below zero', [...TICKET, event('work.recorded', 'INC-1', TEN, { minutes: -60 })], 'LW320', /-60/],
  [
    'minutes beyond reckoning',
    [...TICKET, event('work.recorded', 'INC-1', TEN, { minutes: 1e308 })],
    'LW320',
    /1e\+308/,
  ],
  ['minutes that are no number', [...TICKET, event('work.recorded', 'INC-1', TEN, { minutes: 'NaN' })], 'LW406', /NaN/],
  ['work on a ticket nobody opened', [event('work.recorded', 'INC-9', TEN, { minutes: 60 })], 'LW325', /INC-9/],
  ['a thirteenth month', [decided('accepted', '2026-04-03', { period: '2026-13' })], 'LW406', /2026-13/],
  [
    'a supplier’s bill for no line',
    [event('supplier.billed', 'nothing', TEN, { agreement: 'boreal-or', amount: '5.00 EUR', ...MARCH })],
    'LW322',
    /nothing/,
  ],
  ['an index of nothing', [event('index.published', 'syntec', TEN, { month: '2026-02', value: '0' })], 'LW320', /0/],
  [
    'contested after it was accepted',
    [
      ...TICKET,
      decided('accepted', '2026-04-03', { ...MARCH, item: 'late' }),
      decided('contested', '2026-04-04', { ...MARCH, item: 'late' }),
    ],
    'LW348',
    /late/,
  ],
  [
    'invoiced before it was final',
    [...TICKET, decided('invoiced', '2026-04-03', { ...MARCH, item: 'late' })],
    'LW341',
    /late/,
  ],
  ['a decision on no figure', [decided('accepted', '2026-04-03', { ...MARCH, item: 'typo' })], 'LW342', /typo/],
  [
    'sixteen million characters',
    [event('outage.started', 'internet', TEN, { cause: 'x'.repeat(16 << 20) })],
    'LW403',
    /16/,
  ],
];

describe('an odd fact about money is told by name, has no effect, and the month is settled all the same', () => {
  const folder = folderOf({ 'a.yaml': MONEY });
  afterAll(folder.remove);
  it.each(FACTS)('%s', async (_case, events, code, named) => {
    const args = ['settle', 'a.yaml', '--events', '-', '--period', '2026-03', '--as-of', '2026-05-01', '--json'];
    const told = await leeway(args, { cwd: folder.path, input: `${[...DOWN, ...events].join('\n')}\n` });
    const found = JSON.parse(told.out) as {
      diagnostics: Diagnostic[];
      statements: { notices: Diagnostic[]; credits: { amount: { amount: string } }[] }[];
    };
    const said = [...found.diagnostics, ...(found.statements[0]?.notices ?? [])].find((each) => each.code === code);
    expect(said?.message).toMatch(named);
    expect(said?.help).not.toBe('');
    expect(found.statements[0]?.credits.map(({ amount }) => amount.amount)).toEqual(['51.50']);
    expect(told.err).not.toMatch(TRACE);
    expect(told.code).toBe(said?.level === 'error' ? 1 : 0);
  });
});

describe('hostile event files', () => {
  const folder = folderOf({ 'a.yaml': MONEY });
  afterAll(folder.remove);
  const settled = async (events: readonly string[]) => {
    const args = ['settle', 'a.yaml', '--events', '-', '--period', '2026-03', '--as-of', '2026-05-01', '--json'];
    const told = await leeway(args, { cwd: folder.path, input: events.map((line) => `${line}\n`).join('') });
    expect(told.err).not.toMatch(TRACE);
    expect(told.code).toBe(0);
    return JSON.parse(told.out) as {
      statements: { credits: { amount: { amount: string } }[]; penalties: unknown[] }[];
    };
  };
  const second = (index: number) => new Date(Date.UTC(2026, 2, 1) + index * 1000).toISOString();
  it('ten thousand outages over one another are one outage', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [
      event('outage.started', 'internet', second(index), { outage: `o${index}` }),
      event('outage.ended', 'internet', second(index + 10_000), { outage: `o${index}` }),
    ]).flat();
    // 19 999 s of 2 674 800 s: 99.25 %, the first tier.
    expect((await settled(many)).statements[0]?.credits.map(({ amount }) => amount.amount)).toEqual(['51.50']);
  }, 60_000);
  it('keys that name an object’s own parts change nothing', async () => {
    const odd = DOWN.map((line) =>
      line.replace('"data":{}', '"data":{"__proto__":{"weight":0},"constructor":{"x":1}}'),
    );
    const others = [
      event('settlement.accepted', '__proto__', '2026-04-03T09:00:00Z', { ...MARCH, item: 'constructor' }),
      event('outage.started', '__proto__', TEN, { customer: 'constructor' }),
      event('member.left', '__proto__', TEN, { customer: 'boreal', user: '__proto__', level: 'toString' }),
    ];
    const [statement] = (await settled([...odd, ...others.slice(0, 2)])).statements;
    expect(statement?.credits.map(({ amount }) => amount.amount)).toEqual(['51.50']);
    expect((await settled([...odd, ...others])).statements).toHaveLength(1);
  });
  it('no events at all: the month is charged, and nothing is owed', async () => {
    const [statement] = (await settled([])).statements;
    expect([statement?.credits, statement?.penalties]).toEqual([[], []]);
  });
});
