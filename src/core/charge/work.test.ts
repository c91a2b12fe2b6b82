import { describe, expect, it } from 'vitest';
import {
  amounts,
  billed,
  billing,
  charged,
  type Fact,
  lineSaid,
  money,
  perUnit,
  published,
  said,
  ticket,
  work,
} from '../../../test/support/charged.ts';
import type { ChargeLine, Service } from '../agreement/index.ts';

const hourly = (rest: Partial<ChargeLine> = {}, amount = '60.00 EUR') => perUnit('hours', 'hour', amount, rest);
const T = ticket('T');
const out = (instant: string, exclusion?: string): Fact => [
  'ticket.scopeDecided',
  'T',
  instant,
  { scope: 'out', exclusion },
];
const accepted = (instant: string, data = {}): Fact => ['ticket.quoteAccepted', 'T', instant, data];

describe('work by the hour', () => {
  it('is billed for the minutes recorded, in the month they are done in', () => {
    const facts = [
      T,
      work('T', '2026-03-05T10:00:00Z', 90),
      work('T', '2026-03-31T23:30:00+02:00', 20),
      work('T', '2026-04-01T00:30:00+02:00', 60),
    ];
    const charges = charged(billing({ lines: [hourly()] }), '2026-03', facts);
    expect(billed(charges)).toEqual([['hours', '11/6', '110.00 EUR']]);
    expect(charges.lines[0]).toMatchObject({ kind: 'usage' });
    expect(charges.lines[0]?.working[0]?.evidence).toHaveLength(2);
    expect(charges.accruals).toEqual([]);
  });

  it('counts each piece by started quarters of an hour where the line says so', () => {
    const facts = [
      T,
      work('T', '2026-03-05T10:00:00Z', 16),
      work('T', '2026-03-06T10:00:00Z', 15),
      work('T', '2026-03-07T10:00:00Z', 0.5),
    ];
    expect(billed(charged(billing({ lines: [hourly({ incrementMs: 900_000 })] }), '2026-03', facts))).toEqual([
      ['hours', '1', '60.00 EUR'],
    ]);
  });

  it('by the day is billed in days of eight hours, parts exactly', () => {
    const day = billing({ lines: [perUnit('days', 'day', '890.00 EUR')] });
    expect(billed(charged(day, '2026-03', [T, work('T', '2026-03-05T10:00:00Z', 600)]))).toEqual([
      ['days', '5/4', '1112.50 EUR'],
    ]);
  });

  it('by tiers and with a minimum is counted over its cycle', () => {
    const tiers = [
      { upTo: 2, amount: money('60.00 EUR') },
      { upTo: null, amount: money('50.00 EUR') },
    ];
    const tiered = billing({ lines: [lineSaid('hours', { kind: 'graduated', unit: 'hour', tiers })] });
    const facts = [T, work('T', '2026-03-05T10:00:00Z', 90), work('T', '2026-03-06T10:00:00Z', 90)];
    expect(amounts(charged(tiered, '2026-03', facts))).toEqual(['170.00 EUR']);
    const least = billing({ lines: [hourly({ minimum: 5 })] });
    expect(billed(charged(least, '2026-03', facts))).toEqual([['hours', '5', '300.00 EUR']]);
    expect(amounts(charged(least, '2026-04', facts))).toEqual(['300.00 EUR']);
    const begun = billing({ from: '2026-03-17', lines: [hourly({ minimum: 31 })] });
    expect(amounts(charged(begun, '2026-03'))).toEqual(['900.00 EUR']);
  });

  it('by the quarter is billed at its end', () => {
    const quarterly = billing({ lines: [hourly({ every: 'quarter' })] });
    const facts = [T, work('T', '2026-02-05T10:00:00Z', 60)];
    expect(charged(quarterly, '2026-02', facts).lines).toEqual([]);
    expect(amounts(charged(quarterly, '2026-03', facts))).toEqual(['60.00 EUR']);
  });

  it('falls under one line only, the one that asks for most: out of hours, on site, the rest', () => {
    const lines = [
      hourly(),
      perUnit('night', 'hour', '90.00 EUR', { work: ['outOfHours'] }),
      perUnit('night-on-site', 'hour', '120.00 EUR', { work: ['onSite', 'outOfHours'] }),
    ];
    const facts = [
      T,
      work('T', '2026-03-05T10:00:00Z', 60),
      work('T', '2026-03-05T22:00:00Z', 60, { outOfHours: true }),
      work('T', '2026-03-06T22:00:00Z', 60, { outOfHours: true, onSite: true }),
      work('T', '2026-03-07T10:00:00Z', 60, { onSite: true }),
    ];
    expect(billed(charged(billing({ lines }), '2026-03', facts))).toEqual([
      ['hours', '2', '120.00 EUR'],
      ['night', '1', '90.00 EUR'],
      ['night-on-site', '1', '120.00 EUR'],
    ]);
  });

  it('in scope is included where the line is for extras, and work out of scope waits for a quote', () => {
    const lines = [hourly({ work: ['outOfScope'] })];
    const inScope = [T, work('T', '2026-03-05T10:00:00Z', 60)];
    expect(charged(billing({ lines }), '2026-03', inScope)).toMatchObject({ lines: [], notices: [] });
    const unquoted = [T, out('2026-03-05T09:00:00Z'), work('T', '2026-03-05T10:00:00Z', 60)];
    expect(said(charged(billing({ lines }), '2026-03', unquoted))).toEqual(['quoteMissing']);
    const quoted = [...unquoted, accepted('2026-03-06T09:00:00Z')];
    expect(amounts(charged(billing({ lines }), '2026-03', quoted))).toEqual(['60.00 EUR']);
  });

  it('at the revised price from the day of the revision', () => {
    const facts = [
      T,
      published('2026-01', '300', '2026-02-20T00:00:00Z'),
      published('2026-11', '330', '2026-12-20T00:00:00Z'),
      work('T', '2027-01-10T10:00:00Z', 60),
      work('T', '2027-01-20T10:00:00Z', 60),
    ];
    const agreement = billing({ from: '2026-01-15', lines: [hourly()], indexation: {} });
    expect(amounts(charged(agreement, '2027-01', facts))).toEqual(['126.00 EUR']);
  });

  it('that is no work changes nothing: minutes below zero, no number, beyond ten years, of nobody’s ticket, after the term', () => {
    const agreement = billing({ to: '2026-03-20', lines: [hourly()] });
    const facts = [
      T,
      work('T', '2026-03-05T10:00:00Z', -60),
      work('T', '2026-03-05T10:00:00Z', 'an hour'),
      work('T', '2026-03-05T10:00:00Z', Number.NaN),
      work('T', '2026-03-05T10:00:00Z', 1e12),
      work('unknown', '2026-03-05T10:00:00Z', 60),
      work('T', '2026-03-25T10:00:00Z', 60),
    ];
    const charges = charged(agreement, '2026-03', facts);
    expect(charges.lines).toEqual([]);
  });
});

