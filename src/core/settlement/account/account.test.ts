import { describe, expect, it } from 'vitest';
import {
  amount,
  chargedEvery,
  earnBackSaid,
  eur,
  lateBy,
  moneySaid,
  outcomeOf,
  percent,
  questionOf,
  reaching,
  remedySaid,
  share,
  tiers,
} from '../../../../test/support/settlements.ts';
import type { Commercial } from '../../agreement/index.ts';
import { ratio } from '../../money/index.ts';
import { addToMonth, creditsOf, type LineCharged, openAccount } from '../index.ts';

const shareOfCharges = (percentage: number) =>
  ({ kind: 'share', sharePpm: percentage * 10_000, of: { kind: 'charges' } }) as const;
const credit = remedySaid({ id: 'credit', formula: tiers([99.9, 10], [99, 25], [95, 100]) });
const amounts = (commercial: Partial<Commercial>, reached: Record<string, string>, charges = chargedEvery()) => {
  const version = moneySaid({ remedies: [credit], ...commercial });
  const outcomes = Object.entries(reached).map(([month, text]) => reaching(version, month, text));
  const credits = creditsOf(questionOf(version, outcomes, '2027-06-01T00:00:00Z', { charges }));
  return Object.fromEntries(credits.map(({ month, amount: of }) => [month, of.amountMinor / 100]));
};

describe('caps of the agreement', () => {
  it('25 % of 2 000 EUR are 500; the monthly cap of 10 % leaves 200', () =>
    expect(amounts({ caps: { month: shareOfCharges(10) } }, { '2026-12': '98' })).toEqual({ '2026-12': 200 }));

  it('of the rolling cap of 2 400 EUR, 2 250 used in the last eleven months: 150 are left', () => {
    // Eleven months credited as full as their prices allow, 2 250 together; charges 22 000 and then 2 000.
    const reached = Object.fromEntries(Array.from({ length: 9 }, (_, place) => [addToMonth('2026-02', place), '94']));
    const version = moneySaid({
      remedies: [
        remedySaid({ id: 'past', formula: { kind: 'tiers', tiers: [{ belowPpm: 950_000, due: amount('250.00') }] } }),
        remedySaid({ id: 'credit', on: 'p1', formula: { kind: 'perBreach', due: share(25) } }),
      ],
      caps: { rolling12mo: shareOfCharges(10), month: shareOfCharges(20) },
    });
    const outcomes = Object.entries(reached).map(([month, text]) => reaching(version, month, text));
    const now = outcomeOf(version, 'p1', '2026-12', { breaches: [lateBy('INC-1', '2026-12-05T10:00:00Z', 30)] });
    const credits = creditsOf(questionOf(version, [...outcomes, now], '2027-01-01T00:00:00Z'));
    expect(credits.map(({ amount: of }) => of.amountMinor)).toEqual([...Array(9).fill(25_000), 15_000]);
    expect(credits.at(-1)?.working.map(({ kind }) => kind)).toEqual([
      'base',
      'perBreach',
      'cap',
      'cap',
      'shareOfCap',
      'rounded',
    ]);
    expect(credits.at(-1)?.working[3]).toMatchObject({
      clause: 'caps.rolling12mo',
      inputs: {
        before: { minor: ratio(40_000) },
        cap: { minor: ratio(240_000) },
        used: { minor: ratio(225_000) },
        room: { minor: ratio(15_000) },
      },
      result: { minor: ratio(15_000) },
    });
  });

  it('a cap that fell below what was granted before leaves nothing, never less', () => {
    const february = Date.UTC(2026, 1);
    const shrinking: ReturnType<typeof chargedEvery> = (period, asked) => {
      const lowered = period.from >= february && asked.asOf > february;
      return chargedEvery([{ id: 'base', amount: lowered ? '100.00' : '4000.00' }])(period, asked);
    };
    const found = amounts(
      { caps: { quarter: shareOfCharges(10), month: shareOfCharges(30) } },
      { '2026-01': '94', '2026-02': '94', '2026-03': '94' },
      shrinking,
    );
    expect(found).toEqual({ '2026-01': 1200, '2026-02': 0, '2026-03': 0 });
  });

  it('what a year’s cap left in one year is not carried into the next', () =>
    expect(
      amounts(
        { caps: { year: { kind: 'amount', amount: eur('300.00') } } },
        { '2026-11': '99.5', '2026-12': '99.5', '2027-01': '99.5' },
      ),
    ).toEqual({ '2026-11': 200, '2026-12': 100, '2027-01': 200 }));

  it('a credit that was earned back uses up no cap from then on', () => {
    const commercial = {
      caps: { rolling12mo: { kind: 'amount', amount: eur('200.00') } },
      earnBack: [earnBackSaid('credit', 'every', 1, 1)],
    } as const;
    const reached = { '2026-01': '99.5', '2026-02': '100', '2026-03': '99.5', '2026-04': '99.5' };
    expect(amounts(commercial, reached)).toEqual({ '2026-01': 200, '2026-03': 200, '2026-04': 0 });
  });

  it('over the sum: what is left is shared in proportion, and the shares add up to it', () => {
    const version = moneySaid({
      remedies: ['a', 'b', 'c'].map((id) => remedySaid({ id, formula: tiers([99.9, 10]) })),
      caps: { month: { kind: 'amount', amount: eur('100.00') } },
    });
    const credits = creditsOf(questionOf(version, [reaching(version, '2026-03', '99.5')], '2026-04-01T00:00:00Z'));
    expect(credits.map(({ amount: of }) => of.amountMinor)).toEqual([3334, 3333, 3333]);
  });
});

