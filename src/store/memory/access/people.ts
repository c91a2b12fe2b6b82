import type { AccessTx, Identity, NewPerson } from '../../../app/ports/index.ts';
import { alertingTables } from '../alerting/tables.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { type AccessTables, accessTables, compare, personOf } from './tables.ts';

type People = Pick<
  AccessTx,
  | 'lockPerson'
  | 'lockOwners'
  | 'addPerson'
  | 'setStanding'
  | 'setIdentity'
  | 'erasePerson'
  | 'setExternalIds'
  | 'tieOidc'
  | 'hasOidc'
>;

/** What is written about people. Locks are nothing here: transactions come one after another. */
export function peopleTx(state: MemoryState): People {
  const tables = accessTables(state);
  return {
    lockPerson: async (id) => personOf(tables, id),
    lockOwners: async () =>
      [...tables.people.values()]
        .filter(({ role, disabled, erasedAt }) => role === 'owner' && !disabled && erasedAt === null)
        .map(({ id }) => id)
        .sort(compare),
    addPerson: async (person) => addPerson(state, tables, person),
    setStanding: async (id, { role, approves, customer, disabled, language }) => {
      const row = tables.people.get(id);
      if (row === undefined) return;
      putRow(state, tables.people, id, { ...row, role, approves: [...approves], customer, disabled, language });
    },
    setIdentity: async (id, { name, email, emailKey }) => {
      if (emailTaken(tables, emailKey, id)) return 'emailTaken';
      putRow(state, tables.identities, id, { name, email, emailKey });
      return 'set';
    },
    erasePerson: async (id, at) => erasePerson(state, tables, id, at),
    setExternalIds: async (person, ids) => {
      const key = (id: { readonly source: string; readonly id: string }) => JSON.stringify([id.source, id.id]);
      for (const [row, { person: whose }] of [...tables.externalIds]) {
        if (whose === person) dropRow(state, tables.externalIds, row);
      }
      const taken = ids.filter((id) => tables.externalIds.has(key(id)));
      for (const id of ids) {
        if (!tables.externalIds.has(key(id))) {
          putRow(state, tables.externalIds, key(id), { source: id.source, id: id.id, person });
        }
      }
      return taken;
    },
    hasOidc: async (person) => [...tables.oidc.values()].includes(person),
    tieOidc: async (issuer, subject, person) => {
      const key = JSON.stringify([issuer, subject]);
      const tied = tables.oidc.get(key);
      if (tied === undefined) putRow(state, tables.oidc, key, person);
      return tied === undefined || tied === person;
    },
  };
}

function addPerson(state: MemoryState, tables: AccessTables, person: NewPerson): 'added' | 'emailTaken' {
  const { name, email, emailKey, id, role, approves, customer, disabled, language, createdAt, createdBy } = person;
  if (emailTaken(tables, emailKey, id)) return 'emailTaken';
  putRow(state, tables.people, id, {
    id,
    role,
    approves: [...approves],
    customer,
    disabled,
    language,
    createdAt,
    createdBy,
    erasedAt: null,
  });
  putRow(state, tables.identities, id, { name, email, emailKey });
  return 'added';
}

function emailTaken(tables: AccessTables, emailKey: Identity['emailKey'], by: string): boolean {
  if (emailKey === null) return false;
  return [...tables.identities].some(([id, identity]) => id !== by && identity.emailKey === emailKey);
}

function erasePerson(state: MemoryState, tables: AccessTables, id: string, at: number): void {
  const row = tables.people.get(id);
  if (row === undefined) return;
  putRow(state, tables.people, id, { ...row, disabled: true, language: null, erasedAt: row.erasedAt ?? at });
  dropRow(state, tables.identities, id);
  dropRow(state, tables.accounts, id);
  dropRow(state, tables.recovery, id);
  dropRow(state, alertingTables(state).reachabilities, id);
  dropWhere(state, tables.externalIds, ({ person }) => person === id);
  dropWhere(state, tables.oidc, (person) => person === id);
  dropWhere(state, tables.sessions, ({ person }) => person === id);
  dropWhere(state, tables.oneTimes, ({ person }) => person === id);
  for (const token of [...tables.tokens.values()]) {
    if (token.person !== id) continue;
    putRow(state, tables.tokens, token.id, { ...token, name: '', revokedAt: token.revokedAt ?? at });
  }
}

/** Takes away all rows that fit; how many. */
export function dropWhere<K, V>(state: MemoryState, table: Map<K, V>, fits: (row: V) => boolean): number {
  const keys = [...table].filter(([, row]) => fits(row)).map(([key]) => key);
  for (const key of keys) dropRow(state, table, key);
  return keys.length;
}
