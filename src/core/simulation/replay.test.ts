import { describe, expect, it } from 'vitest';
import { agreementSaid, at, ROUND_THE_CLOCK } from '../../../test/support/promises.ts';
import { chargedEvery, eur, moneySaid, remedySaid } from '../../../test/support/settlements.ts';
import { type Agreement, NO_COMMERCIAL } from '../agreement/index.ts';
import { ratio } from '../money/index.ts';
import type { PeriodOutcome } from '../settlement/index.ts';
import { asIfFor, asIfInForce } from './applied.ts';
import type { Reckoner } from './cost.ts';
import { exposureOf } from './exposure.ts';
import { beside, replay } from './replay.ts';

const agreed = (
  ids: readonly string[],
  currency: string | null = 'EUR',
  rest: Partial<Agreement['commercial']> = {},
): Agreement =>
  agreementSaid(
    ids.map((id) => ({ id, measure: 'resolution', within: '4h', calendar: ROUND_THE_CLOCK })),
    {},
    { commercial: { ...NO_COMMERCIAL, currency, ...rest } },
  );
const outcome = (version: Agreement, place: number, month: number, breaches: number, service = ''): PeriodOutcome => ({
  version,
  target: version.targets[place] as never,
  period: { from: Date.UTC(2025, month, 1), to: Date.UTC(2025, month + 1, 1) },
  verdict: breaches > 0 ? 'breached' : 'met',
  reached: ratio(10 - breaches, 10),
  counted: 10,
  broken: breaches,
  breaches: Array.from({ length: breaches }, () => ({}) as never),
  downtime: service === '' ? null : ({ service } as never),
});
const reckon: Reckoner = (outcomes) =>
  outcomes.flatMap(({ period, breaches }) => [
    { kind: 'credit', period, amountMinor: 100 * breaches.length },
    { kind: 'bonus', period, amountMinor: breaches.length === 0 ? 30 : 0 },
  ]);

describe('a replay', () => {
  it('tells each promise by period, and what all of it costs', () => {
    const draft = agreed(['a', 'b']);
    const told = replay(draft, [outcome(draft, 0, 1, 3), outcome(draft, 0, 0, 0), outcome(draft, 1, 1, 2)], reckon);
    expect(told.agreement).toBe(draft.ref);
    expect(told.targets.map(({ target, judged, missed, breaches }) => [target, judged, missed, breaches])).toEqual([
      ['a', 2, 1, 3],
      ['b', 1, 1, 2],
    ]);
    expect(told.targets[0]?.periods.map(({ verdict, counted }) => [verdict, counted])).toEqual([
      ['met', 10],
      ['breached', 10],
    ]);
    expect(told.cost).toMatchObject({ currency: 'EUR', creditsMinor: 500, bonusesMinor: 30, netMinor: 470 });
    expect(told.cost.worstPeriod).toEqual({ from: Date.UTC(2025, 1, 1), creditsMinor: 500 });
  });
  it('of nothing costs nothing', () => {
    expect(replay(agreed(['a']), [], reckon)).toMatchObject({ targets: [], cost: { netMinor: 0, worstPeriod: null } });
  });
  it('names the service where a promise covers several', () => {
    const draft = agreed(['a']);
    const told = replay(draft, [outcome(draft, 0, 0, 0, 'mail'), outcome(draft, 0, 0, 1, 'web')], reckon);
    expect(told.targets[0]?.periods.map(({ service }) => service)).toEqual(['mail', 'web']);
  });
  it('beside the present agreement pairs promises by id, and says how much more it costs', () => {
    const [draft, present] = [agreed(['a', 'b']), agreed(['b', 'c'])];
    const one = replay(draft, [outcome(draft, 0, 0, 2), outcome(draft, 1, 0, 1)], reckon);
    const other = replay(present, [outcome(present, 0, 0, 4), outcome(present, 1, 0, 1)], reckon);
    const { targets, moreMinor } = beside(one, other);
    expect(
      targets.map(({ target, draft: a, present: b }) => [target, a?.breaches ?? null, b?.breaches ?? null]),
    ).toEqual([
      ['a', 2, null],
      ['b', 1, 4],
      ['c', null, 1],
    ]);
    expect(moreMinor).toBe(-200);
  });
  it('of two currencies are never subtracted', () => {
    expect(beside(replay(agreed([]), [], reckon), replay(agreed([], 'CHF'), [], reckon)).moreMinor).toBeNull();
  });
  it('an agreement without money costs nothing, in whatever currency the other one is', () => {
    const draft = agreed(['a']);
    const one = replay(draft, [outcome(draft, 0, 0, 2)], reckon);
    const { moreMinor } = beside(one, replay(agreed([], null), [], reckon));
    expect(moreMinor).toBe(one.cost.netMinor);
    expect(moreMinor).toBeGreaterThan(0);
  });
});