describe('one rounding, of the whole', () => {
  it('5 % of 1 250.10 EUR is 62.51', () =>
    expect(
      amounts(
        { remedies: [remedySaid({ id: 'r', formula: tiers([99.9, 5]) })] },
        { '2026-03': '99.5' },
        chargedEvery([{ id: 'base', amount: '1250.10' }]),
      ),
    ).toEqual({ '2026-03': 62.51 }));
  it('two halves of a cent are one cent, not two', () => {
    const version = moneySaid({ remedies: ['a', 'b'].map((id) => remedySaid({ id, formula: tiers([99.9, 5]) })) });
    const charges = chargedEvery([{ id: 'base', amount: '1250.10' }]);
    const question = questionOf(version, [reaching(version, '2026-03', '99.5')], '2026-04-01T00:00:00Z', { charges });
    expect(creditsOf(question).map(({ amount: of }) => of.amountMinor)).toEqual([6251, 6250]);
  });
});

describe('a remedy’s own cap and minimum', () => {
  it('5 % an hour beyond 99.5 %, 800 minutes down: 45 % stopped at 30 %', () => {
    const version = moneySaid(
      {
        remedies: [
          remedySaid({
            id: 'hourly',
            on: 'kms',
            formula: { kind: 'perUnit', eachMs: 3_600_000, due: share(5), started: false },
            cap: shareOfCharges(30),
          }),
        ],
      },
      {},
      [{ id: 'kms', measure: 'availability', within: '1h', atLeastPpm: 995_000 }],
    );
    const downtime = {
      service: 'kms',
      downtimeMs: ratio(800 * 60_000),
      measuredMs: ratio(44_640 * 60_000),
      outages: ['probe/1'],
    };
    const outcome = outcomeOf(version, 'kms', '2026-03', { verdict: 'breached', reached: percent('98.2'), downtime });
    const [found] = creditsOf(questionOf(version, [outcome], '2026-04-01T00:00:00Z'));
    expect(found?.amount).toEqual(eur('600.00'));
    expect(found?.working.map(({ kind }) => kind)).toEqual(['base', 'perUnit', 'ownCap', 'rounded']);
  });
  it('less than the minimum is not due, the minimum itself is', () => {
    const least = (text: string) => amounts({ remedies: [{ ...credit, deMinimis: eur(text) }] }, { '2026-03': '99.5' });
    expect([least('200.00'), least('200.01')]).toEqual([{ '2026-03': 200 }, { '2026-03': 0 }]);
  });
  it('up to 300 EUR late days are exempt under the rules of 2009, not under those of 2021', () => {
    const penalty = (ruleset: string, days: number) => {
      const formula = { kind: 'lateDays', divisor: 1000, ruleset } as const;
      const version = moneySaid({ remedies: [remedySaid({ id: 'late', on: 'p1', kind: 'penalty', formula })] });
      const breaches = [{ ...lateBy('INC-1', '2026-03-02T12:00:00Z', 1), lateRealMs: days * 86_400_000 }];
      const outcomes = [outcomeOf(version, 'p1', '2026-03', { breaches })];
      const charges = chargedEvery([{ id: 'base', amount: '18000.00' }]);
      return creditsOf(questionOf(version, outcomes, '2026-05-01T00:00:00Z', { charges }))[0]?.amount.amountMinor;
    };
    expect([penalty('ccag-tic-2021', 7), penalty('ccag-tic-2009', 7), penalty('ccag-tic-2009', 17)]).toEqual([
      12_600, 0, 30_600,
    ]);
  });
  it('under the rules of 2021 prices are not revised for the penalty, under those of 2009 they are', () => {
    const base = (ruleset: string) => {
      const formula = { kind: 'lateDays', divisor: 1000, ruleset } as const;
      const version = moneySaid({ remedies: [remedySaid({ id: 'late', on: 'p1', kind: 'penalty', formula })] });
      const breaches = [{ ...lateBy('INC-1', '2026-03-02T12:00:00Z', 1), lateRealMs: 7 * 86_400_000 }];
      const outcomes = [outcomeOf(version, 'p1', '2026-03', { breaches })];
      const charges: ReturnType<typeof chargedEvery> = (period, asked) =>
        chargedEvery([{ id: 'base', amount: asked.revised ? '1050.00' : '1000.00' }])(period, asked);
      return creditsOf(questionOf(version, outcomes, '2026-05-01T00:00:00Z', { charges }))[0]?.base;
    };
    expect([base('ccag-tic-2021'), base('ccag-tic-2009')]).toEqual([eur('1000.00'), eur('1050.00')]);
  });
});

