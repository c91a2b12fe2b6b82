import { describe, expect, it } from 'vitest';
import {
  amounts,
  billing,
  charged,
  type Fact,
  factsSaid,
  joined,
  lineSaid,
  perUnit,
  ticket,
  versionsOf,
  work,
} from '../../../test/support/charged.ts';
import type { Agreement, Service } from '../agreement/index.ts';
import { bucketsOf, chargeFactsOf, chargesOf, joinChargeFacts, NO_CHARGE_FACTS } from './index.ts';

const hourly = perUnit('hours', 'hour', '60.00 EUR');
const named = (id: string, rest: Partial<Agreement> = {}) => billing({ lines: [hourly], rest: { id, ...rest } });
const notices = (agreements: readonly Agreement[], facts: readonly Fact[]) =>
  factsSaid(agreements, facts).notices.map(({ kind, facts: data }) => [kind, data['field'] ?? data['subject']]);
const whose = (agreements: readonly Agreement[], facts: readonly Fact[]) =>
  factsSaid(agreements, facts).work.map(({ agreement }) => agreement);
const T = ticket('T');
const done = work('T', '2026-03-05T10:00:00Z', 60);
const service: Service = {
  title: { fr: 's', en: 's' },
  description: null,
  obligation: null,
  covers: [],
  excludes: [],
  responsibilities: {},
  dependsOn: null,
  criticality: null,
  requires: [],
  hours: {},
};

describe('which agreement bills the work of a ticket', () => {
  it('is the customer’s, whatever the helpdesk calls the customer', () => {
    const aliased = named('a', { customer: { id: 'c', aliases: { s: '12' } } });
    expect(whose([aliased], [ticket('T', { customer: '12' }), done])).toEqual(['a']);
    expect(whose([aliased], [ticket('T', { customer: '13' }), done])).toEqual([]);
  });

  it('is the one that names the customer most closely, then the one that has the service', () => {
    const basis = (id: string, kind: Agreement['basis'], rest = {}) => named(id, { basis: kind, ...rest });
    expect(whose([basis('wide', 'service'), basis('own', 'customer')], [T, done])).toEqual(['own']);
    const two = [named('a', { services: { backup: service } }), named('b', { services: { helpdesk: service } })];
    expect(whose(two, [ticket('T', { service: 'helpdesk' }), done])).toEqual(['b']);
  });

  it('is the one the work itself names', () => {
    const facts = [T, work('T', '2026-03-05T10:00:00Z', 60, { agreement: 'b' })];
    expect(whose([named('a'), named('b')], facts)).toEqual(['b']);
  });

  it('is none when two could: nobody pays twice, and it is said', () => {
    const two = [named('a'), named('b')];
    expect(whose(two, [T, done])).toEqual([]);
    expect(notices(two, [T, done])).toEqual([['agreementAmbiguous', 'T']]);
  });

  it('is none, without a word, when no agreement prices work, or none is in force yet', () => {
    expect(notices([billing({})], [T, done])).toEqual([]);
    expect(notices([named('a', { effectiveAt: Date.UTC(2027, 0, 1) })], [T, done])).toEqual([]);
  });

  it('is no supplier’s and no internal one', () => {
    expect(whose([named('a', { kind: 'underpinning' }), named('b', { kind: 'ola' })], [T, done])).toEqual([]);
  });
});

describe('through which agreement a supplier’s bill is passed', () => {
  const licences = lineSaid('licences', { kind: 'passThrough', markupPpm: 0 });
  const passing = (id: string) => billing({ lines: [licences], rest: { id } });
  const bill = (data: Record<string, unknown>): Fact => [
    'supplier.billed',
    'licences',
    '2026-03-05T10:00:00Z',
    { amount: '1.00 EUR', ...data },
  ];
  const through = (agreements: readonly Agreement[], data: Record<string, unknown>) => {
    const facts = factsSaid(agreements, [bill(data)]);
    return [...facts.bills.map(({ agreement }) => agreement), ...facts.notices.map(({ kind }) => kind)];
  };

  it('is the one it names, or the customer’s that has the line; of several none, and it is said', () => {
    expect(through([passing('a'), passing('b')], { agreement: 'b' })).toEqual(['b']);
    expect(through([named('a'), passing('b')], { customer: 'c' })).toEqual(['b']);
    expect(through([passing('a'), passing('b')], { customer: 'c' })).toEqual(['agreementAmbiguous']);
    expect(through([named('a')], { customer: 'c' })).toEqual(['lineUnknown']);
    expect(through([passing('a')], { agreement: 'gone' })).toEqual(['lineUnknown']);
    expect(through([passing('a')], {})).toEqual(['lineUnknown']);
  });
});

