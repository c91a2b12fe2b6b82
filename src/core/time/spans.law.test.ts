import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, intersect, lengthOf, type Span, subtract, unite } from './index.ts';

const RANGE = 40;
const anySpans = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: RANGE }), to: fc.integer({ min: 0, max: RANGE }) }),
  { maxLength: 8 },
);

/** The milliseconds covered, one by one. */
function covered(spans: readonly Span[]): ReadonlySet<number> {
  const set = new Set<number>();
  for (const span of spans) for (let t = span.from; t < span.to; t++) set.add(t);
  return set;
}

function where(test: (t: number) => boolean): Set<number> {
  return new Set(Array.from({ length: RANGE }, (_, t) => t).filter(test));
}

/** Sorted, not empty, not touching. */
function expectTidy(spans: readonly Span[]): void {
  spans.forEach((span, place) => {
    expect(span.to).toBeGreaterThan(span.from);
    expect(span.from).toBeGreaterThan(spans[place - 1]?.to ?? -1);
  });
}

describe('span algebra', () => {
  it('unites any spans into a sorted list that covers the same time', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const united = unite(spans);
        expectTidy(united);
        expect(covered(united)).toEqual(covered(spans));
        expect(lengthOf(united)).toBe(covered(spans).size);
      }),
    );
  });

  it('intersects, subtracts and clips as sets of milliseconds do', () => {
    fc.assert(
      fc.property(
        anySpans,
        anySpans,
        fc.integer({ min: 0, max: RANGE }),
        fc.integer({ min: 0, max: RANGE }),
        (x, y, from, to) => {
          const a = unite(x);
          const b = unite(y);
          const inA = covered(a);
          const inB = covered(b);
          expect(covered(intersect(a, b))).toEqual(where((t) => inA.has(t) && inB.has(t)));
          expect(covered(subtract(a, b))).toEqual(where((t) => inA.has(t) && !inB.has(t)));
          expect(covered(clip(a, from, to))).toEqual(where((t) => inA.has(t) && t >= from && t < to));
          for (const result of [intersect(a, b), subtract(a, b), clip(a, from, to)]) expectTidy(result);
          expect(lengthOf(intersect(a, b)) + lengthOf(subtract(a, b))).toBe(lengthOf(a));
        },
      ),
    );
  });

  it('finds nothing common to spans that touch, and takes nothing from what lies beside', () => {
    const span = (from: number, to: number): Span => ({ from, to });
    expect(intersect([span(0, 5)], [span(5, 9)])).toEqual([]);
    expect(subtract([span(0, 5)], [span(0, 2)])).toEqual([span(2, 5)]);
    expect(subtract([span(0, 5)], [span(5, 9)])).toEqual([span(0, 5)]);
    expect(subtract([span(0, 2), span(4, 6), span(7, 9)], [span(1, 5)])).toEqual([span(0, 1), span(5, 6), span(7, 9)]);
    expect(clip([span(0, 9)], 5, 3)).toEqual([]);
  });

  it('joins spans that touch and keeps the longer end of one inside another', () => {
    expect(
      unite([
        { from: 5, to: 9 },
        { from: 0, to: 5 },
        { from: 1, to: 2 },
      ]),
    ).toEqual([{ from: 0, to: 9 }]);
    expect(
      unite([
        { from: 3, to: 3 },
        { from: 4, to: 2 },
      ]),
    ).toEqual([]);
  });
});