describe('no cumulation', () => {
  const version = moneySaid({
    remedies: [
      remedySaid({ id: 'small', formula: tiers([99.9, 5]), group: 'outage' }),
      remedySaid({
        id: 'large',
        on: 'p1',
        kind: 'penalty',
        formula: { kind: 'perBreach', due: amount('150.00') },
        group: 'outage',
      }),
      remedySaid({ id: 'apart', formula: tiers([99.9, 1]) }),
    ],
  });
  const outcomes = [
    reaching(version, '2026-03', '99.5'),
    outcomeOf(version, 'p1', '2026-03', { breaches: [lateBy('INC-1', '2026-03-05T10:00:00Z', 30)] }),
  ];
  it('of one group only the remedy most favourable to the customer is due, and the other says why not', () => {
    const credits = creditsOf(questionOf(version, outcomes, '2026-04-01T00:00:00Z'));
    expect(Object.fromEntries(credits.map((one) => [one.remedy, one.amount.amountMinor]))).toEqual({
      small: 0,
      large: 15_000,
      apart: 2000,
    });
    const group = credits.find(({ remedy }) => remedy === 'small')?.working.find(({ kind }) => kind === 'group');
    expect(group?.inputs['due']).toEqual({ kind: 'name', name: 'large' });
  });
});

describe('what a base is', () => {
  const lines = [
    { id: 'base', amount: '1000.00' },
    { id: 'gold', amount: '300.00', level: 'gold' },
    { id: 'hours', amount: '90.00', kind: 'usage' as const },
  ];
  const charges = chargedEvery(lines);
  const found = (remedy: Parameters<typeof remedySaid>[0]) => {
    const version = moneySaid({ remedies: [remedySaid({ formula: tiers([99.9, 10]), ...remedy })] });
    const question = questionOf(version, [reaching(version, '2026-03', '99.5')], '2026-04-01T00:00:00Z', { charges });
    return creditsOf(question)[0]?.base;
  };
  it('the charges are the recurring ones before VAT, a line named is itself', () => {
    expect(found({ id: 'r' })).toEqual(eur('1300.00'));
    expect(found({ id: 'r', of: { kind: 'lines', lines: ['gold'] } })).toEqual(eur('300.00'));
    expect(found({ id: 'r', of: { kind: 'lines', lines: ['base', 'hours'] } })).toEqual(eur('1090.00'));
    expect(found({ id: 'r', of: { kind: 'annualValue' } })).toEqual(eur('15600.00'));
  });
  it('a quarter missed is a share of the quarter, an hour late of one month', () => {
    const version = moneySaid(
      {
        remedies: [
          remedySaid({ id: 'whole', on: 'quarterly', formula: tiers([99.9, 10]) }),
          remedySaid({ id: 'event', on: 'p1', formula: { kind: 'perBreach', due: share(5) } }),
        ],
      },
      {},
      [{ id: 'quarterly', measure: 'availability', within: '1h', atLeastPpm: 999_000, per: 'quarter' }],
    );
    const outcomes = [
      outcomeOf(version, 'quarterly', '2026-01..2026-03', { reached: percent('99.5') }),
      outcomeOf(version, 'p1', '2026-01..2026-03', { breaches: [lateBy('INC-1', '2026-02-05T10:00:00Z', 30)] }),
    ];
    const credits = creditsOf(questionOf(version, outcomes, '2026-04-01T00:00:00Z', { charges }));
    expect(credits.map(({ remedy, month, base }) => [remedy, month, base?.amountMinor])).toEqual(
      expect.arrayContaining([
        ['whole', '2026-03', 390_000],
        ['event', '2026-03', 130_000],
      ]),
    );
  });
  it('a level that has its own promise answers for its own charges', () => {
    const gold = { id: 'uptime', level: 'gold', measure: 'availability' as const, within: '1h', atLeastPpm: 999_000 };
    const version = moneySaid({ remedies: [remedySaid({ id: 'r', formula: tiers([99.9, 10]) })] }, {}, [gold]);
    const outcomes = [
      reaching(version, '2026-03', '99.5'),
      outcomeOf(version, 'uptime', '2026-03', { level: 'gold', reached: percent('99.5') }),
    ];
    const credits = creditsOf(questionOf(version, outcomes, '2026-04-01T00:00:00Z', { charges }));
    expect(Object.fromEntries(credits.map(({ level, base }) => [level, base?.amountMinor]))).toEqual({
      null: 100_000,
      gold: 30_000,
    });
  });
});

