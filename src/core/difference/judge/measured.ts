import type { Direction } from '../direction.ts';
import type { StatedValue, Tier } from '../value.ts';

/** Below 0, 0 or above 0 as `a` is less, as much or more than `b`; null where that can not be told. */
export function compareValues(a: StatedValue, b: StatedValue): number | null {
  if (a.kind === 'flag' && b.kind === 'flag') return Number(a.flag) - Number(b.flag);
  if (a.kind === 'number' && b.kind === 'number') return a.number - b.number;
  if (a.kind === 'timeOfDay' && b.kind === 'timeOfDay') return a.minute - b.minute;
  if ((a.kind === 'share' && b.kind === 'share') || (a.kind === 'factor' && b.kind === 'factor')) return a.ppm - b.ppm;
  if (a.kind === 'money' && b.kind === 'money') {
    return a.money.currency === b.money.currency ? a.money.amountMinor - b.money.amountMinor : null;
  }
  if (a.kind === 'duration' && b.kind === 'duration') {
    if (a.duration.kind !== b.duration.kind) return null;
    return amountOf(a.duration) - amountOf(b.duration);
  }
  if (a.kind === 'length' && b.kind === 'length') return compareLengths(a, b);
  return null;
}

function amountOf(duration: Extract<StatedValue, { kind: 'duration' }>['duration']): number {
  return 'ms' in duration ? duration.ms : duration.days;
}

type Length = Extract<StatedValue, { kind: 'length' }>;

/** Days with days and months with months exactly; a month and days only where every month gives the same answer. */
function compareLengths({ length: a }: Length, { length: b }: Length): number | null {
  const [left, right] = [shortestAndLongest(a), shortestAndLongest(b)];
  if (left.unit === right.unit) return left.count - right.count;
  if (left.longest < right.shortest) return -1;
  return left.shortest > right.longest ? 1 : null;
}

function shortestAndLongest({ unit, count }: Length['length']) {
  if (unit === 'd' || unit === 'w') {
    const days = unit === 'w' ? count * 7 : count;
    return { unit: 'd', count: days, shortest: days, longest: days };
  }
  const months = unit === 'y' ? count * 12 : count;
  return { unit: 'mo', count: months, shortest: months * 28, longest: months * 31 };
}

type Tiers = Extract<StatedValue, { kind: 'tiers' }>;

/**
 * Does a scale give more (above 0) or less (below 0) than another, at every share alike? 0: the same at each; null:
 * more at some and less at others, or a share of a price against an amount.
 */
export function compareTiers(a: Tiers, b: Tiers): number | null {
  const bounds = new Set([...a.tiers, ...b.tiers].map(({ atPpm }) => atPpm));
  const signs = new Set<number | null>();
  for (const at of bounds) signs.add(compareDues(dueAt(a, at), dueAt(b, at)));
  signs.delete(0);
  if (signs.size === 0) return 0;
  return signs.size === 1 ? ([...signs][0] as number | null) : null;
}

/** Just below the bound for a scale of misses, at the bound for a scale of merits. */
function dueAt({ bound, tiers }: Tiers, atPpm: number): StatedValue | null {
  let found: Tier | null = null;
  for (const tier of tiers) {
    const holds = bound === 'below' ? tier.atPpm >= atPpm : tier.atPpm <= atPpm;
    const closer = found === null || (bound === 'below' ? tier.atPpm < found.atPpm : tier.atPpm > found.atPpm);
    if (holds && closer) found = tier;
  }
  return found?.due ?? null;
}

function compareDues(a: StatedValue | null, b: StatedValue | null): number | null {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  const compared = compareValues(a, b);
  return compared === null ? null : Math.sign(compared);
}

type Prices = Extract<StatedValue, { kind: 'prices' }>;

/** The price of each quantity, compared at every bound of either list. */
export function comparePrices(a: Prices, b: Prices): number | null {
  const bounds = new Set([...a.prices, ...b.prices].map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY));
  const signs = new Set<number | null>();
  for (const bound of bounds) {
    const [left, right] = [priceAt(a, bound), priceAt(b, bound)];
    signs.add(left === null || right === null ? null : compareDues(left, right));
  }
  signs.delete(0);
  if (signs.size === 0) return 0;
  return signs.size === 1 ? ([...signs][0] as number | null) : null;
}

function priceAt({ prices }: Prices, quantity: number): StatedValue | null {
  const tier = prices.find(({ upTo }) => upTo === null || quantity <= upTo);
  return tier === undefined ? null : { kind: 'money', money: tier.amount };
}

/** Is one set within the other? Above 0: `a` has more; null: each has what the other lacks. */
export function compareSets(a: readonly string[], b: readonly string[]): number | null {
  const gained = a.some((value) => !b.includes(value));
  const lost = b.some((value) => !a.includes(value));
  return gained && lost ? null : Number(gained) - Number(lost);
}

/** A comparison (of after with before) as a direction, when more is better for `forMore`. */
export function directionOf(compared: number | null, forMore: 'customer' | 'provider'): Direction {
  if (compared === null || Number.isNaN(compared)) return 'unclear';
  if (compared === 0) return 'neutral';
  const other = forMore === 'customer' ? 'provider' : 'customer';
  return compared > 0 ? forMore : other;
}
