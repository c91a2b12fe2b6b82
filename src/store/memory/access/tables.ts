import type {
  Account,
  ExternalId,
  Identity,
  NewPerson,
  OneTime,
  Person,
  Session,
  Token,
} from '../../../app/ports/index.ts';
import { type MemoryState, tableSet } from '../state.ts';

/** A person without what can be erased. */
export type PersonRow = Omit<NewPerson, keyof Identity> & { readonly erasedAt: number | null };

export interface AccountRow extends Account {
  readonly lastTotpStep: number | null;
}

export interface AllowanceRow {
  /** When all that was taken will be free again. */
  readonly freeAt: number;
  readonly failures: number;
  readonly refused: boolean;
}

/** The tables of access, each as it is in PostgreSQL. */
export interface AccessTables {
  readonly people: Map<string, PersonRow>;
  readonly identities: Map<string, Identity>;
  /** By source and id, as JSON. */
  readonly externalIds: Map<string, ExternalId & { readonly person: string }>;
  /** By issuer and subject, as JSON. */
  readonly oidc: Map<string, string>;
  readonly accounts: Map<string, AccountRow>;
  readonly recovery: Map<string, readonly string[]>;
  readonly sessions: Map<string, Session>;
  readonly tokens: Map<string, Token>;
  readonly oneTimes: Map<string, OneTime>;
  readonly setup: Map<'only', string>;
  readonly allowances: Map<string, AllowanceRow>;
}

export function accessTables(state: MemoryState): AccessTables {
  return tableSet(state, 'access', () => ({
    people: new Map(),
    identities: new Map(),
    externalIds: new Map(),
    oidc: new Map(),
    accounts: new Map(),
    recovery: new Map(),
    sessions: new Map(),
    tokens: new Map(),
    oneTimes: new Map(),
    setup: new Map(),
    allowances: new Map(),
  }));
}

export function personOf(tables: AccessTables, id: string): Person | null {
  const row = tables.people.get(id);
  if (row === undefined) return null;
  const account = tables.accounts.get(id);
  return {
    ...row,
    ...(tables.identities.get(id) ?? { name: null, email: null, emailKey: null }),
    externalIds: [...tables.externalIds.values()]
      .filter(({ person }) => person === id)
      .map(({ source, id }) => ({ source, id }))
      .sort((a, b) => compare(a.source, b.source) || compare(a.id, b.id)),
    hasPassword: (account?.passwordHash ?? null) !== null,
    hasSecondFactor: (account?.totpConfirmedAt ?? null) !== null,
  };
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
