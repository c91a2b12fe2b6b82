import { describe, expect, it } from 'vitest';
import { at } from '../../../../test/support/promises.ts';
import { moneySaid } from '../../../../test/support/settlements.ts';
import { capMonths } from '../index.ts';
import { addToMonth, isMonth, monthAt, monthSpan, monthsBetween, monthsEndingIn } from './month.ts';

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-03', -27, '2023-12'],
    ['2026-03', 0, '2026-03'],
  ])('%s and %d months is %s', (month, months, later) => expect(addToMonth(month, months)).toBe(later));
  it('are local: March in Paris begins an hour earlier, and lasts 743 hours', () => {
    const { from, to } = monthSpan('Europe/Paris', '2026-03');
    expect([from, (to - from) / 3_600_000]).toEqual([at('2026-02-28T23:00:00Z'), 743]);
    expect(monthAt('Europe/Paris', from)).toBe('2026-03');
  });
  it('belong to a span when they end in it', () => {
    const span = { from: at('2026-01-15T00:00:00Z'), to: at('2026-04-15T00:00:00Z') };
    expect(monthsEndingIn('UTC', span)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(monthsBetween('2026-03', '2026-02')).toEqual([]);
  });
  it('are written with four digits and two', () =>
    expect(['2026-03', '2026-3', '2026-00', '2026-13', 2026, null].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]));
});

describe('the months of a cap', () => {
  const version = (term: object) =>
    moneySaid({}, {
      term: {
        from: '2026-01-15',
        to: null,
        renewal: 'tacit',
        renewFor: null,
        notice: null,
        reviewEvery: null,
        ...term,
      },
    } as never);
  const ends = (window: Parameters<typeof capMonths>[1], month: string, term = {}) => {
    const months = capMonths(version(term), window, month);
    return [months[0], months.at(-1), months.length];
  };
  it.each([
    ['month', '2026-05', ['2026-05', '2026-05', 1]],
    ['quarter', '2026-05', ['2026-04', '2026-06', 3]],
    ['semester', '2026-07', ['2026-07', '2026-12', 6]],
    ['year', '2026-05', ['2026-01', '2026-12', 12]],
    ['rolling12mo', '2026-05', ['2025-06', '2026-05', 12]],
    ['contractYear', '2027-02', ['2027-01', '2027-12', 12]],
    ['contractYear', '2025-12', ['2025-01', '2025-12', 12]],
  ] as const)('%s around %s', (window, month, found) => expect(ends(window, month)).toEqual(found));
  it('a term without an end runs up to the month', () =>
    expect(ends('term', '2026-05')).toEqual(['2026-01', '2026-05', 5]));
  it('a term renewed tacitly is a new one; a month belongs to the one that holds its last day', () => {
    const term = { to: '2027-01-14', renewFor: { unit: 'y', count: 1 } };
    expect(ends('term', '2026-12', term)).toEqual(['2026-01', '2026-12', 12]);
    expect(ends('term', '2027-01', term)).toEqual(['2027-01', '2027-12', 12]);
  });
});