describe('the exposure of a year', () => {
  const cost = { currency: 'EUR', years: 1, credits: {}, bonuses: {}, net: { mean: 40, p95: 90 } } as never;
  const cap = (sharePpm: number) => ({ kind: 'share', sharePpm, of: { kind: 'charges' } }) as const;
  const remedy = remedySaid({ id: 'r', kind: 'penalty' });
  const exposure = (caps: Agreement['commercial']['caps'], remedies = [remedy]) =>
    exposureOf(moneySaid({ caps, remedies }), cost, chargedEvery());
  it('is bound by the tightest cap, a monthly one twelve times over', () => {
    expect(exposure({ month: cap(150_000), rolling12mo: cap(100_000) })).toEqual({
      currency: 'EUR',
      expectedMinor: 40,
      p95Minor: 90,
      mostByCapsMinor: 240_000,
      boundBy: 'rolling12mo',
      uncapped: [],
    });
    expect(exposure({ month: cap(50_000), rolling12mo: cap(100_000) })).toMatchObject({
      mostByCapsMinor: 120_000,
      boundBy: 'month',
    });
    expect(exposure({ quarter: { kind: 'amount', amount: eur('10.00') } }).mostByCapsMinor).toBe(4000);
  });
  it('is bound by nothing where there is no cap, and says which remedies stand under none', () => {
    const own = remedySaid({ id: 'capped', cap: cap(1) });
    const plan = remedySaid({ id: 'plan', kind: 'improvementPlan', formula: null });
    expect(exposure({}, [remedy, own, plan])).toMatchObject({ mostByCapsMinor: null, boundBy: null, uncapped: ['r'] });
  });
});

describe('a draft applied to the past', () => {
  it('is in force from then on, without an end', () => {
    const draft = {
      ...agreed(['a']),
      term: { ...agreed(['a']).term, from: '2026-01-01' },
      endsAt: at('2027-01-01T00:00:00Z'),
      timeZone: 'Europe/Paris',
    };
    const applied = asIfInForce(draft, at('2024-12-31T23:00:00Z'));
    expect(applied).toMatchObject({
      effectiveAt: at('2024-12-31T23:00:00Z'),
      effectiveFrom: '2025-01-01',
      endsAt: null,
    });
    expect(applied.term).toEqual(draft.term);
  });
  it('is in force in the year that simulated years stand for: the first whole one of its term', () => {
    const draft = { ...agreed(['a']), term: { ...agreed(['a']).term, from: '2026-03-01' } };
    expect(asIfInForce(draft, at('2028-05-01T00:00:00Z')).effectiveFrom).toBe('2027-01-01');
    const whole = { ...draft, term: { ...draft.term, from: '2026-01-01' } };
    expect(asIfInForce(whole, at('2028-05-01T00:00:00Z')).effectiveFrom).toBe('2026-01-01');
  });
  it('is that of the customers named, for a prospect', () => {
    const applied = asIfFor(agreed(['a']), ['x', 'y']);
    expect(applied.customer).toBeNull();
    expect(applied.adherents.map(({ customer }) => customer)).toEqual(['x', 'y']);
  });
});
