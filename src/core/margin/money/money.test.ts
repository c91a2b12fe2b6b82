import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../../language/index.ts';
import type { Agreement } from '../../agreement/index.ts';
import { type ClaimMargin, type Margin, type MoneyGap, marginOf } from '../index.ts';

const HEAD = `
leeway: 1
version: 1
title: t
language: en
timeZone: Europe/Paris
term: { from: 2026-01-01 }
parties: { provider: { name: "We" }, customer: { id: us, name: "You" }, supplier: { name: "They" } }
calendars: { office: { timeZone: Europe/Paris, hours: { mon-fri: [ "09:00-17:00" ] }, holidays: FR } }
targets:
  up: { measure: availability, atLeast: 99.9%, per: month }
  late: { measure: restoration, within: 4h, calendar: always, allow: 0, per: month }
`;

function read(id: string, kind: string, body: string): Agreement {
  const { agreement, diagnostics } = readAgreement(`${HEAD}id: ${id}\nkind: ${kind}\n${body}`, { file: id });
  if (agreement === null) throw new Error(JSON.stringify(diagnostics.filter(({ level }) => level === 'error')));
  return agreement;
}

const priced = (amount: string, remedy: string, rest = '', currency = 'EUR') => `
charges: { currency: ${currency}, lines: { fee: { title: Fee, unit: month, amount: ${amount} ${currency} } } }
remedies: { credit: { on: up, kind: priceReduction, ${remedy} } }
${rest}`;
const ours = (body: string, dependsOn = '[ theirs ]') =>
  read('ours', 'sla', `services: { link: { title: Link, dependsOn: ${dependsOn} } }\n${body}`);
const theirs = (body: string, id = 'theirs') =>
  read(id, 'underpinning', `services: { link: { title: Link } }\n${body}`);

const marginWith = (promise: Agreement, ...suppliers: readonly Agreement[]) =>
  (marginOf({ promise, suppliers }) as Margin).promises[0];

const OWED = priced('2000.00', 'tiers: [ { below: 99.9%, credit: 10% }, { below: 99%, credit: 30% } ], of: charges');

function told(gaps: readonly MoneyGap[] | undefined) {
  return gaps?.map(({ owed, recoverable, gap }) => [owed, recoverable, gap].map((money) => money?.amountMinor ?? null));
}

