import type { NewPerson, OneTime, Session, Store, Token } from '../../../../src/app/ports/index.ts';

// Rows to keep, and how a question to a store is put down.

/** By the sentence that must hold; each is asked of a store with the people p-1 (owner), p-2 (of customer abc), p-3. */
export interface Cases {
  readonly [sentence: string]: (store: Store) => Promise<void>;
}

export const AT = Date.parse('2026-03-01T09:00:00Z');

export const person = (id: string, more: Partial<NewPerson> = {}): NewPerson => ({
  id,
  role: 'technician',
  approves: [],
  customer: null,
  disabled: false,
  language: null,
  name: `Name of ${id}`,
  email: `${id}@example.org`,
  emailKey: `${id}@example.org`,
  createdAt: AT,
  createdBy: null,
  ...more,
});
export const session = (whose: string, id: string, more: Partial<Session> = {}): Session => ({
  hash: `hash of ${id}`,
  id,
  person: whose,
  startedAt: AT,
  lastSeenAt: AT,
  endsAt: AT + 1000,
  by: 'password',
  secondFactor: false,
  userAgent: 'a browser',
  ...more,
});
export const token = (whose: string, id: string, more: Partial<Token> = {}): Token => ({
  id,
  hash: `hash of ${id}`,
  prefix: 'lw_abc',
  name: 'é “😀”',
  person: whose,
  scopes: ['events:write', 'tickets:read'],
  customer: null,
  madeAt: AT,
  endsAt: null,
  lastUsedAt: null,
  revokedAt: null,
  ...more,
});
export const oneTime = (whose: string | null, hash: string, more: Partial<OneTime> = {}): OneTime => ({
  hash,
  kind: 'reset',
  person: whose,
  madeAt: AT,
  endsAt: AT + 1000,
  payload: null,
  tries: 0,
  ...more,
});