describe('a block of hours', () => {
  const block = (pricing = {}, rest: Partial<ChargeLine> = {}) =>
    lineSaid(
      'block',
      {
        kind: 'blockHours',
        sizeMs: 10 * 3_600_000,
        amount: money('750.00 EUR'),
        expiry: { unit: 'mo', count: 12 },
        carryOver: false,
        overage: money('85.00 EUR'),
        ...pricing,
      },
      rest,
    );
  const left = (charges: ReturnType<typeof charged>) => charges.blocks.map(({ leftMinutes }) => leftMinutes.part);

  it('is billed when it is bought, and work uses it up', () => {
    const facts = [T, work('T', '2026-01-05T10:00:00Z', 90), work('T', '2026-02-05T10:00:00Z', 150)];
    const agreement = billing({ lines: [block()] });
    const january = charged(agreement, '2026-01', facts);
    expect(billed(january)).toEqual([['block', '1', '750.00 EUR']]);
    expect(january.blocks).toMatchObject([{ line: 'block', boughtOn: '2026-01-01', lastDay: '2026-12-31' }]);
    expect(left(january)).toEqual([510n]);
    expect(january.blocks[0]?.used).toMatchObject([{ minutes: { part: 90n, whole: 1n } }]);
    const february = charged(agreement, '2026-02', facts);
    expect([february.lines, left(february)]).toEqual([[], [360n]]);
  });

  it('never falls below nothing: what exceeds it costs the overage', () => {
    const facts = [T, work('T', '2026-01-05T10:00:00Z', 570), work('T', '2026-02-05T10:00:00Z', 90)];
    const charges = charged(billing({ lines: [block()] }), '2026-02', facts);
    expect(billed(charges)).toEqual([['block', '1', '85.00 EUR']]);
    expect(charges.lines[0]).toMatchObject({ kind: 'usage', line: { clause: 'charges.lines.block.overage' } });
    expect(left(charges)).toEqual([0n]);
  });

  it('is said to be low when a fifth of it or nothing is left, unless there is another', () => {
    const used = [T, work('T', '2026-01-05T10:00:00Z', 600)];
    expect(charged(billing({ lines: [block()] }), '2026-01', used).notices).toMatchObject([
      { kind: 'blockLow', line: 'block', facts: { minutes: '0' } },
    ]);
    const another = [...used, accepted('2026-01-20T10:00:00Z', { line: 'block' })];
    expect(said(charged(billing({ lines: [block()] }), '2026-01', another))).toEqual([]);
  });

  it('used up, without overage: the hourly line bills the rest; without one nobody does, and it is said', () => {
    const facts = [T, work('T', '2026-01-05T10:00:00Z', 660)];
    const lines = [block({ overage: null })];
    expect(said(charged(billing({ lines }), '2026-01', facts))).toEqual(['workBeyondBlock', 'blockLow']);
    expect(billed(charged(billing({ lines: [...lines, hourly()] }), '2026-01', facts))).toEqual([
      ['block', '1', '750.00 EUR'],
      ['hours', '1', '60.00 EUR'],
    ]);
  });

  it('none bought takes no work', () => {
    const lines = [block({}, { quantity: 0 }), hourly()];
    const facts = [T, work('T', '2026-01-05T10:00:00Z', 60)];
    expect(billed(charged(billing({ lines }), '2026-01', facts))).toEqual([['hours', '1', '60.00 EUR']]);
  });

  it('bought by an accepted quote is billed then, and lasts from then', () => {
    const lines = [block({}, { quantity: 0 })];
    const facts = [
      T,
      accepted('2026-03-10T10:00:00Z', { line: 'block', quantity: 2 }),
      work('T', '2026-03-10T08:00:00Z', 60),
    ];
    const charges = charged(billing({ lines }), '2026-03', facts);
    expect(billed(charges)).toEqual([['block', '2', '1500.00 EUR']]);
    expect(charges.blocks).toMatchObject([{ boughtOn: '2026-03-10', lastDay: '2027-03-09' }]);
    expect(left(charges)).toEqual([1140n]);
  });

  it('work uses the block that lapses first, though it was bought later', () => {
    const versions = [
      billing({ lines: [block()] }),
      billing({ effective: '2026-02-01', lines: [block({ expiry: { unit: 'mo', count: 1 } })] }, 2),
    ];
    const facts = [T, accepted('2026-02-03T10:00:00Z', { line: 'block' }), work('T', '2026-02-05T10:00:00Z', 60)];
    const charges = charged(versions, '2026-02', facts, '2026-02-20T00:00:00Z');
    expect(charges.blocks).toMatchObject([
      { boughtOn: '2026-02-03', leftMinutes: { part: 540n } },
      { boughtOn: '2026-01-01', leftMinutes: { part: 600n } },
    ]);
  });

  it('what is left is lost with the last day, and was said before: fifteen days ahead, and when a fifth is left', () => {
    const agreement = billing({ lines: [block({ expiry: { unit: 'mo', count: 2 } })] });
    const facts = [
      T,
      work('T', '2026-01-05T10:00:00Z', 479),
      work('T', '2026-01-06T10:00:00Z', 1),
      work('T', '2026-03-01T10:00:00Z', 60),
    ];
    expect(said(charged(agreement, '2026-01', facts, '2026-01-05T12:00:00Z'))).toEqual([]);
    expect(said(charged(agreement, '2026-01', facts))).toEqual(['blockLow']);
    expect(said(charged(agreement, '2026-02', facts, '2026-02-12T12:00:00+01:00'))).toEqual(['blockLow']);
    expect(said(charged(agreement, '2026-02', facts, '2026-02-13T12:00:00+01:00'))).toEqual([
      'blockLow',
      'blockExpiring',
    ]);
    const march = charged(agreement, '2026-03', facts);
    expect(march.notices).toMatchObject([{ kind: 'blockLapsed', facts: { minutes: '120', lastDay: '2026-02-28' } }]);
    expect(amounts(march)).toEqual(['85.00 EUR']);
    expect(said(charged(agreement, '2026-04', facts))).toEqual([]);
  });

  it('each month lapses with the next, unless hours are carried over', () => {
    const monthly = (carryOver: boolean) =>
      billing({ lines: [block({ expiry: null, carryOver }, { every: 'month' })] });
    const facts = [T, work('T', '2026-01-05T10:00:00Z', 60)];
    const february = charged(monthly(false), '2026-02', facts);
    expect(amounts(february)).toEqual(['750.00 EUR']);
    expect(february.blocks).toMatchObject([
      { boughtOn: '2026-01-01', lastDay: '2026-01-31', leftMinutes: { part: 0n } },
      { boughtOn: '2026-02-01', leftMinutes: { part: 600n } },
    ]);
    expect(left(charged(monthly(true), '2026-02', facts))).toEqual([540n, 600n]);
  });

  it('with an expiry and hours carried over goes into the block bought last', () => {
    const lines = [block({ expiry: { unit: 'mo', count: 2 }, carryOver: true }, { every: 'month' })];
    const charges = charged(billing({ lines }), '2026-03');
    expect(charges.blocks.map((one) => [one.boughtOn, one.leftMinutes.part])).toEqual([
      ['2026-01-01', 0n],
      ['2026-02-01', 600n],
      ['2026-03-01', 1200n],
    ]);
  });

  it('is bought whole by the month, never in part, and once in a month two versions share', () => {
    const lines = [block({}, { every: 'month' })];
    const versions = [billing({ from: '2026-03-10', lines }), billing({ effective: '2026-03-20', lines }, 2)];
    const charges = charged(versions, '2026-03');
    expect(amounts(charges)).toEqual(['750.00 EUR']);
    expect(charges.blocks).toHaveLength(1);
    expect(charges.lines.map(({ kind }) => kind)).toEqual(['recurring']);
  });
});

