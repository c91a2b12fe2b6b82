import { describe, expect, it } from 'vitest';
import { type Direction, differenceBetween } from '../../src/core/difference/index.ts';
import { type Changes, version } from './versions.ts';

const HOURS = 'perUnit: { each: 1h, credit: 1%, started: true }';
const POINTS = 'points: { minor: 1, serious: 3, seriousBelow: 99%, repeat: 2, free: 1, each: 1% }';
const POOL = 'pool: { pool: 50%, allocation: 40%, atRisk: 10% }';
const DAYS = 'serviceDays: [ { below: 99.9%, days: 3 }, { below: 99%, days: 7 } ]';

const IN_MONEY = 'uptime-hours: { on: internet-availability, kind: priceReduction';
const IN_DAYS = IN_MONEY.replace('priceReduction', 'serviceDays');

/** A formula, what of it is replaced by what, the term, and for whom that is better. */
type Case = readonly [formula: string, from: string, to: string, path: string, direction: Direction];

const CASES: readonly Case[] = [
  [HOURS, 'each: 1h', 'each: 2h', 'perUnit.each', 'provider'],
  [HOURS, 'credit: 1%', 'credit: 2%', 'perUnit.credit', 'customer'],
  [HOURS, 'credit: 1%', 'credit: 5.00 EUR', 'perUnit.credit', 'unclear'],
  ['proportional: { times: 1 }', 'times: 1', 'times: 10', 'proportional.times', 'customer'],
  [POINTS, 'serious: 3', 'serious: 4', 'points.serious', 'customer'],
  [POINTS, 'seriousBelow: 99%', 'seriousBelow: 98%', 'points.seriousBelow', 'provider'],
  [POINTS, 'repeat: 2', 'repeat: 1', 'points.repeat', 'provider'],
  [POINTS, 'free: 1', 'free: 2', 'points.free', 'provider'],
  [POINTS, 'each: 1%', 'each: 2%', 'points.each', 'customer'],
  [POOL, 'pool: { pool: 50%', 'pool: { pool: 60%', 'pool.pool', 'customer'],
  [POOL, 'allocation: 40%', 'allocation: 30%', 'pool.allocation', 'provider'],
  [POOL, 'atRisk: 10%', 'atRisk: 12%', 'pool.atRisk', 'customer'],
  [DAYS, 'days: 7', 'days: 15', 'serviceDays', 'customer'],
  [DAYS, 'below: 99.9%', 'below: 99.5%', 'serviceDays', 'provider'],
];

const OPPOSITE = { customer: 'provider', provider: 'customer', neutral: 'neutral', unclear: 'unclear' } as const;

/** The remedy by this formula; days of service are a kind of their own. */
const counted = (formula: string): Changes => [
  [HOURS, formula],
  ...(formula.startsWith('serviceDays') ? [[IN_MONEY, IN_DAYS] as const] : []),
];

describe('the figures of a remedy’s formula', () => {
  it.each(CASES)('%s: %s becomes %s', (formula, from, to, path, direction) => {
    const before = counted(formula);
    const after = counted(formula.replace(from, to));
    const [there] = differenceBetween(version(before), version(after)).terms;
    expect(there).toMatchObject({ path: `remedies.uptime-hours.${path}`, direction });
    const [back] = differenceBetween(version(after), version(before)).terms;
    expect(back?.direction).toBe(OPPOSITE[direction]);
  });

  it('of another formula can not be set against those of the first', () => {
    const { terms } = differenceBetween(version(), version([[HOURS, POOL]]));
    expect(new Set(terms.map(({ direction, reason }) => `${direction} ${reason}`))).toEqual(
      new Set(['unclear kindOfRemedy']),
    );
    expect(terms.map(({ path }) => path)).toContain('remedies.uptime-hours.formula');
  });

  it('a bound in place of another is told as one gained and one lost', () => {
    const { terms } = differenceBetween(
      version(),
      version([['term: { amount: 10000.00 EUR }', 'term: { share: 10%, of: charges }']]),
    );
    expect(terms.map(({ path, direction }) => [path, direction])).toEqual([
      ['caps.term.share', 'provider'],
      ['caps.term.of', 'provider'],
      ['caps.term.amount', 'customer'],
    ]);
  });

  it('another name for a group is nothing; company in it is better for the provider', () => {
    const named = differenceBetween(version(), version([['group: uptime', 'group: downtime']])).terms;
    expect(named.map(({ direction }) => direction)).toEqual(['neutral', 'neutral']);
    const joined = differenceBetween(
      version(),
      version([['perBreach: 50.00 EUR, ', 'perBreach: 50.00 EUR, group: uptime, ']]),
    ).terms;
    expect(joined).toMatchObject([{ path: 'remedies.p1-late.group', direction: 'provider' }]);
  });
});
