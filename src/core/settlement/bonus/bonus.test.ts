import { describe, expect, it } from 'vitest';
import {
  amount,
  bonusSaid,
  eur,
  lateBy,
  moneySaid,
  outcomeOf,
  percent,
  questionOf,
  reaching,
  share,
} from '../../../../test/support/settlements.ts';
import type { Bonus } from '../../agreement/index.ts';
import { type Ratio, ratio } from '../../money/index.ts';
import { bonusesOf, bonusFor, openAccount, type PeriodOutcome } from '../index.ts';

const version = moneySaid({});
const earns = (said: Partial<Bonus>, reached: string, base: Ratio = ratio(200_000)) =>
  bonusFor(bonusSaid({ id: 'b', ...said }), reaching(version, '2026-03', reached), base).minor;

describe('a bonus by tiers', () => {
  const tiers = [
    { fromPpm: 999_900, due: share(2) },
    { fromPpm: 1_000_000, due: share(5) },
  ];
  it.each([
    ['99.9899', 0],
    ['99.99', 4000],
    ['99.9999', 4000],
    ['100', 10_000],
  ])('%s %% earns %d cents: a bound reached is reached', (reached, cents) =>
    expect(earns({ tiers }, reached)).toEqual(ratio(cents)),
  );
  it('may be an amount', () =>
    expect(earns({ tiers: [{ fromPpm: 999_900, due: amount('75.00') }], of: null }, '99.99')).toEqual(ratio(7500)));
});

describe('a linear bonus: rate × base × (reached − bound) ÷ (100 − bound)', () => {
  it.each([
    ['99.98', ratio(0)],
    ['99.99', ratio(0)],
    ['99.995', ratio(2000)],
    ['99.993', ratio(1200)],
    ['100', ratio(4000)],
  ])('%s %%', (reached, cents) => expect(earns({ linear: true }, reached)).toEqual(cents));
});

describe('no bonus', () => {
  const outcome = reaching(version, '2026-03', '100');
  const found = (said: Partial<PeriodOutcome>) =>
    bonusFor(bonusSaid({ id: 'b' }), { ...outcome, ...said }, ratio(200_000)).minor;
  it('from a period that runs, counts nothing or was missed', () =>
    expect((['open', 'notApplicable', 'breached'] as const).map((verdict) => found({ verdict }))).toEqual([
      ratio(0),
      ratio(0),
      ratio(0),
    ]));
  it('from a sample below the minimum', () => {
    const target = { ...outcome.target, minimumSample: 10 };
    expect([found({ target, counted: 9 }), found({ target, counted: 10 })]).toEqual([ratio(0), ratio(4000)]);
  });
});

describe('one breach of a named target within the month', () => {
  const strict = moneySaid({ bonuses: [bonusSaid({ id: 'bonus', unlessBreached: ['p1'] })] });
  const withBreach = (due: string, months: string, verdict: PeriodOutcome['verdict'] = 'open') =>
    bonusesOf(
      questionOf(
        strict,
        [
          reaching(strict, '2026-03', '100'),
          outcomeOf(strict, 'p1', months, { verdict, breaches: [lateBy('INC-7', due, 5)] }),
        ],
        '2026-04-01T00:00:00Z',
      ),
    )[0];
  it('forfeits the bonus, and the ticket is named', () => {
    const found = withBreach('2026-03-10T12:00:00Z', '2026-03', 'notApplicable');
    expect(found?.amount).toEqual(eur('0.00'));
    expect(found?.working.find(({ kind }) => kind === 'forfeited')?.evidence).toEqual(['INC-7']);
  });
  it('does so though its own quarter still runs, or was kept', () => {
    expect(withBreach('2026-03-10T12:00:00Z', '2026-01..2026-06')?.amount).toEqual(eur('0.00'));
    expect(withBreach('2026-03-10T12:00:00Z', '2026-01..2026-03', 'met')?.amount).toEqual(eur('0.00'));
  });
  it('in another month does not', () =>
    expect(withBreach('2026-02-27T12:00:00Z', '2026-01..2026-03', 'met')?.amount).toEqual(eur('40.00')));
});

describe('a bonus in the account', () => {
  const bonuses = (said: Partial<Bonus>, reached = '100') => {
    const agreed = moneySaid({ bonuses: [bonusSaid({ id: 'bonus', ...said })] });
    return openAccount(questionOf(agreed, [reaching(agreed, '2026-03', reached)], '2026-04-01T00:00:00Z')).months[0];
  };
  it('is limited by its own cap', () => {
    const capped = bonuses({ cap: { kind: 'amount', amount: eur('25.00') } });
    expect(capped?.bonuses[0]?.amountMinor).toBe(2500n);
    expect(capped?.bonuses[0]?.steps().map(({ kind }) => kind)).toEqual(['bonus', 'ownCap', 'rounded']);
  });
  it('is not limited by half of what the customer could be owed, unless the agreement says so', () =>
    expect(bonuses({ tiers: [{ fromPpm: 999_900, due: share(90) }] })?.bonuses[0]?.amountMinor).toBe(180_000n));
  it('that is a share of nothing is refused with the reason', () =>
    expect(bonuses({ of: null })?.refused).toMatchObject([{ kind: 'bonusNotComputable', because: 'noBase' }]));
  it('needs every service of the promise to have earned it', () => {
    const agreed = moneySaid({ bonuses: [bonusSaid({ id: 'bonus' })] });
    const of = (service: string, reached: string) =>
      outcomeOf(agreed, 'uptime', '2026-03', {
        reached: percent(reached),
        downtime: { service, downtimeMs: ratio(0), measuredMs: ratio(1), outages: [] },
      });
    const earned = (mail: string) =>
      bonusesOf(questionOf(agreed, [of('web', '100'), of('mail', mail)], '2026-04-01T00:00:00Z')).length;
    expect([earned('99.95'), earned('99.99')]).toEqual([0, 1]);
  });
});