describe('extras out of the agreement', () => {
  const service = (price: Service['excludes'][number]['price']): Service => ({
    title: { fr: 'h', en: 'h' },
    description: null,
    obligation: null,
    covers: [],
    excludes: [{ id: 'training', title: { fr: 'Formation', en: 'Training' }, price }],
    responsibilities: {},
    dependsOn: null,
    criticality: null,
    requires: [],
    hours: {},
  });
  const by = (unit: string, amount = '75.00 EUR') =>
    billing({ lines: [hourly()], rest: { services: { helpdesk: service({ unit, amount: money(amount) }) } } });
  const story = [T, out('2026-03-05T09:00:00Z', 'training'), work('T', '2026-03-05T10:00:00Z', 90)];

  it('an accepted extra is billed at the exclusion’s price for the hours worked, and not by the hourly line too', () => {
    const charges = charged(by('hour'), '2026-03', [...story, accepted('2026-03-05T09:30:00Z')]);
    expect(billed(charges)).toEqual([['training', '3/2', '112.50 EUR']]);
    expect(charges.lines[0]).toMatchObject({
      kind: 'extra',
      ticket: 'T',
      vatPpm: 200_000,
      line: { title: { en: 'Training' } },
    });
  });

  it('without an accepted quote nothing is billed, and it is said', () => {
    const charges = charged(by('hour'), '2026-03', story);
    expect([charges.lines, said(charges)]).toEqual([[], ['quoteMissing']]);
  });

  it('work done before the decision was in scope', () => {
    const facts = [T, work('T', '2026-03-05T08:00:00Z', 60), ...story.slice(1), accepted('2026-03-05T09:30:00Z')];
    expect(billed(charged(by('hour'), '2026-03', facts))).toEqual([
      ['hours', '1', '60.00 EUR'],
      ['training', '3/2', '112.50 EUR'],
    ]);
  });

  it('accepted in the next month it is billed in that month: a closed month does not move', () => {
    const facts = [...story, accepted('2026-04-02T09:30:00Z')];
    expect(charged(by('hour'), '2026-03', facts, '2026-05-01T00:00:00Z').lines).toEqual([]);
    expect(amounts(charged(by('hour'), '2026-04', facts))).toEqual(['112.50 EUR']);
  });

  it('a quote’s own amount is billed when it is accepted and covers the work', () => {
    const facts = [...story, accepted('2026-03-05T09:30:00Z', { amount: '400.00 EUR' })];
    expect(billed(charged(by('hour'), '2026-03', facts))).toEqual([['T', '1', '400.00 EUR']]);
  });

  it('by the day in days of eight hours, by anything else once', () => {
    const facts = [...story, accepted('2026-03-05T09:30:00Z'), accepted('2026-03-06T09:30:00Z')];
    expect(billed(charged(by('day', '800.00 EUR'), '2026-03', facts))).toEqual([['training', '3/16', '150.00 EUR']]);
    expect(billed(charged(by('user', '20.00 EUR'), '2026-03', facts))).toEqual([['training', '1', '20.00 EUR']]);
  });

  it('without a price for the exclusion the hourly line bills it; without one nobody does, and it is said', () => {
    const facts = [...story, accepted('2026-03-05T09:30:00Z')];
    const services = { helpdesk: service(null) };
    expect(billed(charged(billing({ lines: [hourly()], rest: { services } }), '2026-03', facts))).toEqual([
      ['hours', '3/2', '90.00 EUR'],
    ]);
    const none = billing({ lines: [perUnit('base', 'month', '1.00 EUR')], rest: { services } });
    expect(said(charged(none, '2026-03', facts))).toEqual(['extraWithoutPrice']);
  });

  it('a quote for a line is billed by it, for as many as quoted', () => {
    const agreement = billing({
      lines: [perUnit('move', 'once', '300.00 EUR', { every: 'once', quantity: 0, discountPpm: 100_000 })],
    });
    const facts = [T, accepted('2026-03-05T09:30:00Z', { line: 'move', quantity: 3 })];
    expect(billed(charged(agreement, '2026-03', facts))).toEqual([['move', '3', '810.00 EUR']]);
    const unknown = charged(agreement, '2026-03', [T, accepted('2026-03-05T09:30:00Z', { line: 'nothing' })]);
    expect([unknown.lines, said(unknown)]).toEqual([[], ['lineUnknown']]);
  });

  it('a quote in another currency, or one that cannot be read, changes nothing', () => {
    const dollars = charged(by('hour'), '2026-03', [T, accepted('2026-03-05T09:30:00Z', { amount: '400.00 USD' })]);
    expect([dollars.lines, said(dollars)]).toEqual([[], ['otherCurrency']]);
    for (const data of [{ amount: 'a lot' }, { amount: 400 }, { amount: {} }, { quantity: -1 }, { quantity: 1.5 }]) {
      expect(charged(by('hour'), '2026-03', [T, accepted('2026-03-05T09:30:00Z', data)]).lines).toEqual([]);
    }
  });
});

