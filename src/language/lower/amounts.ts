import type { AmountBase, CapTerms, Due, Price, Text } from '../../core/agreement/index.ts';
import { type Money, parseMoney, parsePercent } from '../../core/money/index.ts';
import { type Duration, parseDuration, parseTermLength, type TermLength } from '../../core/time/index.ts';
import type { base, cap } from '../grammar/charge-shapes.ts';
import type { PlainText, ValueOf } from '../grammar/form.ts';
import type { price } from '../grammar/service-shapes.ts';

// Everything here was read before: a text that reached this room is spelt well, so a value that cannot be parsed is a
// mistake of ours, not of the text, and is thrown.

/** The value, which must be there. */
export function known<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new TypeError(`unread ${what} reached the lowering of an agreement`);
  return value;
}

export function textOf(text: PlainText): Text {
  if (typeof text === 'string') return { fr: text, en: text };
  const either = text.fr ?? text.en ?? '';
  return { fr: text.fr ?? either, en: text.en ?? either };
}

export function durationOf(text: string): Duration {
  return known(parseDuration(text), `duration ${text}`);
}

/** Milliseconds of a duration without a calendar. */
export function msOf(text: string): number {
  const duration = durationOf(text);
  return 'ms' in duration ? duration.ms : 0;
}

export function termOf(text: string): TermLength {
  return known(parseTermLength(text), `term ${text}`);
}

export function moneyOf(text: string): Money {
  return known(parseMoney(text), `amount ${text}`);
}

export function ppmOf(text: string): number {
  return known(parsePercent(text), `percentage ${text}`);
}

/** The value lowered, or null when the text is silent. */
export function orNull<T, R>(value: T | undefined, lower: (value: T) => R): R | null {
  return value === undefined ? null : lower(value);
}

export function priceOf(plain: ValueOf<typeof price>): Price {
  return { unit: plain.unit, amount: moneyOf(plain.amount) };
}

export function dueOf(text: string): Due {
  return text.endsWith('%') ? { kind: 'share', sharePpm: ppmOf(text) } : { kind: 'amount', amount: moneyOf(text) };
}

export function baseOf(plain: ValueOf<typeof base>): AmountBase {
  if (typeof plain === 'string') return { kind: plain };
  return { kind: 'lines', lines: 'lines' in plain ? plain.lines : plain.line };
}

export function capOf(plain: ValueOf<typeof cap>): CapTerms {
  if (plain.amount !== undefined) return { kind: 'amount', amount: moneyOf(plain.amount) };
  return {
    kind: 'share',
    sharePpm: ppmOf(known(plain.share, 'share of a cap')),
    of: baseOf(known(plain.of, 'base of a cap')),
  };
}

/** Every value of a map, lowered. */
export function mapped<T, R>(
  map: { readonly [id: string]: T } | undefined,
  lower: (value: T, id: string) => R,
): { readonly [id: string]: R } {
  return Object.fromEntries(Object.entries(map ?? {}).map(([id, value]) => [id, lower(value, id)]));
}

/** Every entry of a map as a list, lowered. */
export function listed<T, R>(
  map: { readonly [id: string]: T } | undefined,
  lower: (value: T, id: string) => R,
): readonly R[] {
  return Object.entries(map ?? {}).map(([id, value]) => lower(value, id));
}
