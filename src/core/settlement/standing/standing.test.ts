import { describe, expect, it } from 'vitest';
import { at } from '../../../../test/support/promises.ts';
import {
  amount,
  bonusSaid,
  type Decided,
  earnBackSaid,
  lateBy,
  moneySaid,
  outcomeOf,
  percent,
  questionOf,
  reaching,
  remedySaid,
} from '../../../../test/support/settlements.ts';
import type { Commercial, Remedy } from '../../agreement/index.ts';
import { bonusesOf, type Credit, creditsOf } from '../index.ts';

const breaches = [lateBy('INC-1', '2026-03-10T12:00:00Z', 90)];
/** A penalty of 50 EUR for March, as it stands. */
const penalty = (said: Partial<Remedy>, asOf: string, decisions: readonly Decided[] = []): Credit => {
  const formula = { kind: 'perBreach', due: amount('50.00') } as const;
  const version = moneySaid({ remedies: [remedySaid({ id: 'late', on: 'p1', kind: 'penalty', formula, ...said })] });
  const outcomes = [outcomeOf(version, 'p1', '2026-03', { breaches })];
  const [found] = creditsOf(questionOf(version, outcomes, asOf, { decisions }));
  if (found === undefined) throw new Error('no penalty');
  return found;
};
const stand = ({ state, waitsFor, payable }: Credit) => [state, waitsFor, payable.amountMinor];
const settlement = (kind: string, time: string, item?: string): Decided => [
  `settlement.${kind}`,
  'a',
  time,
  { period: '2026-03', ...(item === undefined ? {} : { item }) },
];

describe('a figure without conditions', () => {
  it('is final when its month is over, not before', () => {
    expect(stand(penalty({}, '2026-04-01T00:00:00Z'))).toEqual(['final', [], 5000]);
    expect(penalty({}, '2026-04-01T00:00:00Z').finalAt).toBe(at('2026-04-01T00:00:00Z'));
  });
  it('is invoiced once somebody says so', () =>
    expect(stand(penalty({}, '2026-05-01T00:00:00Z', [settlement('invoiced', '2026-04-05T08:00:00Z')]))).toEqual([
      'invoiced',
      [],
      5000,
    ]));
  it('is contested until it is accepted', () => {
    const contested = [settlement('contested', '2026-04-05T08:00:00Z', 'late')];
    expect(stand(penalty({}, '2026-05-01T00:00:00Z', contested))).toEqual(['contested', ['acceptance'], 0]);
    const accepted = [...contested, settlement('accepted', '2026-04-20T08:00:00Z', 'late')];
    expect(stand(penalty({}, '2026-05-01T00:00:00Z', accepted))).toEqual(['final', [], 5000]);
  });
  it('cannot be contested any more once it is on an invoice', () => {
    const decisions = [settlement('invoiced', '2026-04-05T08:00:00Z'), settlement('contested', '2026-04-06T08:00:00Z')];
    expect(penalty({}, '2026-05-01T00:00:00Z', decisions).state).toBe('invoiced');
  });
  it('is not moved by decisions on another figure, month or agreement, or of tomorrow', () => {
    const decisions: readonly Decided[] = [
      settlement('contested', '2026-04-05T08:00:00Z', 'other'),
      ['settlement.contested', 'a', '2026-04-05T08:00:00Z', { period: '2026-02' }],
      ['settlement.contested', 'b', '2026-04-05T08:00:00Z', { period: '2026-03' }],
      ['settlement.contested', 'a', '2026-04-05T08:00:00Z', { period: 'March' }],
      settlement('contested', '2026-05-02T08:00:00Z'),
    ];
    expect(penalty({}, '2026-05-01T00:00:00Z', decisions).state).toBe('final');
  });
});

describe('a penalty that needs formal notice', () => {
  const said = { noticeRequired: true } as const;
  const notice = (time: string, data = {}): Decided => ['notice.given', 'a', time, data];
  it('is not due before notice is given', () =>
    expect(stand(penalty(said, '2026-06-01T00:00:00Z'))).toEqual(['computed', ['notice'], 0]));
  it('is due from the notice on', () => {
    const found = penalty(said, '2026-06-01T00:00:00Z', [notice('2026-04-09T10:00:00Z', { remedy: 'late' })]);
    expect([found.state, found.finalAt]).toEqual(['final', at('2026-04-09T10:00:00Z')]);
  });
  it('is not served by a notice that came before the miss, nor by one for another remedy', () => {
    const decisions = [notice('2026-03-10T11:59:00Z'), notice('2026-04-09T10:00:00Z', { remedy: 'other' })];
    expect(penalty(said, '2026-06-01T00:00:00Z', decisions).waitsFor).toEqual(['notice']);
  });
});

