import { describe, expect, it } from 'vitest';
import { at } from '../../../../test/support/promises.ts';
import {
  amount,
  bonusSaid,
  chargedEvery,
  type Decided,
  eur,
  lateBy,
  moneySaid,
  outcomeOf,
  questionOf,
  reaching,
  remedySaid,
  share,
  tiers,
} from '../../../../test/support/settlements.ts';
import type { Agreement } from '../../agreement/index.ts';
import { addToMonth, type ChargesOf, type PeriodOutcome, type Statement, settle } from '../index.ts';

const credit = remedySaid({ id: 'credit', formula: tiers([99.9, 10]) });
const penalty = remedySaid({
  id: 'late',
  on: 'p1',
  kind: 'penalty',
  formula: { kind: 'perBreach', due: amount('50.00') },
});
const breaches = [lateBy('INC-1', '2026-03-10T12:00:00Z', 90)];
const LINES = [
  { id: 'base', amount: '2000.00' },
  { id: 'books', amount: '500.00', vatPpm: 55_000 },
];

function statement(
  version: Agreement,
  outcomes: readonly PeriodOutcome[],
  said: { charges?: ChargesOf; decisions?: readonly Decided[]; asOf?: string; month?: string } = {},
): Statement {
  const { charges = chargedEvery(LINES), decisions = [], asOf = '2026-05-10T00:00:00Z', month = '2026-03' } = said;
  const found = settle({ ...questionOf(version, outcomes, asOf, { charges, decisions }), month });
  if (found.kind !== 'statement') throw new Error(found.kind);
  return found;
}
const rates = ({ vat: buckets }: Statement) =>
  buckets.map(({ vatPpm, base, vat }) => [vatPpm, base.amountMinor, vat?.amountMinor ?? null]);

describe('VAT of a statement', () => {
  it('a reduction of price lowers the base at the rate of the lines it is taken of', () => {
    const of = { kind: 'lines', lines: ['books'] } as const;
    const version = moneySaid({ remedies: [{ ...credit, of }] });
    expect(rates(statement(version, [reaching(version, '2026-03', '99.5')]))).toEqual([
      [200_000, 200_000, 40_000],
      [55_000, 45_000, 2475],
    ]);
  });
  it('of charges of several rates it is shared among them in proportion', () => {
    const version = moneySaid({ remedies: [credit] });
    expect(rates(statement(version, [reaching(version, '2026-03', '99.5')]))).toEqual([
      [200_000, 180_000, 36_000],
      [55_000, 45_000, 2475],
    ]);
  });
  it('is rounded once for each rate, on the whole of it', () => {
    const version = moneySaid({});
    const charges = chargedEvery(['a', 'b', 'c'].map((id) => ({ id, amount: '0.02' })));
    expect(rates(statement(version, [], { charges }))).toEqual([[200_000, 6, 1]]);
  });
  it('a penalty never lowers it, whatever the agreement says of its VAT', () => {
    for (const vatTreatment of ['outOfScope', 'priceReduction', 'taxable', 'toConfirm'] as const) {
      const version = moneySaid({ remedies: [{ ...penalty, vatTreatment }] });
      const found = statement(version, [outcomeOf(version, 'p1', '2026-03', { breaches })]);
      expect(found.totals.invoice).toEqual(eur('2927.50'));
      expect(found.penalties[0]?.vatTreatment).toBe(vatTreatment === 'outOfScope' ? 'outOfScope' : 'toConfirm');
      expect(found.totals.toPay).toEqual(eur('2877.50'));
    }
  });
  it('a penalty is never a credit note', () => {
    const version = moneySaid({ remedies: [{ ...penalty, applied: 'creditNote' }] });
    expect(statement(version, [outcomeOf(version, 'p1', '2026-03', { breaches })]).penalties[0]?.applied).toBe(
      'refund',
    );
  });
  it('a bonus is charged with VAT', () => {
    const version = moneySaid({ bonuses: [bonusSaid({ id: 'bonus', of: { kind: 'lines', lines: ['base'] } })] });
    expect(rates(statement(version, [reaching(version, '2026-03', '100')]))[0]).toEqual([200_000, 204_000, 40_800]);
  });
  it('of a line whose rate is not said, none is reckoned, and the statement says so', () => {
    const version = moneySaid({});
    const found = statement(version, [], { charges: chargedEvery([{ id: 'base', amount: '10.00', vatPpm: null }]) });
    expect(rates(found)).toEqual([[null, 1000, null]]);
    expect(found.notices).toEqual([{ kind: 'rateUnsaid', item: 'base', event: null }]);
  });
});

