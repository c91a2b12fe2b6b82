import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amount,
  bonusSaid,
  chargedEvery,
  earnBackSaid,
  lateBy,
  moneySaid,
  outcomeOf,
  questionOf,
  remedySaid,
  share,
  tiers,
} from '../../../test/support/settlements.ts';
import type { Commercial, Remedy } from '../agreement/index.ts';
import { compareRatios, type Ratio, ratio, roundRatio } from '../money/index.ts';
import { spread } from './cap/spread.ts';
import {
  addToMonth,
  applyCaps,
  bonusesOf,
  type CapRoom,
  creditsOf,
  dueFor,
  openAccount,
  type PeriodOutcome,
  roomOf,
} from './index.ts';

const cents = fc.integer({ min: 0, max: 1_000_000 });
const exact = fc.tuple(cents, fc.integer({ min: 1, max: 997 })).map(([part, whole]) => ratio(part, whole));
const caps: fc.Arbitrary<readonly CapRoom[]> = fc.array(
  fc.record({
    window: fc.constantFrom('month' as const, 'rolling12mo' as const, 'year' as const),
    capMinor: exact,
    usedMinor: exact,
  }),
  { maxLength: 3 },
);
const total = (parts: readonly Ratio[]) =>
  parts.reduce((sum, { part, whole }) => ratio(sum.part * whole + part * sum.whole, sum.whole * whole), ratio(0));

describe('caps', () => {
  it('the sum never passes the room of any of them, and nothing is below nothing', () =>
    fc.assert(
      fc.property(fc.array(exact, { maxLength: 6 }), caps, (dues, rooms) => {
        const { totalMinor, partsMinor } = applyCaps(dues, rooms);
        for (const room of rooms) expect(compareRatios(totalMinor, roomOf(room))).toBeLessThanOrEqual(0);
        expect(total(partsMinor)).toEqual(totalMinor);
        for (const [place, part] of partsMinor.entries()) {
          expect(part.part >= 0n).toBe(true);
          expect(compareRatios(part, dues[place] as Ratio)).toBeLessThanOrEqual(0);
        }
      }),
    ));
  it('shares in whole cents add up to the whole, each within a cent of its part', () =>
    fc.assert(
      fc.property(fc.array(exact, { minLength: 1, maxLength: 8 }), (parts) => {
        const whole = roundRatio(total(parts));
        const shares = spread(whole, parts);
        expect(shares.reduce((sum, one) => sum + one, 0n)).toBe(whole);
        for (const [place, one] of shares.entries()) {
          const part = parts[place] as Ratio;
          expect(compareRatios(ratio(one - 1n), part) < 0 && compareRatios(part, ratio(one + 1n)) < 0).toBe(true);
        }
      }),
    ));
});

/** An agreement of plain and of odd remedies under caps, and twelve months of it. */
const remedies: readonly Remedy[] = [
  remedySaid({ id: 'tiers', formula: tiers([99.9, 5], [99, 12], [95, 40]), repeat: { times: 1.5, withinPeriods: 2 } }),
  remedySaid({ id: 'period', formula: { kind: 'perPeriod', due: share(3) }, group: 'g' }),
  remedySaid({
    id: 'breach',
    on: 'p1',
    kind: 'penalty',
    formula: { kind: 'perBreach', due: amount('33.33') },
    group: 'g',
  }),
  remedySaid({ id: 'late', on: 'p1', formula: { kind: 'perUnit', eachMs: 3_600_000, due: share(0.7), started: true } }),
];
const commercial: Partial<Commercial> = {
  remedies,
  caps: {
    month: { kind: 'share', sharePpm: 150_000, of: { kind: 'charges' } },
    rolling12mo: { kind: 'share', sharePpm: 50_000, of: { kind: 'charges' } },
  },
  bonuses: [bonusSaid({ id: 'bonus', unlessBreached: ['p1'] })],
};
const version = moneySaid(commercial);
const charges = chargedEvery([{ id: 'base', amount: '1234.57' }]);
const FIRST = '2026-01';
const AS_OF = '2030-01-01T00:00:00Z';

