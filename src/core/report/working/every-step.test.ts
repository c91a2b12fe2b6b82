import { describe, expect, it } from 'vitest';
import {
  billing,
  charged,
  joined,
  left,
  lineSaid,
  money,
  perUnit,
  published,
  ticket,
  work,
} from '../../../../test/support/charged.ts';
import {
  amount,
  bonusSaid,
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
import { NO_GOVERNANCE, type Remedy } from '../../agreement/index.ts';
import { ratio, type Step } from '../../money/index.ts';
import { bonusesOf, creditsOf } from '../../settlement/index.ts';
import { STEP_KINDS, stepText } from '../working-text.ts';

/** Each remedy by itself, over January and February 2026, both missed; further months go well. */
function stepsOf(said: Partial<Remedy>, more: Parameters<typeof moneySaid>[0] = {}): readonly Step[] {
  const version = moneySaid({ remedies: [remedySaid({ id: 'r', ...said })], ...more }, {}, [
    { id: 'p2', measure: 'restoration', within: '4h' },
  ]);
  const down = (month: string) =>
    outcomeOf(version, 'uptime', month, {
      verdict: 'breached',
      reached: percent('98.1'),
      downtime: { service: 'web', downtimeMs: ratio(48_600_000), measuredMs: ratio(2_678_400_000), outages: ['o1'] },
    });
  const late = (month: string) =>
    outcomeOf(version, 'p1', month, { breaches: [lateBy('INC-1', `${month}-10T12:00:00Z`, 4000)] });
  const outcomes = ['2026-01', '2026-02'].flatMap((month) => [down(month), late(month)]);
  const after = ['2026-03', '2026-04', '2026-05', '2026-06'].map((month) => reaching(version, month, '100'));
  return creditsOf(questionOf(version, [...outcomes, ...after], '2026-08-01T00:00:00Z')).flatMap(
    ({ working }) => working,
  );
}

function bonusSteps(): readonly Step[] {
  const bonuses = [
    bonusSaid({ id: 'plain', cap: { kind: 'amount', amount: eur('1.00') } }),
    bonusSaid({ id: 'grown', linear: true }),
    bonusSaid({ id: 'lost', unlessBreached: ['p1'] }),
  ];
  const version = moneySaid({ bonuses });
  const late = outcomeOf(version, 'p1', '2026-01', { breaches: [lateBy('INC-1', '2026-01-10T12:00:00Z', 10)] });
  const question = questionOf(version, [reaching(version, '2026-01', '99.995'), late], '2026-02-01T00:00:00Z');
  return bonusesOf(question).flatMap(({ working }) => working);
}

function remedySteps(): readonly Step[] {
  const onP1 = { on: 'p1', of: null } as const;
  const half = [remedySaid({ id: 'r', group: 'g' }), remedySaid({ id: 's', group: 'g', formula: tiers([99.9, 5]) })];
  const pool = { kind: 'pool', poolPpm: 900_000, allocationPpm: 900_000, atRiskPpm: 100_000 } as const;
  return [
    stepsOf({ repeat: { times: 1.5, withinPeriods: 3 }, cap: { kind: 'amount', amount: eur('20.00') } }),
    stepsOf({ formula: { kind: 'perPeriod', due: share(3) } }),
    stepsOf({ ...onP1, formula: { kind: 'perBreach', due: amount('50.00') } }),
    stepsOf({ formula: { kind: 'perUnit', eachMs: 3_600_000, due: share(5), started: true } }),
    stepsOf({ ...onP1, formula: { kind: 'perUnit', eachMs: 3_600_000, due: amount('20.00'), started: false } }),
    stepsOf({ formula: { kind: 'proportional', times: 2 } }),
    stepsOf({ kind: 'serviceDays', formula: { kind: 'serviceDays', tiers: [{ belowPpm: 999_000, days: 3 }] } }),
    stepsOf({
      formula: {
        kind: 'points',
        minor: 1,
        serious: 3,
        seriousBelowPpm: 990_000,
        repeat: 2,
        free: 1,
        perPoint: amount('1.00'),
      },
    }),
    stepsOf({}, { remedies: [remedySaid({ id: 'r', formula: pool }), remedySaid({ id: 's', formula: pool })] }),
    stepsOf({ on: 'p1', formula: { kind: 'lateDays', divisor: 1000, ruleset: 'ccag-tic-2021' } }),
    stepsOf(
      {},
      {
        remedies: half,
        caps: { month: { kind: 'amount', amount: eur('10.00') }, year: { kind: 'amount', amount: eur('15.00') } },
      },
    ),
    stepsOf({ deMinimis: eur('500.00') }),
    stepsOf({}, { earnBack: [earnBackSaid('r', 'every', 3, 3)] }),
    bonusSteps(),
    unreported(),
  ].flat();
}

/** A month that was kept, and whose report did not come in time. */
function unreported(): readonly Step[] {
  const version = moneySaid(
    { remedies: [remedySaid({ id: 'r', missingReportCounts: true })] },
    {
      governance: {
        ...NO_GOVERNANCE,
        reporting: { every: 'month', dueWithin: { kind: 'real', ms: 86_400_000 }, to: [], contents: [] } as never,
      },
    },
  );
  const question = questionOf(version, [reaching(version, '2026-01', '100')], '2026-03-01T00:00:00Z', {
    charges: chargedEvery(),
  });
  return creditsOf(question).flatMap(({ working }) => working);
}

function chargeSteps(): readonly Step[] {
  const eurPer = (upTo: number | null, text: string) => ({ upTo, amount: money(text) });
  const version = billing({
    lines: [
      perUnit('users', 'user', '35.00 EUR', {
        quantity: 24,
        billed: 'inAdvance',
        every: 'quarter',
        discountPpm: 100_000,
      }),
      lineSaid(
        'devices',
        { kind: 'graduated', unit: 'device', tiers: [eurPer(10, '5.00 EUR'), eurPer(null, '4.00 EUR')] },
        { quantity: 12 },
      ),
      perUnit('set-up', 'once', '300.00 EUR'),
      perUnit('hours', 'hour', '75.00 EUR', { minimum: 2 }),
      lineSaid('cloud', { kind: 'passThrough', markupPpm: 100_000 }),
    ],
    from: '2025-01-01',
    indexation: { base: '2025-01' },
  });
  const facts = [
    published('2025-01', '280.1', '2025-02-10T00:00:00Z'),
    published('2025-10', '294.6', '2025-11-10T00:00:00Z'),
    ticket('INC-1'),
    work('INC-1', '2026-03-10T10:00:00Z', 45),
    joined('lea', '2026-03-16T08:00:00Z'),
    left('lea', '2026-04-08T08:00:00Z'),
    ['ticket.quoteAccepted', 'INC-1', '2026-03-11T10:00:00Z', { amount: '120.00 EUR' }],
    ['supplier.billed', 'cloud', '2026-03-20T10:00:00Z', { customer: 'c', amount: '99.00 EUR' }],
  ] as const;
  return ['2025-01', '2026-03', '2026-04'].flatMap((month) =>
    charged(version, month, facts).lines.flatMap(({ working }) => working),
  );
}

/** A word, a figure or a name that is missing leaves one of these behind. */
const HOLES = /\s\s|\s[,)\]]|\(\s|\(\)|[:(,]\s*$|^[\s,:]|[×÷=]\s*(?:[:×÷]|$)|undefined|NaN|\[object/;

describe('sentences of workings that really are made', () => {
  const steps = [...remedySteps(), ...chargeSteps()];

  it('cover every kind of step there is', () => {
    const kinds = steps.map((step) => (step.kind === 'tier' && 'units' in step.inputs ? 'priceTier' : step.kind));
    expect([...new Set(kinds)].sort()).toEqual([...STEP_KINDS].sort());
  });

  it.each(['en', 'fr'] as const)('have no hole where a figure should stand, in %s', (lang) => {
    const sentences = steps.map((step) => stepText(step, lang).replaceAll(/[\u202f\u00a0]/g, '_'));
    expect(sentences.filter((sentence) => HOLES.test(sentence))).toEqual([]);
  });
});
