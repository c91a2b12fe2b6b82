import { describe, expect, it } from 'vitest';
import { type PastTicket, pastJudgement, pastOf } from '../../../test/support/pasts.ts';
import { agreementSaid, at, ROUND_THE_CLOCK, type Said } from '../../../test/support/promises.ts';
import { type Agreement, NO_COMMERCIAL, type Remedy } from '../agreement/index.ts';
import { ratio } from '../money/index.ts';
import { dueFor, type PeriodOutcome } from '../settlement/index.ts';
import type { Reckoner } from './cost.ts';
import { newSample, takeTicket } from './sample/sample.ts';
import { simulate } from './simulate.ts';
import { type SimulationQuestion, simulation } from './simulation.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const MONDAY = at('2025-01-06T00:00:00Z');
const RESTORED: Said = {
  id: 't',
  measure: 'restoration',
  within: '4h',
  calendar: ROUND_THE_CLOCK,
  requirement: { kind: 'allow', misses: 0 },
  per: 'quarter',
};
const FIFTY_EACH = {
  id: 'r',
  on: 't',
  formula: { kind: 'perBreach', due: euros(5000) },
  of: null,
  repeat: null,
} as Remedy;
function euros(amountMinor: number) {
  return { kind: 'amount', amount: { amountMinor, currency: 'EUR' } } as const;
}

const agreed = (said: readonly Said[] = [RESTORED], remedies: readonly Remedy[] = [FIFTY_EACH]): Agreement =>
  agreementSaid(said, {}, { commercial: { ...NO_COMMERCIAL, currency: 'EUR', remedies } });

/** Settlement's own formula, no cap. */
const reckon: Reckoner = (outcomes) =>
  outcomes.flatMap((outcome) =>
    outcome.version.commercial.remedies.flatMap((remedy) => {
      if (remedy.on !== outcome.target.id) return [];
      const { minor } = dueFor(remedy, outcome, ratio(0));
      return [{ kind: 'credit' as const, period: outcome.period, amountMinor: Number(minor.part) }];
    }),
  );

/** Weeks of one ticket each; it runs late in the weeks named. */
const weekly = (weeks: number, late: (week: number) => boolean): PastTicket[] =>
  Array.from({ length: weeks }, (_, week) => ({
    openedAt: MONDAY + week * WEEK + HOUR,
    usedMs: late(week) ? 5 * HOUR : HOUR,
  }));

const asked = (agreement: Agreement, tickets: readonly PastTicket[], rest: Partial<SimulationQuestion> = {}) =>
  simulation({
    sample: pastOf(agreement, tickets),
    past: [],
    history: null,
    years: 1000,
    seed: 7,
    reckon,
    borrowed: null,
    ...rest,
  });

