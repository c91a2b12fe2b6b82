import type { Roster, Versions } from './governing.ts';

interface Index {
  /** Those that may apply to anybody: some version names no customer. */
  readonly general: readonly number[];
  /** Those of which some version names a customer. */
  readonly naming: ReadonlyMap<string, readonly number[]>;
  readonly found: Map<string | null, readonly Versions[]>;
}

const indexes = new WeakMap<Roster, Index>();

/**
 * The agreements that may apply to a customer, in the order of the roster: some version of them names it, or names none.
 * Of all others no version does, whatever the instant (`rankFor` is -1). Found once for each customer.
 * @param customerId null: a customer that no agreement knows
 */
export function concerning(roster: Roster, customerId: string | null): readonly Versions[] {
  const index = indexes.get(roster) ?? indexOf(roster);
  indexes.set(roster, index);
  const known = index.found.get(customerId);
  if (known !== undefined) return known;
  const named = customerId === null ? [] : (index.naming.get(customerId) ?? []);
  const places = [...new Set([...index.general, ...named])].sort((a, b) => a - b);
  const found = places.map((place) => roster.all[place] as Versions);
  index.found.set(customerId, found);
  return found;
}

function indexOf({ all }: Roster): Index {
  const general: number[] = [];
  const naming = new Map<string, number[]>();
  for (const [place, { versions }] of all.entries()) {
    if (versions.some(({ customer, adherents }) => customer === null && adherents.length === 0)) general.push(place);
    const customers = versions.flatMap(({ customer, adherents }) => [
      ...(customer === null ? [] : [customer.id]),
      ...adherents.map((one) => one.customer),
    ]);
    for (const customer of new Set(customers)) {
      const places = naming.get(customer);
      if (places === undefined) naming.set(customer, [place]);
      else places.push(place);
    }
  }
  return { general, naming, found: new Map() };
}