describe('of several services under one promise', () => {
  it('the one that brings the customer most counts: one price is not reduced twice', () => {
    const version = moneySaid({ remedies: [credit] });
    const outcome = (service: string, reached: string) =>
      outcomeOf(version, 'uptime', '2026-03', {
        reached: percent(reached),
        downtime: { service, downtimeMs: ratio(1), measuredMs: ratio(100), outages: [] },
      });
    const question = questionOf(version, [outcome('mail', '99.5'), outcome('web', '98')], '2026-04-01T00:00:00Z');
    expect(creditsOf(question).map(({ amount: of }) => of.amountMinor)).toEqual([50_000]);
  });
});

describe('what does not happen', () => {
  const version = moneySaid({ remedies: [credit] });
  it('a period that still runs brings nothing', () =>
    expect(creditsOf(questionOf(version, [reaching(version, '2026-03', '99')], '2026-03-31T23:59:59Z'))).toEqual([]));
  it('a share without a base is refused with the reason, not reckoned', () => {
    const unsaid = moneySaid({ remedies: [{ ...credit, of: null }] });
    const account = openAccount(questionOf(unsaid, [reaching(unsaid, '2026-03', '99')], '2026-04-01T00:00:00Z'));
    expect(account.months[0]?.refused).toMatchObject([
      { kind: 'remedyNotComputable', id: 'credit', because: 'noBase' },
    ]);
  });
  it('a month is not charged for what came after it: charges are asked as the month ended', () => {
    const asked: number[] = [];
    const charges = (period: { from: number; to: number }, { asOf }: { asOf: number }) => {
      asked.push(asOf - period.to);
      return { lines: [] as LineCharged[], accruals: [], annualValue: null };
    };
    creditsOf(questionOf(version, [reaching(version, '2026-03', '99')], '2027-04-01T00:00:00Z', { charges }));
    expect(asked).toEqual([-1]);
  });
});

describe('a report that was not delivered', () => {
  const remedies = [{ ...credit, missingReportCounts: true }];
  const governance = {
    reporting: { every: 'month', dueWithin: { kind: 'real', ms: 10 * 86_400_000 }, content: [], to: [] },
  };
  const version = moneySaid({ remedies }, { governance } as never);
  const found = (asOf: string, decisions: Parameters<typeof questionOf>[3] = {}) =>
    creditsOf(questionOf(version, [reaching(version, '2026-03', '100')], asOf, decisions)).map(
      (one) => one.amount.amountMinor,
    );
  const delivered = (time: string) => ({
    decisions: [['report.delivered', 'a', time, { period: '2026-03' }] as const],
  });
  it('counts as a miss once its time is over, at the mildest figure', () => {
    expect(found('2026-04-11T00:00:00Z')).toEqual([]);
    expect(found('2026-04-11T00:00:01Z')).toEqual([20_000]);
  });
  it('costs nothing when it came in time, and no less for coming late', () => {
    expect(found('2026-05-01T00:00:00Z', delivered('2026-04-11T00:00:00Z'))).toEqual([]);
    expect(found('2026-05-01T00:00:00Z', delivered('2026-04-12T00:00:00Z'))).toEqual([20_000]);
  });
});
