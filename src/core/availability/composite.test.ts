import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dependency } from '../agreement/index.ts';
import {
  compareRatios,
  divideRatios,
  ONE,
  parsePercent,
  type Ratio,
  ratio,
  ratioOfPpm,
  roundRatio,
  subtractRatios,
  ZERO,
} from '../money/index.ts';
import { DAY_MS, MINUTE_MS } from '../time/index.ts';
import { COMMON_CAUSE_PPM, compositeOf, unavailableOf } from './composite.ts';

const leaf = (id: string): Dependency => ({ kind: 'agreement', id });
const all = (...of: Dependency[]): Dependency => ({ kind: 'all', of });
const any = (...of: Dependency[]): Dependency => ({ kind: 'any', of });
const atLeast = (count: number, ...of: Dependency[]): Dependency => ({ kind: 'atLeast', count, of });

/** Leaves are named by their availability: `99.95%`, and `99.95%b` for another of it. */
const named = (id: string): Ratio | null => {
  const ppm = parsePercent(id.replace(/[a-z]$/, ''));
  return ppm === null ? null : ratioOfPpm(ppm);
};
const composite = (dependency: Dependency, beta?: number) => compositeOf(dependency, named, beta) as Ratio;
/** Rounded half up, as the formulas are printed. */
const percent = ({ part, whole }: Ratio) => (Number((part * 10_000_000n) / whole) / 100_000).toFixed(4);

const PAIR = any(leaf('99.5%a'), leaf('99.5%b'));

describe('what stands on several suppliers', () => {
  it('in series: 99.95 % and 99.99 % make 99.9400 %', () => {
    const two = all(leaf('99.95%'), leaf('99.99%'));
    expect(composite(two)).toEqual(ratio(9995n * 9999n, 10_000n * 10_000n));
    expect(percent(composite(two))).toBe('99.9400');
  });
  it('in series: 99.95 %, 99.99 % and 99.9 % make 99.8401 %, 69.1 minutes of 30 days', () => {
    const three = composite(all(leaf('99.95%'), leaf('99.99%'), leaf('99.9%')));
    expect(percent(three)).toBe('99.8401');
    const down = unavailableOf(three, 30 * DAY_MS);
    expect(Number(down.part) / Number(down.whole) / MINUTE_MS).toBeCloseTo(69.1, 1);
  });
  it('one of two at 99.5 %, independent: 99.9975 %', () => {
    expect(composite(PAIR, 0)).toEqual(ratio(999_975, 1_000_000));
  });
  it('two of three at 99.9 %, independent: 99.9997 %', () => {
    const three = composite(atLeast(2, leaf('99.9%a'), leaf('99.9%b'), leaf('99.9%c')), 0);
    expect(three).toEqual(ratio(999_997_002n, 1_000_000_000n));
    expect(percent(three)).toBe('99.9997');
  });
  it('the pair with 5 % common cause: 99.9727 %, about eleven times what independence predicts', () => {
    const pair = composite(PAIR, 50_000);
    // ((1 − β)u)² + βu with u = 0.005.
    expect(subtractRatios(ONE, pair)).toEqual(ratio(2_725_625n, 10_000_000_000n));
    expect(percent(pair)).toBe('99.9727');
    const independent = subtractRatios(ONE, composite(PAIR, 0));
    expect(roundRatio(divideRatios(subtractRatios(ONE, pair), independent))).toBe(11n);
  });
  it('common cause is 5 % where nobody says otherwise', () => {
    expect(COMMON_CAUSE_PPM).toBe(50_000);
    expect(composite(PAIR)).toEqual(composite(PAIR, 50_000));
  });
  it('a fallback path: 99.95 % and one of 99.99 % and 99.9 %, independent, makes 99.95 %', () => {
    const path = composite(all(leaf('99.95%'), any(leaf('99.99%'), leaf('99.9%'))), 0);
    expect(percent(path)).toBe('99.9500');
    expect(compareRatios(path, ratioOfPpm(999_500))).toBeLessThan(0);
  });
  it('two paths over one line are no better than the line', () => {
    const line = leaf('99.5%');
    expect(composite(any(line, line))).toEqual(ratioOfPpm(995_000));
    const paths = any(all(line, leaf('99.9%a')), all(line, leaf('99.9%b')));
    expect(compareRatios(composite(paths), ratioOfPpm(995_000))).toBeLessThan(0);
    expect(compareRatios(composite(paths), composite(all(line, leaf('99.9%a'))))).toBeGreaterThan(0);
  });
  it('is not known while one of them is not', () => expect(compositeOf(any(leaf('99%'), leaf('?')), named)).toBeNull());
  it('more than there are can never be up; none needed always are', () => {
    expect(composite(atLeast(3, leaf('99%a'), leaf('99%b')))).toEqual(ZERO);
    expect(composite(atLeast(0, leaf('99%')))).toEqual(ONE);
    expect(composite(all())).toEqual(ONE);
    expect(composite(any())).toEqual(ZERO);
  });
  it('a part that never fails, or always does, leaves it to the others', () => {
    expect(composite(any(leaf('100%'), leaf('50%')))).toEqual(ONE);
    expect(composite(any(leaf('0%'), leaf('99.5%')))).toEqual(ratioOfPpm(995_000));
    expect(composite(atLeast(2, leaf('100%'), leaf('99.5%a'), leaf('99.5%b')))).toEqual(composite(PAIR));
  });
});

describe('redundancy', () => {
  const share = fc.integer({ min: 1, max: 999_999 });
  it('is never worse than its best part alone, nor better than independence', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 2, maxLength: 4 }), share, (ppms, beta) => {
        const found = (id: string) => ratioOfPpm(ppms[Number(id)] as number);
        const parts = any(...ppms.map((_, place) => leaf(String(place))));
        const joined = compositeOf(parts, found, beta) as Ratio;
        expect(compareRatios(joined, ratioOfPpm(Math.max(...ppms)))).toBeGreaterThanOrEqual(0);
        expect(compareRatios(joined, compositeOf(parts, found, 0) as Ratio)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
