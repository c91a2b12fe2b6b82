import { describe, expect, test } from 'vitest';
import { type ReceiptPart, receiptLayout } from './receipt-layout.ts';

const part = (from: string, to: string, kind: ReceiptPart['kind']): ReceiptPart => ({
  from: `2026-03-${from}:00Z`,
  to: `2026-03-${to}:00Z`,
  kind,
});

describe('the band of a receipt', () => {
  test('a short one is true to time', () => {
    const { placed, isFolded } = receiptLayout([
      part('12T10:00', '12T12:00', 'running'),
      part('12T12:00', '12T14:00', 'closed'),
      part('12T14:00', '12T18:00', 'running'),
    ]);
    expect(isFolded).toBe(false);
    expect(placed.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.25],
      [0.25, 0.5],
      [0.5, 1],
    ]);
  });

  test('a long one folds what was closed, and keeps counted time in proportion', () => {
    const { placed, isFolded, placeOf } = receiptLayout([
      part('12T16:00', '12T17:00', 'running'),
      part('12T17:00', '16T08:00', 'closed'),
      part('16T08:00', '16T11:00', 'running'),
    ]);
    expect(isFolded).toBe(true);
    const [first, night, second] = placed.map(({ from, to }) => to - from);
    expect((second as number) / (first as number)).toBeCloseTo(3, 9);
    expect(night).toBeLessThan(0.03);
    expect(placeOf(Date.parse('2026-03-16T11:00:00Z'))).toBeCloseTo(1, 9);
    expect(placeOf(Date.parse('2026-03-20T11:00:00Z'))).toBeNull();
  });

  test('nothing counted, nothing drawn', () => {
    expect(receiptLayout([]).placed).toEqual([]);
    expect(receiptLayout([part('12T10:00', '12T10:00', 'running')]).placed).toEqual([]);
  });
});
