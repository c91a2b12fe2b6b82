/** Numbers that look like chance and are the same in every run, on every machine. Mutable: each asking moves it on. */
export interface Chance {
  /** A whole number of 0 to `count` − 1, each equally likely; `count` from 1 to 2³². */
  below(count: number): number;
}

/** A well mixed 32-bit number of another: the finisher of splitmix32 (after Steele, Lea and Flood, 2014). */
export function mixed(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * Chance from a seed (any whole number; its lowest 32 bits and the rest both count): the generator xoshiro128** of
 * Blackman and Vigna (2018), in 32-bit integers only, its state filled by splitmix32. Good for simulation, never for
 * secrets.
 */
export function chanceOf(seed: number): Chance {
  const high = Math.floor(seed / 2 ** 32) | 0;
  let a = mixed(seed | 0) | 0;
  let b = mixed(a ^ high) | 0;
  let c = mixed(b) | 0;
  let d = mixed(c) | 1;
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    below(count) {
      // Numbers past the last whole multiple of `count` are asked again, or the first ones would come more often.
      const limit = 2 ** 32 - (2 ** 32 % count);
      let drawn = next();
      while (drawn >= limit) drawn = next();
      return drawn % count;
    },
  };
}
