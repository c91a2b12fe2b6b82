/** Numbers that look random and are the same for the same seed (mulberry32), and choices made with them. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  /** True `percent` times out of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly some: <T>(from: readonly T[], percent: number) => readonly T[];
  readonly shuffle: <T>(list: readonly T[]) => readonly T[];
}

export function randomFrom(seed: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const chance = (percent: number): boolean => below(100) < percent;
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const some = <T>(from: readonly T[], percent: number): readonly T[] => from.filter(() => chance(percent));
  const shuffle = <T>(list: readonly T[]): readonly T[] =>
    list
      .map((value) => ({ value, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ value }) => value);
  return { below, chance, pick, some, shuffle };
}