const month = fc.record({
  reached: fc.integer({ min: 900_000, max: 1_000_000 }),
  late: fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 3 }),
});
const outcomesOf = (
  months: readonly { readonly reached: number; readonly late: readonly number[] }[],
  of = version,
): readonly PeriodOutcome[] =>
  months.flatMap(({ reached, late }, place) => {
    const name = addToMonth(FIRST, place);
    const breaches = late.map((minutes, index) => lateBy(`T${place}-${index}`, `${name}-05T08:00:00Z`, minutes));
    return [
      outcomeOf(of, 'uptime', name, { reached: ratio(reached, 1_000_000) }),
      outcomeOf(of, 'p1', name, { breaches }),
    ];
  });
const year = fc.array(month, { minLength: 1, maxLength: 12 });
const plain = (value: unknown) => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one));
const creditsIn = (outcomes: readonly PeriodOutcome[], of = version) =>
  creditsOf(questionOf(of, outcomes, AS_OF, { charges }));

describe('the account of an agreement', () => {
  it('no month’s credits pass the month’s cap, no twelve months’ the rolling one', () =>
    fc.assert(
      fc.property(year, (months) => {
        const account = openAccount(questionOf(version, outcomesOf(months), AS_OF, { charges }));
        let granted = 0n;
        for (const { caps: rooms, totalMinor } of account.months) {
          granted += totalMinor;
          expect(totalMinor <= 18_519n).toBe(true);
          for (const room of rooms) expect(totalMinor <= roundRatio(roomOf(room))).toBe(true);
        }
        // 5 % of twelve months of 1 234.57, rounded.
        expect(granted <= 74_074n).toBe(true);
      }),
    ));
  it('shares add up to the month’s whole', () =>
    fc.assert(
      fc.property(year, (months) => {
        for (const { items, totalMinor } of openAccount(questionOf(version, outcomesOf(months), AS_OF, { charges }))
          .months)
          expect(items.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(totalMinor);
      }),
    ));
  it('does not depend on the order in which outcomes are given', () =>
    fc.assert(
      fc.property(year, fc.infiniteStream(fc.nat()), (months, chance) => {
        const outcomes = outcomesOf(months);
        const shuffled = outcomes
          .map((outcome) => ({ outcome, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ outcome }) => outcome);
        expect(plain(creditsIn(shuffled))).toBe(plain(creditsIn(outcomes)));
        const bonuses = (of: readonly PeriodOutcome[]) => plain(bonusesOf(questionOf(version, of, AS_OF, { charges })));
        expect(bonuses(shuffled)).toBe(bonuses(outcomes));
      }),
    ));
  it('a month’s figures never change because of later months', () =>
    fc.assert(
      fc.property(year, month, (months, later) => {
        const before = creditsIn(outcomesOf(months));
        const after = creditsIn(outcomesOf([...months, later])).slice(0, before.length);
        expect(plain(after)).toBe(plain(before));
      }),
    ));
  it('but by earning back: then too what was computed stands', () =>
    fc.assert(
      fc.property(year, month, (months, later) => {
        const held = moneySaid({ ...commercial, earnBack: [earnBackSaid('tiers', 'every', 2, 2)] });
        const before = creditsIn(outcomesOf(months, held), held);
        const after = creditsIn(outcomesOf([...months, later], held), held).slice(0, before.length);
        expect(after.map((one) => one.amount)).toEqual(before.map((one) => one.amount));
      }),
    ));
  it('the last step of each working is the amount', () =>
    fc.assert(
      fc.property(year, (months) => {
        for (const { working, amount: of } of creditsIn(outcomesOf(months))) {
          const last = working.at(-1);
          const result = last?.result?.kind === 'money' ? last.result.money.amountMinor : 0;
          expect(result).toBe(of.amountMinor);
        }
      }),
    ));
});

describe('more downtime', () => {
  it('never brings a smaller credit by tiers', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (a, b) => {
        const remedy = remedySaid({ id: 'r', formula: tiers([99.9, 5], [99, 12], [95, 40]) });
        const owed = (reached: number) =>
          dueFor(remedy, outcomeOf(version, 'uptime', FIRST, { reached: ratio(reached, 1_000_000) }), ratio(9999))
            .minor;
        expect(compareRatios(owed(Math.min(a, b)), owed(Math.max(a, b)))).toBeGreaterThanOrEqual(0);
      }),
    ));
});
