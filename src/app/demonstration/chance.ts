/** Numbers that look like chance and are the same each time, from a seed. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  /** One of a list, by weights where given. */
  of<T>(list: readonly [T, ...T[]], weights?: readonly number[]): T;
}

/** Mulberry32: 32 bits of state are plenty for a month of tickets. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    percent: (share) => next() * 100 < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    of(list, weights) {
      if (weights === undefined) return list[Math.floor(next() * list.length)] ?? list[0];
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return list[index] ?? list[0];
      }
      return list[0];
    },
  };
}
