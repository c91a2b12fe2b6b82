import { describe, expect, it } from 'vitest';
import { lasting } from '../../../test/support/promises.ts';
import {
  amount,
  bonusSaid,
  chargedEvery,
  earnBackSaid,
  lateBy,
  moneySaid,
  outcomeOf,
  questionOf,
  reaching,
  remedySaid,
  tiers,
} from '../../../test/support/settlements.ts';
import { NO_GOVERNANCE } from '../agreement/index.ts';
import { bonusesOf, type ChargesOf, creditsOf, type PeriodOutcome } from '../settlement/index.ts';
import { accountReckoner } from './account-reckoner.ts';

const credit = remedySaid({ id: 'credit', formula: tiers([99.9, 10], [99, 25]) });
const months = (version: ReturnType<typeof moneySaid>, reached: readonly string[]) =>
  reached.map((text, place) => reaching(version, `2026-0${place + 1}`, text));
const reckoned = (outcomes: readonly PeriodOutcome[], kind: 'credit' | 'bonus' = 'credit') =>
  accountReckoner(chargedEvery())(outcomes).flatMap((due) => (due.kind === kind ? [due.amountMinor] : []));

describe('simulated money', () => {
  it('is settlement’s own: tiers, caps and bonuses to the cent', () => {
    const version = moneySaid({
      remedies: [
        credit,
        remedySaid({ id: 'late', on: 'p1', kind: 'penalty', formula: { kind: 'perBreach', due: amount('33.33') } }),
      ],
      caps: { month: { kind: 'share', sharePpm: 105_000, of: { kind: 'charges' } } },
      bonuses: [bonusSaid({ id: 'bonus' })],
    });
    const outcomes = [
      ...months(version, ['98', '99.95', '99.99', '99.5']),
      outcomeOf(version, 'p1', '2026-04', { breaches: [lateBy('T1', '2026-04-03T10:00:00Z', 5)] }),
    ];
    const question = questionOf(version, outcomes, '2026-05-01T00:00:00Z');
    expect(reckoned(outcomes)).toEqual(creditsOf(question).map((one) => one.amount.amountMinor));
    expect(reckoned(outcomes, 'bonus')).toEqual(bonusesOf(question).map((one) => one.amount.amountMinor));
    expect(reckoned(outcomes).toSorted((a, b) => a - b)).toEqual([3000, 18_000, 21_000]);
    expect(reckoned(outcomes, 'bonus')).toEqual([4000]);
  });
  it('supposes that every claim is made and every notice given', () => {
    const claim = { onRequest: true, within: { unit: 'd', count: 30 }, channel: null } as const;
    const version = moneySaid({ remedies: [{ ...credit, claim, noticeRequired: true }] });
    expect(reckoned(months(version, ['99.5', '99.95', '99.95', '99.95', '99.95', '99.95']))).toEqual([20_000]);
  });
  it('supposes that reports are delivered', () => {
    const version = moneySaid(
      { remedies: [{ ...credit, missingReportCounts: true }] },
      {
        governance: { ...NO_GOVERNANCE, reporting: { every: 'month', dueWithin: lasting('5bd'), content: [], to: [] } },
      },
    );
    expect(reckoned(months(version, ['99.95', '99.95', '99.95']))).toEqual([]);
  });
  it('leaves out what was earned back, and counts what still may be', () => {
    const version = moneySaid({ remedies: [credit], earnBack: [earnBackSaid('credit', 'every', 2, 2)] });
    expect(reckoned(months(version, ['99.5', '99.95', '99.95']))).toEqual([0]);
    expect(reckoned(months(version, ['99.5', '99.95', '99.5']))).toEqual([20_000, 20_000]);
  });
  it('asks for the charges of a month once, however many years are reckoned', () => {
    const asked: string[] = [];
    const every = chargedEvery();
    const charges: ChargesOf = (month, how) => {
      asked.push(`${month.from} ${how.asOf} ${how.revised}`);
      return every(month, how);
    };
    const reckon = accountReckoner(charges);
    const version = moneySaid({ remedies: [credit] });
    reckon(months(version, ['99.5', '99.5']));
    reckon(months(version, ['99.5', '99.5']));
    expect(asked.length).toBe(new Set(asked).size);
    expect(asked.length).toBeGreaterThan(0);
  });
  it('of nothing is nothing', () => {
    expect(reckoned([])).toEqual([]);
  });
});