describe('money owed against money recoverable', () => {
  it('is told when a promise is missed by the least, and when wholly', () => {
    const supplier = theirs(
      priced('600.00', 'tiers: [ { below: 99.9%, credit: 25% }, { below: 99%, credit: 50% } ], of: charges'),
    );
    expect(told(marginWith(ours(OWED), supplier)?.money)).toEqual([
      [20_000, 15_000, 5_000],
      [60_000, 30_000, 30_000],
    ]);
  });

  it('is never a gain: what a supplier owes beyond leaves a gap of nothing', () => {
    const supplier = theirs(priced('9000.00', 'tiers: [ { below: 99.9%, credit: 25% } ], of: charges'));
    expect(told(marginWith(ours(OWED), supplier)?.money)?.[0]).toEqual([20_000, 225_000, 0]);
  });

  it('keeps to the caps of both sides', () => {
    const cap = 'caps: { month: { share: 15%, of: charges } }';
    const capped = ours(`${OWED}${cap}`);
    const supplier = theirs(priced('600.00', 'perUnit: { each: 1h, started: true, credit: 5% }, of: charges', cap));
    expect(told(marginWith(capped, supplier)?.money)).toEqual([
      [20_000, 3_000, 17_000],
      [30_000, 9_000, 21_000],
    ]);
  });

  it('where all suppliers are needed the one that owes least may fail; of alternatives all must', () => {
    const suppliers = [
      theirs(priced('600.00', 'tiers: [ { below: 99.9%, credit: 25% } ], of: charges'), 'a'),
      theirs(priced('600.00', 'tiers: [ { below: 99.9%, credit: 5% } ], of: charges'), 'b'),
    ];
    const least = (dependsOn: string) => marginWith(ours(OWED, dependsOn), ...suppliers)?.money[0];
    expect(least('[ a, b ]')).toMatchObject({ recoverable: { amountMinor: 3_000 }, failing: ['b'] });
    expect(least('{ any: [ a, b ] }')).toMatchObject({ recoverable: { amountMinor: 18_000 }, failing: ['b', 'a'] });
  });

  it('is not exchanged: of a supplier who bills in another currency nothing is told', () => {
    const supplier = theirs(priced('600.00', 'tiers: [ { below: 99.9%, credit: 25% } ], of: charges', '', 'USD'));
    expect(told(marginWith(ours(OWED), supplier)?.money)?.[0]).toEqual([20_000, null, null]);
  });

  it.each([
    ['per breach: one', 'on: late, kind: penalty, perBreach: 50.00 EUR', 5_000, 5_000],
    ['per month missed', 'on: up, kind: penalty, perPeriod: 70.00 EUR', 7_000, 7_000],
    [
      'per hour begun: one, or the 744 of January',
      'on: up, kind: penalty, perUnit: { each: 1h, started: true, credit: 1.00 EUR }',
      100,
      74_400,
    ],
    [
      'a pool: 50 % × 40 % × 10 % at risk',
      'on: up, kind: penalty, pool: { pool: 50%, allocation: 40%, atRisk: 10% }, of: charges',
      4_000,
      4_000,
    ],
    [
      'points beyond the free one',
      'on: up, kind: penalty, points: { minor: 2, serious: 3, free: 1, each: 10.00 EUR }',
      1_000,
      2_000,
    ],
    [
      'days late, V × R / 1000',
      'on: late, kind: penalty, lateDays: { divisor: 1000, ruleset: ccag-tic-2009 }, of: charges',
      200,
      6_200,
    ],
    [
      'in proportion: all when all was down',
      'on: up, kind: priceReduction, proportional: {}, of: charges',
      null,
      200_000,
    ],
    ['with a cap of its own', 'on: up, kind: penalty, perPeriod: 70.00 EUR, cap: { amount: 60.00 EUR }', 6_000, 6_000],
  ])('what a miss may cost, %s', (_, remedy, least, most) => {
    const promise = ours(priced('2000.00', 'on: up').replace(/credit: \{ on: up.*/, `credit: { ${remedy} } }`));
    const target = remedy.startsWith('on: late') ? 'late' : 'up';
    const margin = marginOf({ promise, suppliers: [theirs('')] }) as Margin;
    const gaps = margin.promises.find((each) => each.target === target)?.money ?? [];
    const owed = (severity: string) => gaps.find((gap) => gap.severity === severity)?.owed.amountMinor ?? null;
    expect([owed('least'), owed('most')]).toEqual([least, most]);
  });

  it('of remedies in one group only the most favourable is owed', () => {
    const promise = ours(`
charges: { currency: EUR, lines: { fee: { title: Fee, unit: month, amount: 2000.00 EUR } } }
remedies:
  a: { on: up, kind: penalty, perPeriod: 70.00 EUR, group: g }
  b: { on: up, kind: penalty, perPeriod: 90.00 EUR, group: g }
  c: { on: up, kind: penalty, perPeriod: 5.00 EUR }`);
    expect(told(marginWith(promise, theirs(''))?.money)?.[0]).toEqual([9_500, 0, 9_500]);
  });

  it('days of service are no money, and a promise without a remedy owes none', () => {
    const days = 'kind: serviceDays, serviceDays: [ { below: 99.9%, days: 3 } ]';
    const supplier = theirs(priced('600.00', days).replace('kind: priceReduction, ', ''));
    expect(told(marginWith(ours(OWED), supplier)?.money)?.[0]).toEqual([20_000, 0, 20_000]);
    expect(marginWith(ours(''), supplier)?.money).toEqual([]);
  });
});

describe('a claim', () => {
  const claims = (within: string): readonly ClaimMargin[] | undefined => {
    const remedy = `tiers: [ { below: 99.9%, credit: 25% } ], of: charges, claim: { onRequest: true, within: ${within} }`;
    return marginWith(ours(OWED), theirs(priced('600.00', remedy)))?.claims;
  };

  it.each([
    // Thirty days after April are 1 to 30 May: 21 weekdays less 1, 8, 14 and 25 May.
    ['30d', '2026-05-30', 17, 7, true],
    // Of a month the fewest working days are in May too.
    ['1mo', '2026-05-30', 17, 7, true],
    ['3w', '2026-05-21', 12, 2, false],
    ['15d', '2026-05-15', 8, -2, false],
  ])(
    'within %s is told for the month in which it is hardest: five working days must be left',
    (within, lastDay, workingDays, spareDays, inTime) => {
      expect(claims(within)).toMatchObject([{ lastDay, workingDays, spareDays, inTime }]);
    },
  );

  it('that need not be made, or has no limit, is never too late', () => {
    const without = theirs(priced('600.00', 'tiers: [ { below: 99.9%, credit: 25% } ], of: charges'));
    expect(marginWith(ours(OWED), without)?.claims).toEqual([]);
  });
});

describe('price over cost', () => {
  it('is told line by line for a month: quantities, yearly prices, discounts and tiers', () => {
    const promise = ours(`
charges:
  currency: EUR
  lines:
    seats: { title: Seats, unit: user, amount: 35.00 EUR, quantity: 24 }
    yearly: { title: Yearly, unit: year, amount: 1200.00 EUR, discount: 10% }
    steps: { title: Steps, model: graduated, unit: device, quantity: 12, tiers: [ { upTo: 10, amount: 5.00 EUR }, { amount: 4.00 EUR } ] }
    volume: { title: Volume, model: volume, unit: device, quantity: 12, tiers: [ { upTo: 10, amount: 5.00 EUR }, { amount: 4.00 EUR } ] }
    setup: { title: Set-up, unit: once, amount: 500.00 EUR }
    hours: { title: Hours, unit: hour, amount: 75.00 EUR }
internal: { cost: { seats: 20.00 EUR, yearly: 600.00 EUR } }`);
    const { price } = marginOf({ promise, suppliers: [] }) as Margin;
    expect(price?.lines.map(({ line, price: each, cost }) => [line, each.amountMinor, cost?.amountMinor])).toEqual([
      ['seats', 84_000, 48_000],
      ['yearly', 9_000, 5_000],
      ['steps', 5_800, undefined],
      ['volume', 4_800, undefined],
    ]);
    expect(price?.price.amountMinor).toBe(103_600);
    expect([price?.cost?.amountMinor, price?.leftOverCost?.amountMinor]).toEqual([53_000, 40_000]);
  });

  it('is nothing for an agreement that bills nothing', () => {
    expect((marginOf({ promise: ours(''), suppliers: [] }) as Margin).price).toBeNull();
  });
});
