import { describe, expect, it } from 'vitest';
import {
  amounts,
  billed,
  billing,
  charged,
  joined,
  left,
  lineSaid,
  money,
  perUnit,
  said,
} from '../../../test/support/charged.ts';
import type { Assignment, Level } from '../agreement/index.ts';

const users = (rest = {}) => perUnit('users', 'user', '31.00 EUR', rest);
const agreement = billing({ lines: [users()] });
const level = (id: string, price: string | null = null): Level => ({
  id,
  title: { fr: id, en: id },
  price: price === null ? null : { unit: 'user', amount: money(price) },
});
const assigned = (...assignments: readonly Assignment[]) => ({ rest: { assignments } });

describe('joiners and leavers', () => {
  it('a joiner counts from the day of joining, that day included', () => {
    const charges = charged(agreement, '2026-03', [joined('u', '2026-03-31T22:30:00+02:00')]);
    expect(billed(charges)).toEqual([['users', '1/31', '1.00 EUR']]);
    expect(charges.lines[0]?.working.find(({ evidence }) => evidence.length > 0)?.evidence).toHaveLength(1);
  });

  it('the day is told in the agreement’s zone: 23:30 in London is the next day in Paris', () => {
    const charges = charged(agreement, '2026-03', [joined('u', '2026-03-30T23:30:00+01:00')]);
    expect(billed(charges)).toEqual([['users', '1/31', '1.00 EUR']]);
  });

  it('a leaver counts up to and including the last day', () => {
    const facts = [joined('u', '2026-01-05T09:00:00Z'), left('u', '2026-03-10T09:00:00Z')];
    expect(billed(charged(agreement, '2026-03', facts))).toEqual([['users', '10/31', '10.00 EUR']]);
    expect(amounts(charged(agreement, '2026-04', facts))).toEqual(['0.00 EUR']);
  });

  it('who joins and leaves on one day counts for that day, who leaves and comes back counts once', () => {
    const day = [joined('u', '2026-03-10T08:00:00Z'), left('u', '2026-03-10T17:00:00Z')];
    expect(billed(charged(agreement, '2026-03', day))).toEqual([['users', '1/31', '1.00 EUR']]);
    const back = [
      joined('u', '2026-01-05T09:00:00Z'),
      left('u', '2026-03-10T08:00:00Z'),
      joined('u', '2026-03-10T17:00:00Z'),
    ];
    expect(amounts(charged(agreement, '2026-03', back))).toEqual(['31.00 EUR']);
  });

  it('joining twice counts once', () => {
    const facts = [joined('u', '2026-03-01T09:00:00Z'), joined('u', '2026-03-11T09:00:00Z')];
    expect(amounts(charged(agreement, '2026-03', facts))).toEqual(['31.00 EUR']);
  });

  it('a leaver who never joined is told, and changes nothing', () => {
    const facts = [joined('u', '2026-01-05T09:00:00Z'), left('v', '2026-03-10T09:00:00Z')];
    const charges = charged(agreement, '2026-03', facts);
    expect(amounts(charges)).toEqual(['31.00 EUR']);
    expect(charges.notices).toMatchObject([{ kind: 'leaverUnknown', facts: { member: 'user:v' } }]);
    expect(said(charged(agreement, '2026-04', facts))).toEqual([]);
  });

  it('somebody of another customer does not count, nor a device among users', () => {
    const facts = [
      joined('u', '2026-01-05T09:00:00Z', { customer: 'other' }),
      joined('', '2026-01-05T09:00:00Z', { user: undefined, device: 'd' }),
    ];
    expect(amounts(charged(agreement, '2026-03', facts))).toEqual(['0.00 EUR']);
  });

  it('a month not prorated counts the most there were on any day', () => {
    const whole = billing({ lines: [users({ prorated: false })] });
    const facts = [
      joined('u', '2026-01-05T09:00:00Z'),
      left('u', '2026-03-10T09:00:00Z'),
      joined('v', '2026-03-20T09:00:00Z'),
    ];
    expect(billed(charged(whole, '2026-03', facts))).toEqual([['users', '1', '31.00 EUR']]);
  });

  it('as of the middle of a month, the rest of it is told as things stand then', () => {
    const facts = [joined('u', '2026-01-05T09:00:00Z'), left('u', '2026-03-20T09:00:00Z')];
    expect(amounts(charged(agreement, '2026-03', facts, '2026-03-15T00:00:00Z'))).toEqual(['31.00 EUR']);
  });

  it('billed a year in advance, a joiner of July is billed in July for the rest of the year', () => {
    const year = billing({ lines: [perUnit('users', 'user', '120.00 EUR', { every: 'year', billed: 'inAdvance' })] });
    const facts = [joined('u', '2026-01-01T09:00:00Z'), joined('v', '2026-07-01T09:00:00Z')];
    const months = ['2026-01', '2026-06', '2026-07', '2026-08'].map((month) => amounts(charged(year, month, facts)));
    expect(months).toEqual([['120.00 EUR'], [], ['60.00 EUR'], []]);
  });
});