describe('the odds of missing a period', () => {
  it('are those of drawing a bad week: one in ten, none allowed in thirteen, is missed in three quarters of quarters', () => {
    const { targets, weeksOfHistory } = simulate(
      asked(
        agreed(),
        weekly(101, (week) => week % 10 === 0),
      ),
    );
    expect(weeksOfHistory).toBe(100);
    const [odds] = targets;
    const truth = 1 - 0.9 ** 13;
    expect(odds?.missed.trials).toBe(4000);
    // Five standard deviations of the binomial count: a wrong engine is out, chance never is.
    const tolerance = 5 * Math.sqrt((truth * (1 - truth)) / 4000);
    expect(Math.abs((odds?.missed.ppm as number) / 1_000_000 - truth)).toBeLessThan(tolerance);
    expect(odds?.missed.hits).toBe(2993);
  });
  it('are told between bounds as wide as the past is short', () => {
    const long = simulate(
      asked(
        agreed(),
        weekly(105, (week) => week % 10 === 0),
      ),
    ).targets[0];
    const short = simulate(
      asked(
        agreed(),
        weekly(21, (week) => week % 10 === 0),
      ),
    ).targets[0];
    const width = (odds: typeof long) => (odds?.missed.highPpm as number) - (odds?.missed.lowPpm as number);
    expect(width(short)).toBeGreaterThan(width(long));
  });
  it('are certain where every week is bad, and none where none is', () => {
    expect(
      simulate(
        asked(
          agreed(),
          weekly(30, () => true),
        ),
      ).targets[0]?.missed.ppm,
    ).toBe(1_000_000);
    expect(
      simulate(
        asked(
          agreed(),
          weekly(30, () => false),
        ),
      ).targets[0]?.missed.ppm,
    ).toBe(0);
  });
  it('are of nothing where nothing was ever judged', () => {
    const { targets, cost } = simulate(asked(agreed(), []));
    expect(targets[0]?.missed).toMatchObject({ hits: 0, trials: 0, ppm: null });
    expect(targets[0]?.notJudged).toBe(4000);
    expect(cost.net.max).toBe(0);
  });
  it('honour the minimum sample: a quarter of thirteen tickets is exempt below twenty', () => {
    const strict: Said = { ...RESTORED, requirement: { kind: 'attainment', requiredPpm: 990_000 }, minimumSample: 20 };
    expect(
      simulate(
        asked(
          agreed([strict]),
          weekly(30, () => true),
        ),
      ).targets[0]?.notJudged,
    ).toBe(4000);
    const allowing: Said = { ...strict, belowMinimum: { kind: 'allowMisses', misses: 13 } };
    expect(
      simulate(
        asked(
          agreed([allowing]),
          weekly(30, () => true),
        ),
      ).targets[0]?.missed.ppm,
    ).toBe(0);
    const carrying: Said = { ...strict, belowMinimum: { kind: 'carryForward' } };
    // Carried counts make the second and the fourth quarter large enough.
    expect(
      simulate(
        asked(
          agreed([carrying]),
          weekly(30, () => true),
        ),
      ).targets[0]?.missed,
    ).toMatchObject({
      hits: 2000,
      trials: 2000,
    });
  });
  it('of a percentile count what lies within it, of a mean the mean', () => {
    const percentile: Said = {
      ...RESTORED,
      requirement: { kind: 'percentile', percent: 50, within: { kind: 'service', ms: 2 * HOUR } },
    };
    const mean = (ms: number): Said => ({
      ...RESTORED,
      requirement: { kind: 'mean', within: { kind: 'service', ms } },
    });
    const alternating = weekly(2, (week) => week === 1).concat(weekly(3, () => false).slice(2));
    const missed = (said: Said, tickets: readonly PastTicket[]) =>
      simulate(asked(agreed([said]), tickets)).targets[0]?.missed.ppm;
    expect(
      missed(
        percentile,
        weekly(20, () => false),
      ),
    ).toBe(0);
    expect(
      missed(
        percentile,
        weekly(20, () => true),
      ),
    ).toBe(1_000_000);
    expect(
      missed(
        mean(HOUR),
        weekly(20, () => false),
      ),
    ).toBe(0);
    expect(
      missed(
        mean(HOUR - 1),
        weekly(20, () => false),
      ),
    ).toBe(1_000_000);
    expect(missed(mean(5 * HOUR), alternating)).toBe(0);
  });
});

