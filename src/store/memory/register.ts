import type {
  CustomerAlias,
  IssuedStatement,
  PastAlias,
  PublishedVersion,
  RegisteredCustomer,
  RegisterReads,
  RegisterTx,
  StatementFilter,
  StatementPlace,
} from '../../app/ports/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { namesChanged } from './live/tables.ts';
import { dropRow, type MemoryState, putRow, tableSet } from './state.ts';

/** Keys are the parts of the identity as JSON: no part can be taken for another. */
interface Tables {
  readonly versions: Map<string, PublishedVersion>;
  readonly customers: Map<string, RegisteredCustomer>;
  readonly aliases: Map<string, CustomerAlias>;
  /** In the order in which they ended. */
  readonly pastAliases: Map<string, PastAlias>;
  readonly statements: Map<string, IssuedStatement>;
}

const tablesOf = (state: MemoryState): Tables =>
  tableSet(state, 'register', () => ({
    versions: new Map(),
    customers: new Map(),
    aliases: new Map(),
    pastAliases: new Map(),
    statements: new Map(),
  }));

/** The tables of the register, for who empties them. */
export const registerTables = tablesOf;

/** The name under which a customer is registered; null: it is not. */
export function customerName(state: MemoryState, id: string): string | null {
  return tablesOf(state).customers.get(id)?.name ?? null;
}

const keyOf = (...parts: readonly (string | number)[]) => JSON.stringify(parts);

/** What is declared. */
export function registerReads(state: MemoryState): RegisterReads {
  const { versions, customers, aliases, pastAliases, statements } = tablesOf(state);
  return {
    publishedVersions: async () =>
      [...versions.values()].sort((a, b) => compare(a.agreement, b.agreement) || a.version - b.version),
    customerAliases: async () =>
      [...aliases.values()].sort((a, b) => compare(a.source, b.source) || compare(a.alias, b.alias)),
    customerNames: async () =>
      [...aliases.values(), ...[...customers.values()].map(ownName)].sort(
        (a, b) => compare(a.source, b.source) || compare(a.alias, b.alias),
      ),
    pastAliases: async () =>
      [...pastAliases.values()].sort(
        (a, b) =>
          compare(a.source, b.source) ||
          compare(a.alias, b.alias) ||
          a.attachedAt - b.attachedAt ||
          a.detachedAt - b.detachedAt,
      ),
    registeredCustomers: async () => [...customers.values()].sort((a, b) => compare(a.id, b.id)),
    issuedStatements: async (filter, after, limit) =>
      [...statements.values()]
        .filter((one) => isWanted(one, filter) && (after === null || inOrder(after, one) < 0))
        .sort(inOrder)
        .slice(0, limit),
  };
}

/** What is declared, within a transaction. Transactions come one after another: nothing is left to lock. */
export function registerTx(state: MemoryState): RegisterTx {
  const { versions, customers, aliases, pastAliases, statements } = tablesOf(state);
  const removeAlias = (source: string, alias: string, detachedAt: Instant): boolean => {
    const held = aliases.get(keyOf(source, alias));
    if (held === undefined) return false;
    putRow(state, pastAliases, String(pastAliases.size), { ...held, detachedAt });
    namesChanged(state);
    return dropRow(state, aliases, keyOf(source, alias));
  };
  return {
    ...registerReads(state),
    lockRegister: async () => {},
    addVersion: async (version) => addNew(state, versions, keyOf(version.agreement, version.version), version),
    withdrawVersion: async (agreement, number, { at, by, because }) => {
      const key = keyOf(agreement, number);
      const version = versions.get(key);
      if (version === undefined || version.withdrawnAt !== null) return false;
      putRow(state, versions, key, { ...version, withdrawnAt: at, withdrawnBy: by, withdrawnBecause: because });
      return true;
    },
    putCustomer: async (customer) => {
      const registeredAt = customers.get(customer.id)?.registeredAt ?? customer.changedAt;
      putRow(state, customers, customer.id, { ...customer, registeredAt });
      namesChanged(state);
    },
    putAlias: async (alias) => {
      removeAlias(alias.source, alias.alias, alias.attachedAt);
      putRow(state, aliases, keyOf(alias.source, alias.alias), alias);
      namesChanged(state);
    },
    removeAlias: async (source, alias, at) => removeAlias(source, alias, at),
    addStatement: async (one) => addNew(state, statements, keyOf(one.agreement, one.month, one.number), one),
  };
}

function ownName({ id, registeredAt }: RegisteredCustomer): CustomerAlias {
  return { source: '', alias: id, customer: id, attachedAt: registeredAt, attachedBy: null };
}

function addNew<V>(state: MemoryState, table: Map<string, V>, key: string, row: V): boolean {
  if (table.has(key)) return false;
  putRow(state, table, key, row);
  return true;
}

function isWanted(one: IssuedStatement, { agreement, month, customer }: StatementFilter): boolean {
  return (
    (agreement === undefined || one.agreement === agreement) &&
    (month === undefined || one.month === month) &&
    (customer === undefined || one.customer === customer)
  );
}

function inOrder(a: StatementPlace, b: StatementPlace): number {
  return compare(b.month, a.month) || compare(a.agreement, b.agreement) || b.number - a.number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