describe('the quantity agreed', () => {
  const agreed = billing({ lines: [users({ quantity: 24 })] });

  it('is billed while nobody is told by name', () => {
    expect(amounts(charged(agreed, '2026-03'))).toEqual(['744.00 EUR']);
  });

  it('is what there was at the start: later joiners and leavers change it', () => {
    const facts = [joined('new', '2026-02-01T09:00:00Z'), left('one-of-the-24', '2026-03-10T09:00:00Z')];
    expect(billed(charged(agreed, '2026-02', facts))).toEqual([['users', '25', '775.00 EUR']]);
    expect(billed(charged(agreed, '2026-03', facts))).toEqual([['users', '754/31', '754.00 EUR']]);
    expect(said(charged(agreed, '2026-03', facts))).toEqual([]);
  });

  it('is replaced by members told by name from the first day', () => {
    const facts = [joined('u', '2025-12-20T09:00:00Z'), joined('v', '2026-01-01T09:00:00Z')];
    expect(amounts(charged(agreed, '2026-03', facts))).toEqual(['62.00 EUR']);
  });

  it('repeated by a later version agrees nothing new: joiners since go on counting', () => {
    const versions = [agreed, billing({ effective: '2026-03-01', lines: [users({ quantity: 24 })] }, 2)];
    const facts = [joined('new', '2026-02-01T09:00:00Z')];
    expect(billed(charged(versions, '2026-03', facts))).toEqual([['users', '25', '775.00 EUR']]);
    const anew = [agreed, billing({ effective: '2026-03-01', lines: [users({ quantity: 30 })] }, 2)];
    expect(billed(charged(anew, '2026-03', facts))).toEqual([['users', '30', '930.00 EUR']]);
  });

  it('never falls below the minimum, on any day', () => {
    const least = billing({ lines: [users({ minimum: 2 })] });
    const facts = [
      joined('u', '2026-01-01T09:00:00Z'),
      joined('v', '2026-03-11T09:00:00Z'),
      joined('w', '2026-03-21T09:00:00Z'),
    ];
    expect(amounts(charged(least, '2026-02', facts))).toEqual(['62.00 EUR']);
    // Two until the 20th, three for the 11 days from the 21st.
    expect(amounts(charged(least, '2026-03', facts))).toEqual(['73.00 EUR']);
  });
});

