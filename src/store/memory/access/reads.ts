import type { AccessReads } from '../../../app/ports/index.ts';
import type { MemoryState } from '../state.ts';
import { accessTables, compare, personOf } from './tables.ts';

/** People, accounts, sessions and tokens, read outside any transaction. */
export function accessReads(state: MemoryState): AccessReads {
  const tables = accessTables(state);
  return {
    people: async ({ customer, after, limit }) =>
      [...tables.people.values()]
        .filter((row) => (customer === null || row.customer === customer) && (after === null || row.id > after))
        .sort((a, b) => compare(a.id, b.id))
        .slice(0, limit)
        .flatMap(({ id }) => personOf(tables, id) ?? []),
    person: async (id) => personOf(tables, id),
    personByEmail: async (emailKey) => {
      const found = [...tables.identities].find(([, identity]) => identity.emailKey === emailKey);
      return found === undefined ? null : personOf(tables, found[0]);
    },
    personByOidc: async (issuer, subject) => {
      const person = tables.oidc.get(JSON.stringify([issuer, subject]));
      return person === undefined ? null : personOf(tables, person);
    },
    account: async (person) => {
      const row = tables.accounts.get(person);
      if (row === undefined) return null;
      const { lastTotpStep: _, ...account } = row;
      return account;
    },
    session: async (hash) => {
      const session = tables.sessions.get(hash);
      const person = session === undefined ? null : personOf(tables, session.person);
      return session === undefined || person === null ? null : { session, person };
    },
    sessionsOf: async (person) =>
      [...tables.sessions.values()]
        .filter((session) => session.person === person)
        .sort((a, b) => b.startedAt - a.startedAt || compare(a.id, b.id)),
    tokenByHash: async (hash) => {
      const token = [...tables.tokens.values()].find((other) => other.hash === hash);
      const person = token === undefined ? null : personOf(tables, token.person);
      return token === undefined || person === null ? null : { token, person };
    },
    token: async (id) => tables.tokens.get(id) ?? null,
    tokens: async (person) =>
      [...tables.tokens.values()]
        .filter((token) => person === null || token.person === person)
        .sort((a, b) => b.madeAt - a.madeAt || compare(a.id, b.id)),
    oneTime: async (hash) => tables.oneTimes.get(hash) ?? null,
    hasOwner: async () =>
      [...tables.people.values()].some(({ role, erasedAt }) => role === 'owner' && erasedAt === null),
  };
}