describe('what a year costs', () => {
  it('is what settlement makes of the breaches drawn: fifty euros for each', () => {
    const { cost, targets } = simulate(
      asked(
        agreed(),
        weekly(21, (week) => week % 10 === 0),
      ),
    );
    const breaches = targets[0]?.breachesAYear;
    expect(cost.currency).toBe('EUR');
    expect(cost.credits.p5).toBe(5000 * (breaches?.p5 as number));
    expect(cost.credits.p95).toBe(5000 * (breaches?.p95 as number));
    expect(cost.net).toEqual(cost.credits);
    expect(cost.bonuses.max).toBe(0);
    expect(Math.abs(cost.net.mean - 5000 * 5.2)).toBeLessThan(5000);
  });
  it('keeps busy weeks busy: ten tickets late in one week are late together or not at all', () => {
    const busy = [...Array(9).fill(0), ...Array.from({ length: 10 }, () => 1)].map((late, number) => ({
      openedAt: MONDAY + (late === 1 ? 9 : number) * WEEK + HOUR,
      usedMs: late === 1 ? 5 * HOUR : HOUR,
    }));
    const years = asked(agreed(), [...busy, ...weekly(11, () => false).slice(10)]);
    const breaches = simulate(years).targets[0]?.breachesAYear;
    for (const figure of [breaches?.p5, breaches?.p50, breaches?.p95, breaches?.max]) {
      expect((figure as number) % 10).toBe(0);
    }
  });
  it('is less by what is earned', () => {
    const bonus: Reckoner = (outcomes) => [
      ...reckon(outcomes),
      { kind: 'bonus', period: (outcomes[0] as PeriodOutcome).period, amountMinor: 700 },
    ];
    const { cost } = simulate(
      asked(
        agreed(),
        weekly(20, () => false),
        { reckon: bonus },
      ),
    );
    expect(cost.bonuses.mean).toBe(700);
    expect(cost.net.mean).toBe(-700);
  });
  it('asks nothing of settlement where no money hangs on any promise', () => {
    const never: Reckoner = () => {
      throw new Error('nothing is to be reckoned');
    };
    expect(
      simulate(
        asked(
          agreed([RESTORED], []),
          weekly(20, () => true),
          { reckon: never },
        ),
      ).cost.net.max,
    ).toBe(0);
  });
});

describe('which clocks count', () => {
  const counted = (clock: PastTicket['clock'], said: Said = RESTORED) => {
    const sample = newSample(agreed([said]), null);
    takeTicket(sample, pastJudgement(agreed([said]), { openedAt: MONDAY, usedMs: 5 * HOUR, clock }));
    const { targets } = simulate(
      simulation({ sample, past: [], history: null, years: 1, seed: 1, reckon, borrowed: null }),
    );
    return targets[0]?.breachesAYear?.max;
  };
  it('are the breached ones, once each', () => {
    expect(counted({})).toBe(52);
  });
  it('are not those excused, cancelled, or counted on an absorbed ticket', () => {
    expect(counted({ verdict: 'excused' })).toBe(0);
    expect(counted({ verdict: 'notApplicable' })).toBe(0);
    expect(counted({ countedOn: 'T9' })).toBe(0);
  });
  it('are not those that run on, where only stopped ones count', () => {
    const running = { stoppedAt: null, state: 'running' } as const;
    expect(counted(running)).toBe(52);
    expect(counted(running, { ...RESTORED, rules: { attribute: 'stopped' } })).toBe(0);
  });
});

describe('the weeks drawn from', () => {
  it('are whole ones: what was opened in a week that history only begins or ends in is left out', () => {
    const history = { from: MONDAY + HOUR, to: MONDAY + 3 * WEEK + HOUR };
    const { weeksOfHistory, history: used } = simulate(
      asked(
        agreed(),
        weekly(4, () => true),
        { history },
      ),
    );
    expect(weeksOfHistory).toBe(2);
    expect(used).toEqual({ from: MONDAY + WEEK, to: MONDAY + 3 * WEEK });
  });
  it('are those there are, where none is whole, and it is said that they are few', () => {
    const years = asked(
      agreed(),
      weekly(1, () => true),
      { history: { from: MONDAY + HOUR, to: MONDAY + 5 * HOUR } },
    );
    const { weeksOfHistory, method } = simulate(years);
    expect(weeksOfHistory).toBe(1);
    expect(method.notices).toEqual([{ kind: 'fewWeeks', weeks: 1 }]);
    expect(method.seasonsKept).toBe(false);
  });
  it('begin on Mondays of the agreement’s zone', () => {
    const paris = { ...agreed(), timeZone: 'Europe/Paris' };
    const sunday = MONDAY - HOUR / 2;
    const { history } = simulate(
      asked(paris, [{ openedAt: sunday, usedMs: HOUR }], { history: { from: sunday - HOUR / 2, to: sunday + WEEK } }),
    );
    expect(history.from).toBe(MONDAY - HOUR);
  });
});