describe('a time to contest', () => {
  const said = { contestWithin: { unit: 'd', count: 15 } } as const;
  const notified = settlement('notified', '2026-04-02T09:00:00Z');
  it('runs from the notification to the end of its last day', () => {
    const found = penalty(said, '2026-04-10T00:00:00Z', [notified]);
    expect([found.state, found.waitsFor, found.contestBy]).toEqual([
      'notified',
      ['acceptance'],
      at('2026-04-18T00:00:00Z'),
    ]);
  });
  it('passed in silence accepts where the agreement says so', () => {
    const silent = { ...said, silenceAccepts: true };
    expect(penalty(silent, '2026-04-17T23:59:59Z', [notified]).state).toBe('notified');
    const found = penalty(silent, '2026-04-18T00:00:00Z', [notified]);
    expect([found.state, found.finalAt]).toEqual(['final', at('2026-04-18T00:00:00Z')]);
  });
  it('passed in silence leaves it waiting for acceptance where silence does not accept', () =>
    expect(penalty(said, '2026-06-01T00:00:00Z', [notified]).waitsFor).toEqual(['acceptance']));
  it('accepted within it is final at once', () =>
    expect(
      penalty(said, '2026-04-10T00:00:00Z', [notified, settlement('accepted', '2026-04-03T09:00:00Z', 'late')]).finalAt,
    ).toBe(at('2026-04-03T09:00:00Z')));
  it('contested in its last minute is contested, a minute later is too late where silence has accepted', () => {
    const silent = { ...said, silenceAccepts: true };
    const contest = (time: string) =>
      penalty(silent, '2026-06-01T00:00:00Z', [notified, settlement('contested', time)]).state;
    expect([contest('2026-04-17T23:59:00Z'), contest('2026-04-18T00:00:00Z')]).toEqual(['contested', 'final']);
  });
  it('runs from the formal notice where that came without a notification', () => {
    const notice: Decided = ['notice.given', 'a', '2026-04-09T10:00:00Z'];
    const found = penalty({ ...said, noticeRequired: true, silenceAccepts: true }, '2026-06-01T00:00:00Z', [notice]);
    expect([found.state, found.finalAt]).toEqual(['final', at('2026-04-25T00:00:00Z')]);
  });
  it('accepted, but without the formal notice, is accepted and not final', () =>
    expect(
      stand(
        penalty({ ...said, noticeRequired: true }, '2026-06-01T00:00:00Z', [
          notified,
          settlement('accepted', '2026-04-03T09:00:00Z'),
        ]),
      ),
    ).toEqual(['accepted', ['notice'], 0]));
  it('invoiced before it was final is not invoiced', () => {
    const early = [notified, settlement('invoiced', '2026-04-03T09:00:00Z')];
    expect(penalty(said, '2026-06-01T00:00:00Z', early).state).toBe('notified');
  });
});

describe('the rules of 2021 of public procurement', () => {
  it('hear the holder first: late days wait to be accepted', () => {
    const formula = { kind: 'lateDays', divisor: 1000, ruleset: 'ccag-tic-2021' } as const;
    const late = [{ ...lateBy('INC-1', '2026-03-02T12:00:00Z', 1), lateRealMs: 7 * 86_400_000 }];
    const version = moneySaid({ remedies: [remedySaid({ id: 'late', on: 'p1', kind: 'penalty', formula })] });
    const outcomes = [outcomeOf(version, 'p1', '2026-03', { breaches: late })];
    const [found] = creditsOf(questionOf(version, outcomes, '2026-05-01T00:00:00Z'));
    expect(found?.waitsFor).toEqual(['acceptance']);
  });
});

describe('a remedy that must be claimed', () => {
  const said = { claim: { onRequest: true, within: { unit: 'd', count: 30 }, channel: null } } as const;
  const claimed = (time: string): Decided => ['remedy.claimed', 'late', time, { agreement: 'a', period: '2026-03' }];
  it('waits for the claim until the end of the last day', () => {
    const found = penalty(said, '2026-04-30T23:59:59Z');
    expect([found.state, found.waitsFor, found.claimBy]).toEqual(['computed', ['claim'], at('2026-05-01T00:00:00Z')]);
  });
  it('lapses without one, and nothing is owed', () => {
    const found = penalty(said, '2026-05-01T00:00:00Z');
    expect([found.state, found.payable.amountMinor, found.pending.amountMinor]).toEqual(['lapsed', 0, 0]);
  });
  it('is final when claimed in time, and lapsed when claimed too late', () => {
    const found = (time: string) => penalty(said, '2026-06-01T00:00:00Z', [claimed(time)]).state;
    expect([found('2026-04-30T23:59:59Z'), found('2026-05-01T00:00:00Z')]).toEqual(['final', 'lapsed']);
  });
});

