import { type Fraction, ppm, times, whole } from './fraction.ts';
import type { Base, Cap, Window, World } from './world.ts';

/** Charges before VAT over some months; before the first and after the last there are none. */
export function charged(world: World, base: Base, months: readonly number[]): Fraction {
  if (base === 'annualValue') return whole(world.annualValue);
  const ids = base === 'charges' ? Object.keys(world.lines) : base.lines;
  let total = 0;
  for (const id of ids) for (const month of months) total += world.lines[id]?.[month] ?? 0;
  return whole(total);
}

export function monthsFrom(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
}

export function capOf(world: World, cap: Cap, months: readonly number[]): Fraction {
  return 'cents' in cap ? whole(cap.cents) : times(ppm(cap.share), charged(world, cap.of, months));
}

/** The months over which a cap is told around a month; some may lie before the first or after the last. */
export function windowMonths(world: World, window: Window, month: number): readonly number[] {
  const ofYear = (world.firstMonth + month) % 12;
  const block = (length: number) => monthsFrom(month - (ofYear % length), month - (ofYear % length) + length);
  switch (window) {
    case 'month':
      return [month];
    case 'quarter':
      return block(3);
    case 'semester':
      return block(6);
    case 'year':
      return block(12);
    case 'rolling12mo':
      return monthsFrom(month - 11, month + 1);
    case 'contractYear':
      return monthsFrom(month - (month % 12), month - (month % 12) + 12);
    case 'term':
      return termMonths(world, month);
  }
}

function termMonths({ term, renewal }: World, month: number): readonly number[] {
  if (term === null) return monthsFrom(0, month + 1);
  let [from, to] = [0, term];
  while (month >= to) [from, to] = [to, to + renewal];
  return monthsFrom(from, to);
}