describe('penalty and bonus', () => {
  const version = moneySaid({
    remedies: [penalty],
    bonuses: [bonusSaid({ id: 'bonus', of: { kind: 'lines', lines: ['base'] }, offset: true })],
  });
  const outcomes = [reaching(version, '2026-03', '100'), outcomeOf(version, 'p1', '2026-03', { breaches })];
  it('are never netted into one line: one is outside VAT, the other within', () => {
    const { buckets, totals } = statement(version, outcomes);
    expect(buckets).toEqual([
      { bucket: 'outOfScope', credits: eur('50.00'), bonuses: eur('0.00'), setOff: eur('0.00') },
      { bucket: 'taxable', credits: eur('0.00'), bonuses: eur('40.00'), setOff: eur('0.00') },
    ]);
    expect([totals.invoice, totals.outsideVat]).toEqual([eur('2975.50'), eur('50.00')]);
  });
  it('of one bucket may be set off where the bonus allows it', () => {
    const both = (offset: boolean) => {
      const bonus = bonusSaid({ id: 'bonus', tiers: [{ fromPpm: 999_900, due: amount('30.00') }], of: null, offset });
      const agreed = moneySaid({ remedies: [penalty], bonuses: [{ ...bonus, vatTreatment: 'outOfScope' }] });
      const found = [reaching(agreed, '2026-03', '100'), outcomeOf(agreed, 'p1', '2026-03', { breaches })];
      return statement(agreed, found).buckets[0]?.setOff;
    };
    expect([both(true), both(false)]).toEqual([eur('30.00'), eur('0.00')]);
  });
});

describe('what is to be paid', () => {
  const version = moneySaid({ remedies: [credit, { ...penalty, noticeRequired: true }] });
  const outcomes = [reaching(version, '2026-03', '99.5'), outcomeOf(version, 'p1', '2026-03', { breaches })];
  const contested: Decided = [
    'settlement.contested',
    'a',
    '2026-04-05T00:00:00Z',
    { period: '2026-03', item: 'credit' },
  ];
  it('counts what is final alone: a penalty without its formal notice waits', () => {
    const { totals } = statement(version, outcomes);
    expect([totals.charges, totals.vat, totals.invoice]).toEqual([eur('2500.00'), eur('384.75'), eur('2634.75')]);
    expect([totals.outsideVat, totals.toPay, totals.pendingCredits]).toEqual([
      eur('0.00'),
      eur('2634.75'),
      eur('50.00'),
    ]);
  });
  it('leaves out what is contested, which is shown apart', () => {
    const { totals } = statement(version, outcomes, { decisions: [contested] });
    expect([totals.invoice, totals.contestedCredits, totals.pendingCredits]).toEqual([
      eur('2927.50'),
      eur('250.00'),
      eur('50.00'),
    ]);
  });
  it('nothing of a month that still runs is final', () => {
    const found = statement(version, outcomes, { asOf: '2026-03-20T00:00:00Z' });
    expect([found.credits, found.notices.map(({ kind }) => kind)]).toEqual([[], ['monthRuns']]);
  });
  it('shows figures of earlier months that became final and stand on no invoice, outside its totals', () => {
    const notice: Decided = ['notice.given', 'a', '2026-04-09T00:00:00Z'];
    const found = statement(version, outcomes, { month: '2026-04', decisions: [notice] });
    expect(found.fromEarlier.map(({ month, payable }) => [month, payable])).toEqual([
      ['2026-03', eur('250.00')],
      ['2026-03', eur('50.00')],
    ]);
    expect(found.totals.invoice).toEqual(eur('2927.50'));
    const invoiced: Decided = ['settlement.invoiced', 'a', '2026-04-10T00:00:00Z', { period: '2026-03' }];
    expect(statement(version, outcomes, { month: '2026-04', decisions: [notice, invoiced] }).fromEarlier).toEqual([]);
  });
  it('says which decisions had no effect', () => {
    const decisions: readonly Decided[] = [
      ['settlement.invoiced', 'a', '2026-04-02T00:00:00Z', { period: '2026-03', item: 'late' }],
      ['settlement.accepted', 'a', '2026-04-02T00:00:00Z', { period: '2026-03', item: 'typo' }],
    ];
    expect(statement(version, outcomes, { decisions }).notices.map(({ kind, item }) => [kind, item])).toEqual(
      expect.arrayContaining([
        ['invoicedTooEarly', 'late'],
        ['itemUnknown', 'typo'],
      ]),
    );
  });
  it('says that a contest came after the figure was accepted, and lets one before the acceptance pass', () => {
    const said = (...kinds: readonly ('accepted' | 'contested')[]) => {
      const decisions = kinds.map((kind, day): Decided => {
        return [`settlement.${kind}`, 'a', `2026-04-0${day + 2}T00:00:00Z`, { period: '2026-03', item: 'credit' }];
      });
      const found = statement(version, outcomes, { decisions });
      return found.notices.filter(({ kind }) => kind === 'contestedTooLate').map(({ item }) => item);
    };
    expect(said('accepted', 'contested')).toEqual(['credit']);
    expect(said('contested', 'accepted')).toEqual([]);
    expect(said('contested')).toEqual([]);
    expect(said('accepted')).toEqual([]);
  });
});

