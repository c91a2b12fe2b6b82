import { describe, expect, it } from 'vitest';
import { agreementSaid, at } from '../../../test/support/promises.ts';
import { formatInstant } from '../time/index.ts';
import { isRolling, periodOf, rollingPeriod } from './period.ts';

const agreed = (from: string, timeZone = 'UTC') =>
  agreementSaid(
    [],
    {},
    {
      timeZone,
      term: { from, to: null, renewal: 'tacit', renewFor: null, notice: null, reviewEvery: null },
    },
  );
const said = ({ from, to }: { readonly from: number; readonly to: number }) => [formatInstant(from), formatInstant(to)];
const contractYear = (begun: string, instant: string) => said(periodOf(agreed(begun), 'contractYear', at(instant)));

describe('a contract year', () => {
  it.each([
    ['2026-07-15T00:00:00Z', 2026],
    ['2026-07-20T09:00:00Z', 2026],
    ['2026-12-01T00:00:00Z', 2026],
    ['2027-03-01T00:00:00Z', 2026],
    ['2027-07-14T23:59:59Z', 2026],
    ['2027-07-01T00:00:00Z', 2026],
    ['2027-07-15T00:00:00Z', 2027],
    ['2025-08-01T00:00:00Z', 2025],
  ])('of a term begun on 15 July holds %s in the year of %i', (instant, year) => {
    expect(contractYear('2025-07-15', instant)).toEqual([`${year}-07-15T00:00:00Z`, `${year + 1}-07-15T00:00:00Z`]);
  });

  it('of a term begun on 29 February begins on the last day of each February, and holds every instant', () => {
    expect(contractYear('2024-02-29', '2027-06-01T00:00:00Z')).toEqual([
      '2027-02-28T00:00:00Z',
      '2028-02-29T00:00:00Z',
    ]);
    expect(contractYear('2024-02-29', '2028-02-28T12:00:00Z')).toEqual([
      '2027-02-28T00:00:00Z',
      '2028-02-29T00:00:00Z',
    ]);
    expect(contractYear('2024-02-29', '2028-02-29T00:00:00Z')).toEqual([
      '2028-02-29T00:00:00Z',
      '2029-02-28T00:00:00Z',
    ]);
  });
});

describe('a calendar period', () => {
  it.each([
    ['month', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['quarter', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
    ['semester', '2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z'],
    ['year', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ] as const)('of a %s holds 14 February 2026 from %s to %s', (per, from, to) => {
    expect(said(periodOf(agreed('2020-05-05'), per, at('2026-02-14T12:00:00Z')))).toEqual([from, to]);
  });

  it.each([
    ['quarter', '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['semester', '2026-07-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['month', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ] as const)('of a %s holds 31 December 2026 from %s to %s', (per, from, to) => {
    expect(said(periodOf(agreed('2020-05-05'), per, at('2026-12-31T12:00:00Z')))).toEqual([from, to]);
  });

  it('is the only kind that does not move with the day of the report', () => {
    const all = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling30d', 'rolling12mo'] as const;
    expect(all.filter(isRolling)).toEqual(['rolling30d', 'rolling12mo']);
  });
});

describe('a rolling period', () => {
  it('of twelve months begins on the same day of last year, or on the last of February', () => {
    const rolling = (asOf: string) => said(rollingPeriod(agreed('2020-01-01'), 'rolling12mo', at(asOf)));
    expect(rolling('2026-04-15T10:00:00Z')).toEqual(['2025-04-15T10:00:00Z', '2026-04-15T10:00:00Z']);
    expect(rolling('2028-02-29T10:00:00Z')).toEqual(['2027-02-28T10:00:00Z', '2028-02-29T10:00:00Z']);
  });

  it('begins at the first of two equal local times, so that none of the thirty days is cut short', () => {
    const paris = agreed('2020-01-01', 'Europe/Paris');
    // 02:30 on 26 October 2025 came twice in Paris: at 00:30 and at 01:30 UTC.
    expect(said(rollingPeriod(paris, 'rolling30d', at('2025-11-25T01:30:00Z')))[0]).toBe('2025-10-26T00:30:00Z');
  });
});