describe('facts that cannot be read', () => {
  it('are told with the field, and leave everything else as it is', () => {
    const facts: Fact[] = [
      T,
      work('T', '2026-03-05T10:00:00Z', -60),
      work('T', '2026-03-05T10:00:00Z', 'an hour'),
      work('T', '2026-03-05T10:00:00Z', Number.NaN),
      work('T', '2026-03-05T10:00:00Z', 1e12),
      work('unknown', '2026-03-05T10:00:00Z', 60),
      ['ticket.quoteAccepted', 'T', '2026-03-05T10:00:00Z', { amount: { toString: 1 } }],
      ['ticket.quoteAccepted', 'T', '2026-03-05T10:00:00Z', { quantity: 0.5 }],
      ['index.published', 'syntec', '2026-03-05T10:00:00Z', { month: '2026-3', value: '300' }],
      ['index.published', 'syntec', '2026-03-05T10:00:00Z', { month: '2026-03', value: '0' }],
      ['supplier.billed', 'licences', '2026-03-05T10:00:00Z', { customer: 'c', amount: '1' }],
      ['supplier.billed', 'licences', '2026-03-05T10:00:00Z', { amount: '1.00 EUR' }],
      ['supplier.billed', 'licences', '2026-03-05T10:00:00Z', { amount: '1.00 EUR', customer: 'who' }],
      done,
    ];
    const agreement = named('a');
    expect(notices([agreement], facts).map(String).toSorted()).toEqual([
      ...['amount', 'amount', 'minutes', 'minutes', 'minutes', 'minutes', 'month', 'quantity'].map(
        (field) => `factUnreadable,${field}`,
      ),
      'factUnreadable,value',
      'lineUnknown,licences',
      'lineUnknown,licences',
      'ticketUnknown,unknown',
    ]);
    expect(amounts(charged(agreement, '2026-03', facts))).toEqual(['60.00 EUR']);
  });

  it('every way to say that a ticket is out of scope, or in it, is understood', () => {
    const scope = (data: Record<string, unknown>) =>
      factsSaid([named('a')], [T, ['ticket.scopeDecided', 'T', '2026-03-01T10:00:00Z', data], done]).work[0]
        ?.outOfScope;
    expect([{ scope: 'out' }, { decision: 'out' }, { out: true }, { in: false }].map(scope)).toEqual(
      Array(4).fill(true),
    );
    expect([{ scope: 'in' }, { decision: 'in' }, { in: true }, { out: false }].map(scope)).toEqual(
      Array(4).fill(false),
    );
  });
});

describe('facts gathered apart', () => {
  it('come to the same as gathered together', () => {
    const agreement = billing({ lines: [hourly, perUnit('users', 'user', '31.00 EUR')] });
    const parts = [[T, done], [joined('u', '2026-03-11T10:00:00Z')]].map((facts) => factsSaid([agreement], facts));
    const span = { from: Date.UTC(2026, 1, 28, 23), to: Date.UTC(2026, 2, 31, 22) };
    const charges = chargesOf(versionsOf(agreement), span, joinChargeFacts(parts.toReversed()), span.to);
    expect(amounts(charges)).toEqual(['21.00 EUR', '60.00 EUR']);
    expect(joinChargeFacts([])).toEqual(NO_CHARGE_FACTS);
  });

  it('no event, and events that concern no charge, are no facts', () => {
    expect(chargeFactsOf([], { all: [], customerIds: new Set(), aliases: new Map(), attached: [] })).toEqual(
      NO_CHARGE_FACTS,
    );
    expect(factsSaid([named('a')], [T, ['ticket.resolved', 'T', '2026-03-05T10:00:00Z']])).toEqual(NO_CHARGE_FACTS);
  });
});

describe('VAT', () => {
  it('is reckoned on the sum of the lines of a rate: lines are added up by rate, those without one apart', () => {
    const lines = [
      perUnit('a', 'month', '10.01 EUR'),
      perUnit('b', 'month', '10.01 EUR', { vatPpm: 55_000 }),
      perUnit('c', 'month', '10.02 EUR'),
      perUnit('d', 'month', '1.00 EUR', { vatPpm: null }),
    ];
    const buckets = bucketsOf(charged(billing({ lines }), '2026-03').lines);
    expect(buckets.map(({ vatPpm, amount }) => [vatPpm, amount.amountMinor])).toEqual([
      [200_000, 2003],
      [55_000, 1001],
      [null, 100],
    ]);
  });
});