describe('beside the money', () => {
  const days = remedySaid({
    id: 'days',
    kind: 'serviceDays',
    formula: { kind: 'serviceDays', tiers: [{ belowPpm: 999_000, days: 7 }] },
  });
  const plan = remedySaid({
    id: 'plan',
    kind: 'improvementPlan',
    formula: null,
    within: { kind: 'businessDays', days: 10 },
  });
  const right = remedySaid({ id: 'right', on: 'p1', kind: 'terminationRight', formula: null });
  const version = moneySaid({
    remedies: [days, plan, right],
    termination: {
      chronic: [{ target: 'uptime', missed: 2, of: 3 }],
      capReached: [],
      notice: { unit: 'mo', count: 1 },
      convenience: null,
      cureWithin: null,
    },
  });
  it('days of service, plans and rights to end are listed', () => {
    const found = statement(version, [
      reaching(version, '2026-03', '99.5'),
      outcomeOf(version, 'p1', '2026-03', { breaches }),
    ]);
    expect(found.serviceDays.map(({ days: added, amount: of }) => [added, of])).toEqual([[7, eur('0.00')]]);
    expect(found.improvementPlans).toEqual([
      {
        remedy: 'plan',
        target: 'uptime',
        from: at('2026-04-01T00:00:00Z'),
        within: { kind: 'businessDays', days: 10 },
      },
    ]);
    expect(found.rightsToEnd).toMatchObject([
      { because: { kind: 'remedy', remedy: 'right' }, notice: { unit: 'mo', count: 1 }, evidence: ['INC-1'] },
    ]);
  });
  it.each([
    ['missed twice of the last three gives a right to end', ['99', '100', '99'], 1],
    ['missed once does not', ['100', '100', '99'], 0],
    ['a miss before the last three is past', ['99', '100', '100', '99'], 0],
    ['two misses running give it before there are three periods', ['99', '99'], 1],
  ])('%s', (_, reached, rights) => {
    const outcomes = reached.map((text, place) =>
      reaching(version, addToMonth('2026-03', place + 1 - reached.length), text),
    );
    const found = statement(version, outcomes).rightsToEnd;
    expect(found.filter(({ because }) => because.kind === 'chronic')).toHaveLength(rights);
  });
  it('a cap that is reached gives a right to end where it is named', () => {
    const termination = {
      chronic: [],
      capReached: ['month'],
      notice: null,
      convenience: null,
      cureWithin: null,
    } as const;
    const rights = (cap: string) => {
      const caps = { month: { kind: 'amount', amount: eur(cap) } } as const;
      const agreed = moneySaid({ remedies: [credit], caps, termination });
      return statement(agreed, [reaching(agreed, '2026-03', '99.5')]).rightsToEnd.map(({ because }) => because.kind);
    };
    expect([rights('250.01'), rights('250.00'), rights('100.00')]).toEqual([[], ['capReached'], ['capReached']]);
  });
  it('caps are shown with what is used of them, in months without a miss too', () => {
    const caps = { rolling12mo: { kind: 'amount', amount: eur('1000.00') } } as const;
    const agreed = moneySaid({ remedies: [credit], caps });
    const outcomes = [reaching(agreed, '2026-03', '99.5')];
    const use = (month: string) => statement(agreed, outcomes, { month }).caps;
    const cap = { window: 'rolling12mo', cap: eur('1000.00'), left: eur('750.00'), bit: false };
    expect(use('2026-03')).toEqual([{ ...cap, usedBefore: eur('0.00'), granted: eur('250.00') }]);
    expect(use('2026-04')).toEqual([{ ...cap, usedBefore: eur('250.00'), granted: eur('0.00') }]);
  });
});

describe('a question without an answer', () => {
  const version = moneySaid({}, { effectiveAt: at('2026-01-01T00:00:00Z'), endsAt: at('2027-01-01T00:00:00Z') });
  const ask = (month: string, charges = chargedEvery()) =>
    settle({ ...questionOf(version, [], '2026-05-01T00:00:00Z', { charges }), month });
  it.each(['March', '2026-13', '2026-3', ''])('“%s” is no month', (month) =>
    expect(ask(month)).toEqual({ kind: 'badMonth', month }),
  );
  it('before the agreement and after its end there is nothing to settle', () => {
    expect(ask('2025-12').kind).toBe('notInForce');
    expect(ask('2027-01').kind).toBe('notInForce');
    expect(ask('2026-01').kind).toBe('statement');
  });
  it('charges in another currency are not mixed in', () => {
    const dollars: ChargesOf = () => ({
      lines: [],
      accruals: [{ line: 'base', level: null, amount: { amountMinor: 1, currency: 'USD' } }],
      annualValue: null,
    });
    expect(ask('2026-03', dollars)).toEqual({ kind: 'otherCurrency', expected: 'EUR', found: 'USD' });
  });
});

describe('the share a credit shows', () => {
  it('is that of its base, before caps, in millionths', () => {
    const version = moneySaid({
      remedies: [remedySaid({ id: 'r', on: 'p1', formula: { kind: 'perBreach', due: share(5) } })],
    });
    const two = [...breaches, lateBy('INC-2', '2026-03-11T12:00:00Z', 5)];
    const [found] = statement(version, [outcomeOf(version, 'p1', '2026-03', { breaches: two })]).credits;
    expect([found?.percentPpm, found?.base, found?.amount]).toEqual([100_000, eur('2500.00'), eur('250.00')]);
  });
});
