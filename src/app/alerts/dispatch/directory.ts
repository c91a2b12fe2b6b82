import type { RuleSet } from '../../../core/alert/index.ts';
import type { RulesInForce } from '../../duty/index.ts';
import type { Endpoint, Person, Reachability, Rota, Tx } from '../../ports/index.ts';

/** Everybody and everything that may be told, as one transaction sees it. */
export interface Directory {
  readonly rules: RuleSet;
  /** Who may be told at all: neither disabled nor erased. By id. */
  readonly people: ReadonlyMap<string, Person>;
  readonly wishes: ReadonlyMap<string, Reachability>;
  readonly rotas: ReadonlyMap<string, Rota>;
  /** Those that work. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly liveCustomers: ReadonlySet<string>;
}

type Reads = Pick<Tx, 'people' | 'reachabilities' | 'rotas' | 'endpoints' | 'notificationRules' | 'liveCustomers'>;

const PAGE = 500;

export async function openDirectory(tx: Reads, rules: RulesInForce): Promise<Directory> {
  const [people, endpoints, inForce, rotas, live] = await Promise.all([
    activePeople(tx),
    tx.endpoints(),
    rules.inForce(tx),
    tx.rotas(),
    tx.liveCustomers(),
  ]);
  const wishes = people.size === 0 ? [] : await tx.reachabilities([...people.keys()]);
  const working = endpoints.filter(({ disabledBecause }) => disabledBecause === null);
  return {
    rules: inForce,
    people,
    wishes: new Map(wishes.map((one) => [one.person, one])),
    rotas: new Map(rotas.map((rota) => [rota.id, rota])),
    endpoints: new Map(working.map((one) => [one.id, one])),
    liveCustomers: new Set(live.map(({ customer }) => customer)),
  };
}

async function activePeople(tx: Pick<Tx, 'people'>): Promise<ReadonlyMap<string, Person>> {
  const found = new Map<string, Person>();
  for (let after: string | null = null; ; ) {
    const page: readonly Person[] = await tx.people({ customer: null, after, limit: PAGE });
    for (const person of page) if (!person.disabled && person.erasedAt === null) found.set(person.id, person);
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) return found;
    after = last.id;
  }
}
