import type { Transaction } from 'kysely';

type Part = (tx: Transaction<unknown>) => object;

/** All methods of the parts together. */
type Joined<P extends readonly Part[]> = P extends readonly [
  infer First extends Part,
  ...infer Rest extends readonly Part[],
]
  ? ReturnType<First> & Joined<Rest>
  : unknown;

const ON = Symbol('on');
const MADE = Symbol('made');

interface Lazy {
  readonly [ON]: Transaction<unknown>;
  /** By the place of each part; empty: not made yet. */
  readonly [MADE]: (object | undefined)[];
}

/**
 * Joins parts, each of which gives methods on a transaction, into one: a part is made when something of it is first asked
 * for, because a transaction calls a handful of some two hundred methods, and making all of them took longer than calling
 * those. What it gives has its methods from a prototype: `txWith` does some of them otherwise, a spread would lose them.
 */
export function joinedParts<const P extends readonly Part[]>(parts: P): (tx: Transaction<unknown>) => Joined<P> {
  let shape: object | null = null;
  return (tx) => {
    shape ??= shapeOf(parts, tx);
    const own: Lazy = { [ON]: tx, [MADE]: [] };
    return Object.assign(Object.create(shape), own);
  };
}

/** The names of all methods, found on one transaction; each leads to its part. */
function shapeOf(parts: readonly Part[], tx: Transaction<unknown>): object {
  const shape = {};
  for (const [index, part] of parts.entries()) {
    for (const name of Object.keys(part(tx))) {
      const get = function (this: Lazy): unknown {
        this[MADE][index] ??= part(this[ON]);
        return Reflect.get(this[MADE][index], name);
      };
      Object.defineProperty(shape, name, { get });
    }
  }
  return shape;
}