describe('what suppliers bill', () => {
  const licences = lineSaid('licences', { kind: 'passThrough', markupPpm: 125_000 });
  const bill = (instant: string, amount: unknown, data = {}, line = 'licences'): Fact => [
    'supplier.billed',
    line,
    instant,
    { customer: 'c', amount, ...data },
  ];

  it('is passed through with the markup, credits too, rounded once', () => {
    const facts = [
      bill('2026-03-05T10:00:00Z', '10.02 EUR'),
      bill('2026-03-06T10:00:00Z', '-1.00 EUR'),
      bill('2026-04-01T10:00:00Z', '99.00 EUR'),
    ];
    const charges = charged(billing({ lines: [licences] }), '2026-03', facts);
    expect(billed(charges)).toEqual([['licences', '2', '10.15 EUR']]);
    expect(charges.lines[0]).toMatchObject({ kind: 'passThrough' });
  });

  it('counts in the month it is for, and for the agreement it names', () => {
    const facts = [
      bill('2026-04-05T10:00:00Z', '10.00 EUR', { period: '2026-03' }),
      bill('2026-03-05T10:00:00Z', '10.00 EUR', { agreement: 'another' }),
      bill('2026-03-05T10:00:00Z', '20.00 EUR', { agreement: 'a', customer: undefined }),
    ];
    const agreement = billing({ lines: [licences] });
    expect(amounts(charged(agreement, '2026-03', facts, '2026-05-01T00:00:00Z'))).toEqual(['33.75 EUR']);
    expect(charged(agreement, '2026-04', facts).lines).toEqual([]);
    const begun = billing({ from: '2026-03-10', lines: [licences] });
    expect(amounts(charged(begun, '2026-03', facts, '2026-05-01T00:00:00Z'))).toEqual(['11.25 EUR']);
  });

  it('for a line there is not, after the term, in another currency or without an amount changes nothing', () => {
    const agreement = billing({ to: '2026-03-20', lines: [licences, perUnit('base', 'month', '0.00 EUR')] });
    const facts = [
      bill('2026-03-05T10:00:00Z', '10.00 EUR', { agreement: 'a' }, 'nothing'),
      bill('2026-03-05T10:00:00Z', '10.00 EUR', {}, 'base'),
      bill('2026-03-25T10:00:00Z', '10.00 EUR'),
      bill('2026-03-05T10:00:00Z', '10.00 USD'),
      bill('2026-03-05T10:00:00Z', 'much'),
      bill('2026-03-05T10:00:00Z', '10.00 EUR', { period: 'March' }),
      bill('2026-03-05T10:00:00Z', '10.00 EUR', { customer: 'nobody' }),
    ];
    const charges = charged(agreement, '2026-03', facts);
    expect(charges.lines.map(({ kind }) => kind)).toEqual(['recurring']);
    expect(said(charges)).toEqual(['lineUnknown', 'otherCurrency', 'outsideTerm']);
  });
});