describe('a prospect without history', () => {
  const tickets: PastTicket[] = [
    ...weekly(60, () => true).map((one) => ({ ...one, customer: 'late' })),
    ...weekly(60, () => false).map((one) => ({ ...one, customer: 'prompt' })),
  ];
  const alike = (factorPpm: number, customers: readonly string[]) =>
    simulate(asked(agreed(), tickets, { borrowed: customers.map((customer) => ({ customer, factorPpm })) }));

  it('draws the customer it will be like, year by year: bad years and good ones, none in between', () => {
    const { targets, method } = alike(1_000_000, ['late', 'prompt']);
    expect(method.kind).toBe('customersThenWeeks');
    expect(targets[0]?.breachesAYear).toMatchObject({ p5: 0, p95: 52 });
    const pooled = simulate(asked(agreed(), tickets)).targets[0]?.breachesAYear;
    expect(pooled).toMatchObject({ p5: 52, p95: 52 });
  });
  it('of the same size as the one customer there is, is that customer', () => {
    const alone = agreed();
    const own = tickets.filter(({ customer }) => customer === 'late');
    const same = simulate(asked(alone, own, { borrowed: [{ customer: 'late', factorPpm: 1_000_000 }] }));
    const asIs = simulate(asked(alone, own));
    expect(same.targets).toEqual(asIs.targets);
    expect(same.cost).toEqual(asIs.cost);
    expect(same.method.notices).toContainEqual({ kind: 'oneCustomer', customer: 'late' });
  });
  it('twice the size has twice the tickets, half the size about half of them', () => {
    expect(alike(2_000_000, ['late']).targets[0]?.breachesAYear).toMatchObject({ p5: 104, p95: 104 });
    const half = alike(500_000, ['late']).targets[0]?.breachesAYear;
    expect(Math.abs((half?.mean as number) - 26)).toBeLessThanOrEqual(2);
    expect(half?.p5).toBeLessThan(half?.p95 as number);
  });
  it('like nobody, or like customers the past does not know, has no tickets', () => {
    expect(alike(1_000_000, []).targets[0]?.missed.trials).toBe(0);
    expect(alike(1_000_000, ['unknown']).targets[0]?.missed.trials).toBe(0);
  });
});

describe('promises that no ticket’s clock measures', () => {
  const uptime: Said = {
    id: 'up',
    measure: 'availability',
    within: '0s',
    calendar: ROUND_THE_CLOCK,
    atLeastPpm: 999_000,
  };
  const agreement = agreed([uptime], [{ ...FIFTY_EACH, on: 'up', formula: { kind: 'perPeriod', due: euros(100) } }]);
  const month = (number: number, verdict: PeriodOutcome['verdict']): PeriodOutcome => ({
    version: agreement,
    target: agreement.targets[0] as never,
    period: { from: Date.UTC(2025, number, 1), to: Date.UTC(2025, number + 1, 1) },
    verdict,
    reached: null,
    counted: 0,
    broken: 0,
    breaches: [],
    downtime: null,
  });
  it('are drawn by period: one month in four missed is three missed a year', () => {
    const past = [month(0, 'met'), month(1, 'breached'), month(2, 'met'), month(3, 'notApplicable'), month(4, 'open')];
    const { targets, cost, method } = simulate(asked(agreement, [], { past }));
    expect(targets[0]?.breachesAYear).toBeNull();
    expect(targets[0]?.missed.trials).toBeLessThan(12_000);
    expect(Math.abs((targets[0]?.missed.ppm as number) - 333_333)).toBeLessThan(25_000);
    expect(Math.abs(cost.net.mean - 300)).toBeLessThan(20);
    expect(method.notices).toContainEqual({ kind: 'fewPeriods', target: 'up', periods: 4 });
  });
  it('are left out when none of their periods is known', () => {
    expect(simulate(asked(agreement, [])).targets).toEqual([]);
  });
});
