import { describe, expect, it } from 'vitest';
import { amounts, billing, charged, lineSaid, money, perUnit, published, said } from '../../../test/support/charged.ts';

const priced = (indexation: NonNullable<Parameters<typeof billing>[0]['indexation']>, rest = {}) =>
  billing({ lines: [perUnit('base', 'month', '1000.00 EUR')], indexation, ...rest });
const from300to310 = [
  published('2026-01', '300', '2026-03-20T00:00:00Z'),
  published('2026-11', '310', '2026-12-28T00:00:00Z'),
];

describe('the revision of prices', () => {
  it('P0 × S1 / S0 with a 5 % floor, the index from 300 to 310: 1 000 € become 1 050 €', () => {
    const agreement = priced({ floorPpm: 50_000 });
    expect(amounts(charged(agreement, '2026-12', from300to310))).toEqual(['1000.00 EUR']);
    expect(amounts(charged(agreement, '2027-01', from300to310))).toEqual(['1050.00 EUR']);
    const written = priced({ formula: 'P0 * max(1.05; S1/S0)' });
    expect(amounts(charged(written, '2027-01', from300to310))).toEqual(['1050.00 EUR']);
  });

  it('15 % + 85 % × S1 / S0, the index from 280 to 294.6: 1 000 € become 1 044.32 €', () => {
    const facts = [
      published('2026-01', '280', '2026-03-20T00:00:00Z'),
      published('2026-10', 294.6, '2026-12-28T00:00:00Z'),
    ];
    const agreement = priced({ formula: 'P0 * (0.15 + 0.85 * S1/S0)' });
    expect(amounts(charged(agreement, '2027-02', facts))).toEqual(['1044.32 EUR']);
  });

  it('without floor or ceiling is the formula’s', () => {
    expect(amounts(charged(priced({}), '2027-01', from300to310))).toEqual(['1033.33 EUR']);
  });

  it('never falls with a floor of 0 %, and rises by the ceiling at most', () => {
    const falling = [
      published('2026-01', '310', '2026-03-20T00:00:00Z'),
      published('2026-11', '300', '2026-12-28T00:00:00Z'),
    ];
    expect(amounts(charged(priced({}), '2027-01', falling))).toEqual(['967.74 EUR']);
    expect(amounts(charged(priced({ floorPpm: 0 }), '2027-01', falling))).toEqual(['1000.00 EUR']);
    expect(amounts(charged(priced({ ceilingPpm: 20_000 }), '2027-01', from300to310))).toEqual(['1020.00 EUR']);
  });

  it('takes the latest value published by the day of the revision, a correction before what it corrects', () => {
    const facts = [
      ...from300to310,
      published('2026-10', '309', '2026-12-30T00:00:00Z'),
      published('2026-11', '312', '2026-12-31T00:00:00Z'),
      published('2026-12', '330', '2027-01-01T08:00:00Z'),
    ];
    expect(amounts(charged(priced({}), '2027-01', facts))).toEqual(['1040.00 EUR']);
  });

  it('goes on from the price in force and the value used before', () => {
    const facts = [...from300to310, published('2027-11', '341', '2027-12-28T00:00:00Z')];
    expect(amounts(charged(priced({ ceilingPpm: 50_000 }), '2028-01', facts))).toEqual(['1085.00 EUR']);
    const [line] = charged(priced({}), '2028-01', facts).lines;
    const index = line?.working.filter(({ kind }) => kind === 'index') ?? [];
    expect(index).toHaveLength(2);
    expect(index[1]).toMatchObject({
      clause: 'charges.indexation',
      inputs: { on: { date: '2028-01-01' }, S0Month: { name: '2026-11' }, S1Month: { name: '2027-11' } },
    });
  });

  it('without a newer value the price stands, and it is said in the month of the revision', () => {
    const base = from300to310.slice(0, 1);
    expect(amounts(charged(priced({}), '2027-01', base))).toEqual(['1000.00 EUR']);
    expect(charged(priced({}), '2027-01', base).notices).toMatchObject([
      { kind: 'indexMissing', facts: { index: 'syntec', date: '2027-01-01' } },
    ]);
    expect(said(charged(priced({}), '2027-02', base))).toEqual([]);
    expect(said(charged(priced({}), '2027-01', from300to310.slice(1)))).toEqual(['indexMissing']);
    expect(
      amounts(charged(priced({}), '2027-01', [published('2026-11', '310', '2026-12-28T00:00:00Z', 'other')])),
    ).toEqual(['1000.00 EUR']);
  });

  it('a formula that comes to nothing leaves the price, and it is said', () => {
    const charges = charged(priced({ formula: 'P0 / (S1 - S1)' }), '2027-01', from300to310);
    expect(amounts(charges)).toEqual(['1000.00 EUR']);
    expect(said(charges)).toEqual(['indexUnusable']);
  });

  it('on an anniversary in mid-month splits the month', () => {
    const agreement = priced({ base: '2026-01', floorPpm: 100_000 }, { from: '2026-01-16' });
    // 15 days at 1 000 €, 16 at 1 100 €.
    expect(amounts(charged(agreement, '2027-01', from300to310))).toEqual(['1051.61 EUR']);
  });

  it('of a version that repeats prices and base month stays; of one with a later base, its prices are those of then', () => {
    const first = priced({});
    const same = billing({ effective: '2027-03-01', lines: first.commercial.lines, indexation: {} }, 2);
    expect(amounts(charged([first, same], '2027-03', from300to310))).toEqual(['1033.33 EUR']);
    const later = billing(
      { effective: '2027-03-01', lines: first.commercial.lines, indexation: { base: '2027-02' } },
      2,
    );
    expect(amounts(charged([first, later], '2027-03', from300to310))).toEqual(['1000.00 EUR']);
  });

  it('concerns tiers too, each by itself, and keeps the price exact until the line is rounded', () => {
    const tiers = [
      { upTo: 1, amount: money('10.01 EUR') },
      { upTo: null, amount: money('5.01 EUR') },
    ];
    const lines = [lineSaid('t', { kind: 'graduated', unit: 'once', tiers }, { quantity: 3 })];
    const monthly = lines.map((line) => ({ ...line, pricing: { ...line.pricing, unit: 'month' as const } }));
    const agreement = billing({ lines: monthly as typeof lines, indexation: {} });
    // (10.01 + 2 × 5.01) × 310 / 300 = 20.6976…
    expect(amounts(charged(agreement, '2027-01', from300to310))).toEqual(['20.70 EUR']);
  });

  it('cannot be made by a value that is nothing, negative or no figure, or for no month', () => {
    for (const value of ['0', '-3', 'abc', null, 1e40]) {
      const charges = charged(priced({}), '2027-01', [
        ...from300to310.slice(0, 1),
        published('2026-11', value, '2026-12-28T00:00:00Z'),
      ]);
      expect(amounts(charges)).toEqual(['1000.00 EUR']);
    }
    const odd = [...from300to310, published('2026-13', '500', '2026-12-28T00:00:00Z')];
    expect(amounts(charged(priced({}), '2027-01', odd))).toEqual(['1033.33 EUR']);
  });

  it('is made every so often as agreed, by days as well', () => {
    const facts = [
      published('2026-01', '300', '2026-01-31T00:00:00Z'),
      published('2026-02', '303', '2026-03-10T00:00:00Z'),
    ];
    const half = priced({ every: { unit: 'd', count: 90 } });
    // The 90th day after 1 January is 1 April.
    expect(amounts(charged(half, '2026-03', facts))).toEqual(['1000.00 EUR']);
    expect(amounts(charged(half, '2026-04', facts))).toEqual(['1010.00 EUR']);
  });
});