describe('levels', () => {
  const lines = [users({ level: 'standard' }), perUnit('premium', 'user', '62.00 EUR', { level: 'premium' })];
  const levels = [level('standard'), level('premium')];

  it('several levels and prices stand on one invoice; who says no level is of the first', () => {
    const facts = [joined('u', '2026-01-01T09:00:00Z'), joined('v', '2026-01-01T09:00:00Z', { level: 'premium' })];
    const charges = charged(billing({ lines, levels }), '2026-03', facts);
    expect(billed(charges)).toEqual([
      ['users', '1', '31.00 EUR'],
      ['premium', '1', '62.00 EUR'],
    ]);
    expect(charges.lines.map((line) => line.level)).toEqual(['standard', 'premium']);
  });

  it('who changes level counts at the new one from that day', () => {
    const facts = [joined('u', '2026-01-01T09:00:00Z'), joined('u', '2026-03-11T09:00:00Z', { level: 'premium' })];
    expect(billed(charged(billing({ lines, levels }), '2026-03', facts))).toEqual([
      ['users', '10/31', '10.00 EUR'],
      ['premium', '21/31', '42.00 EUR'],
    ]);
  });

  it('members assigned in the agreement count at their level', () => {
    const terms = { lines, levels, ...assigned({ level: 'premium', members: ['user:boss', 'site:hq'] }) };
    expect(amounts(charged(billing(terms), '2026-03'))).toEqual(['0.00 EUR', '62.00 EUR']);
    expect(amounts(charged(billing(terms), '2026-03', [left('boss', '2026-03-10T09:00:00Z')]))).toEqual([
      '0.00 EUR',
      '20.00 EUR',
    ]);
  });

  it('a level’s own price counts its members', () => {
    const own = billing({ levels: [level('standard', '31.00 EUR'), level('premium', '62.00 EUR')] });
    const facts = [joined('u', '2026-01-01T09:00:00Z'), joined('v', '2026-03-31T09:00:00Z', { level: 'premium' })];
    expect(billed(charged(own, '2026-03', facts))).toEqual([
      ['levels.standard.price', '1', '31.00 EUR'],
      ['levels.premium.price', '1/31', '2.00 EUR'],
    ]);
  });

  it('a level’s own price is not billed where a line prices the same unit for its members: nothing is billed twice', () => {
    const both = billing({ lines, levels: [level('standard', '31.00 EUR'), level('premium', '62.00 EUR')] });
    expect(charged(both, '2026-03').lines.map(({ line }) => line.id)).toEqual(['users', 'premium']);
  });

  it('a level priced by the month is billed once where it has somebody', () => {
    const monthly = { unit: 'month', amount: money('100.00 EUR') };
    const two = [
      { ...level('a'), price: monthly },
      { ...level('b'), price: monthly },
    ];
    expect(charged(billing({ levels: two }), '2026-03').lines).toHaveLength(1);
    const third = billing({ levels: two, ...assigned({ level: 'b', members: ['user:u'] }) });
    expect(amounts(charged(third, '2026-03'))).toEqual(['100.00 EUR', '100.00 EUR']);
  });
});

describe('prices by tiers', () => {
  const tiers = [
    { upTo: 2, amount: money('10.00 EUR') },
    { upTo: 5, amount: money('8.00 EUR') },
    { upTo: null, amount: money('6.00 EUR') },
  ];
  const people = (count: number) => Array.from({ length: count }, (_, at) => joined(`u${at}`, '2026-01-01T09:00:00Z'));
  const cost = (kind: 'graduated' | 'volume', count: number, list = tiers) =>
    amounts(
      charged(billing({ lines: [lineSaid('t', { kind, unit: 'user', tiers: list })] }), '2026-03', people(count)),
    )[0];

  it.each([
    [0, '0.00 EUR', '0.00 EUR'],
    [1, '10.00 EUR', '10.00 EUR'],
    [2, '20.00 EUR', '20.00 EUR'],
    [3, '28.00 EUR', '24.00 EUR'],
    [5, '44.00 EUR', '40.00 EUR'],
    [6, '50.00 EUR', '36.00 EUR'],
    [9, '68.00 EUR', '54.00 EUR'],
  ])(
    '%d users cost %s graduated and %s by volume: a tier holds up to and including its bound',
    (count, graduated, volume) => {
      expect([cost('graduated', count), cost('volume', count)]).toEqual([graduated, volume]);
    },
  );

  it('beyond the last tier its price goes on, whatever the order the tiers are written in', () => {
    const bounded = [tiers[1], tiers[0]].flatMap((tier) => (tier === undefined ? [] : [tier]));
    expect([cost('graduated', 7, bounded), cost('volume', 7, bounded)]).toEqual(['60.00 EUR', '56.00 EUR']);
  });

  it('are read day by day: two users until the 10th and three from the 11th', () => {
    const line = lineSaid('t', { kind: 'graduated', unit: 'user', tiers });
    const facts = [...people(2), joined('third', '2026-03-11T09:00:00Z')];
    const charges = charged(billing({ lines: [line] }), '2026-03', facts);
    // 10 days at 20.00 and 21 at 28.00.
    expect(amounts(charges)).toEqual(['25.42 EUR']);
    expect(charges.lines[0]?.working.map(({ kind }) => kind)).toEqual([
      'tier',
      'units',
      'tier',
      'tier',
      'units',
      'rounded',
    ]);
  });
});