describe('earning back: every one of the next three months met', () => {
  const standing = (reached: Record<string, string>, asOf: string, said: Partial<Commercial> = {}, rest = {}) => {
    const commercial = { remedies: [remedySaid({ id: 'credit' })], earnBack: [earnBackSaid('credit', 'every', 3, 3)] };
    const version = moneySaid({ ...commercial, ...said }, rest);
    const outcomes = Object.entries(reached).map(([month, text]) => reaching(version, month, text));
    const found = creditsOf(questionOf(version, outcomes, asOf)).find(({ month }) => month === '2026-01');
    return [found?.state, found?.payable.amountMinor, found?.pending.amountMinor];
  };
  const good = { '2026-02': '99.95', '2026-03': '99.95', '2026-04': '99.95' };
  it('is pending until the third is over', () =>
    expect(standing({ '2026-01': '99.5', ...good }, '2026-04-30T23:59:59Z')).toEqual(['computed', 0, 20_000]));
  it('falls away then', () =>
    expect(standing({ '2026-01': '99.5', ...good }, '2026-05-01T00:00:00Z')).toEqual(['earnedBack', 0, 0]));
  it('becomes final as soon as one of them is missed', () =>
    expect(standing({ '2026-01': '99.5', '2026-02': '99.95', '2026-03': '99' }, '2026-04-01T00:00:00Z')).toEqual([
      'final',
      20_000,
      0,
    ]));
  it('becomes final when the agreement ends before', () =>
    expect(
      standing(
        { '2026-01': '99.5', '2026-02': '99.95' },
        '2026-04-01T00:00:00Z',
        {},
        { endsAt: at('2026-03-01T00:00:00Z') },
      ),
    ).toEqual(['final', 20_000, 0]));
  it('two of three are enough where the agreement says so', () =>
    expect(
      standing({ '2026-01': '99.5', '2026-02': '99.95', '2026-03': '99', '2026-04': '99.95' }, '2026-05-01T00:00:00Z', {
        earnBack: [earnBackSaid('credit', 'atLeast', 2, 3)],
      }),
    ).toEqual(['earnedBack', 0, 0]));
  it('a mean at the outstanding share earns it back, a hair below does not', () => {
    const mean = { earnBack: [earnBackSaid('credit', 'mean', 2, 2)] };
    const found = (second: string) =>
      standing({ '2026-01': '99.5', '2026-02': '100', '2026-03': second }, '2026-05-01T00:00:00Z', mean)[0];
    expect([found('99.98'), found('99.9799')]).toEqual(['earnedBack', 'final']);
  });
  it('half of it can be earned back: the other half does not wait', () => {
    const half = { earnBack: [{ ...earnBackSaid('credit', 'every', 3, 3), portionPpm: 500_000 }] };
    expect(standing({ '2026-01': '99.5' }, '2026-02-01T00:00:00Z', half)).toEqual(['computed', 10_000, 10_000]);
    expect(standing({ '2026-01': '99.5', ...good }, '2026-05-01T00:00:00Z', half)).toEqual(['final', 10_000, 0]);
  });
  it('a month in which nothing counted was not met', () => {
    const version = moneySaid({
      remedies: [remedySaid({ id: 'credit' })],
      earnBack: [earnBackSaid('credit', 'every', 1, 1)],
    });
    const nothing = outcomeOf(version, 'uptime', '2026-02', { verdict: 'notApplicable' });
    const outcomes = [reaching(version, '2026-01', '99.5'), nothing];
    expect(creditsOf(questionOf(version, outcomes, '2026-04-01T00:00:00Z'))[0]?.state).toBe('final');
  });
});

describe('a bonus', () => {
  const earned = (said: object, decisions: readonly Decided[] = []) => {
    const version = moneySaid({ bonuses: [bonusSaid({ id: 'bonus', ...said })] });
    const outcomes = [outcomeOf(version, 'uptime', '2026-03', { reached: percent('99.995') })];
    return bonusesOf(questionOf(version, outcomes, '2026-05-01T00:00:00Z', { decisions }))[0];
  };
  it('is final when the month is over, and waits for approval where it must be approved', () => {
    expect(earned({})?.state).toBe('final');
    expect(earned({ approvedByCustomer: true })?.waitsFor).toEqual(['approval']);
  });
  it('is final from its approval on', () => {
    const approved: Decided = [
      'bonus.approved',
      'bonus',
      '2026-04-07T00:00:00Z',
      { agreement: 'a', period: '2026-03' },
    ];
    expect(earned({ approvedByCustomer: true }, [approved])?.finalAt).toBe(at('2026-04-07T00:00:00Z'));
  });
});
