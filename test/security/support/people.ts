import type { Actor } from '../../../src/app/access/actor.ts';
import {
  type AccessParts,
  completeSetup,
  createPerson,
  ensureSetupCode,
  type PersonWanted,
} from '../../../src/app/access/index.ts';
import { hashSecret, newSecret } from '../../../src/app/access/secret-text.ts';
import type { Scope } from '../../../src/app/ports/index.ts';
import { kept, PASSWORD, personWanted, session, whoIs } from '../../access/support.ts';
import { planted } from './canaries.ts';

export const HOUR = 3_600_000;

/** What each who asks sends to say who it is. */
export type Credential = { readonly kind: 'session' | 'token'; readonly secret: string } | null;

/** Everybody who asks, in the order of the matrix. */
export const ACTORS = [
  'anonymous',
  'customerA',
  'customerB',
  'technician',
  'customerService',
  'technical',
  'finance',
  'legal',
  'manager',
  'owner',
  'tokenRead',
  'tokenWrite',
  'tokenOfA',
  'tokenExpired',
  'tokenRevoked',
  'endedSession',
] as const;
export type ActorName = (typeof ACTORS)[number];

export interface People {
  readonly parts: AccessParts;
  readonly owner: Actor;
  readonly credentials: { readonly [name in ActorName]: Credential };
  /** The id of the person behind each who signs in. */
  readonly ids: { readonly [name: string]: string };
  /** Somebody of A, of B, and of nobody's, on whom the others act. */
  readonly subjects: { A: string; B: string };
  /** Somebody new in the place of one on whom the others act, and who may be gone. */
  readonly renew: (of: 'A' | 'B') => Promise<void>;
  readonly tokens: { readonly A: string; readonly B: string };
  /** A new session of one who asks, for what ends sessions; tokens stay as they are. */
  readonly fresh: (name: ActorName) => Promise<Credential>;
}

const READS: readonly Scope[] = [
  'events:read',
  'tickets:read',
  'agreements:read',
  'internals:read',
  'customers:read',
  'statements:read',
  'people:read',
  'tokens:read',
  'alerts:read',
  'sources:read',
  'audit:read',
  'export:read',
  'system:read',
];
const WRITES: readonly Scope[] = [
  'events:write',
  'agreements:write',
  'customers:write',
  'decisions:write',
  'statements:write',
  'people:write',
  'tokens:write',
  'alerts:write',
  'alerting:write',
  'sources:write',
];

const STANDING: { readonly [name: string]: Partial<PersonWanted> } = {
  customerA: { role: 'customer', customer: 'alba' },
  customerB: { role: 'customer', customer: 'brio' },
  technician: { role: 'technician' },
  customerService: { role: 'approver', approves: ['customerService'] },
  technical: { role: 'approver', approves: ['technical'] },
  finance: { role: 'approver', approves: ['finance'] },
  legal: { role: 'approver', approves: ['legal'] },
  manager: { role: 'manager' },
};

/** Makes everybody, over real accounts, sessions and tokens; customers `alba` and `brio` are known already. */
export async function peopleOf(parts: AccessParts): Promise<People> {
  const code = (await ensureSetupCode(parts.store, parts.now())) ?? '';
  const asked = { cookie: null, userAgent: 'x', code, name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  const owner = await whoIs(session(await completeSetup(asked, parts)).cookie, parts);
  const ids: Record<string, string> = { owner: owner.id };
  for (const [name, standing] of Object.entries(STANDING)) ids[name] = await personOf(owner, parts, name, standing);
  const subjects = await subjectsOf(owner, parts);
  let renewed = 0;
  const renew = async (of: 'A' | 'B') => {
    renewed += 1;
    const customer = of === 'A' ? 'alba' : 'brio';
    subjects[of] = await personOf(owner, parts, `subject-${of}-${renewed}`, { role: 'customer', customer });
  };
  const sessionOf = (name: string) => newSession(parts, ids[name] ?? '', name === 'owner' ? planted('userAgent') : 'x');
  const token = (scopes: readonly Scope[], more: object = {}) => newToken(parts, owner.id, 'x', scopes, more);
  const at = parts.now();
  const signedIn = ['owner', ...Object.keys(STANDING)];
  const sessions = new Map<string, Credential>();
  for (const name of signedIn) sessions.set(name, await sessionOf(name));
  const of = (name: string) => sessions.get(name) ?? null;
  const ended = await sessionOf('manager');
  await parts.store.transact(async (tx) => {
    const found = await tx.session(hashSecret(ended?.secret ?? ''));
    if (found !== null) await tx.endSession(found.person.id, found.session.id);
  });
  const credentials = {
    anonymous: null,
    ...(Object.fromEntries(signedIn.map((name) => [name, of(name)])) as { readonly [name in 'owner']: Credential }),
    tokenRead: (await token(READS)).credential,
    tokenWrite: (await token(WRITES)).credential,
    tokenOfA: (await token([...READS, ...WRITES], { customer: 'alba' })).credential,
    tokenExpired: (await token([...READS, ...WRITES], { endsAt: at - 1 })).credential,
    tokenRevoked: (await token([...READS, ...WRITES], { revokedAt: at - 1 })).credential,
    endedSession: ended,
  } as People['credentials'];
  const scopes: readonly Scope[] = ['tickets:read'];
  const tokens = {
    A: (await newToken(parts, owner.id, 'of-a', scopes, { customer: 'alba' })).id,
    B: (await newToken(parts, owner.id, planted('tokenName'), scopes, { customer: 'brio' })).id,
  };
  const fresh = async (name: ActorName) => (of(name) === null ? credentials[name] : await sessionOf(name));
  return { parts, owner, credentials, ids, subjects, renew, tokens, fresh };
}

async function subjectsOf(owner: Actor, parts: AccessParts): Promise<People['subjects']> {
  return {
    A: await personOf(owner, parts, 'subject-a', { role: 'customer', customer: 'alba' }),
    B: await personOf(owner, parts, 'subject-b', {
      role: 'customer',
      customer: 'brio',
      name: planted('personName'),
      email: `${planted('personEmail')}@example.org`,
      externalIds: [{ source: 'desk', id: planted('personExternalId') }],
    }),
  };
}

async function personOf(owner: Actor, parts: AccessParts, name: string, more: Partial<PersonWanted>): Promise<string> {
  const wanted = personWanted({ name, email: `${name}@example.org`.toLowerCase(), ...more });
  return kept(await createPerson(owner, wanted, parts)).id;
}

let sessions = 0;
/** Each a millisecond after the one before: the newest of somebody’s is the one made last. */
async function newSession(parts: AccessParts, person: string, userAgent: string): Promise<Credential> {
  const secret = newSecret();
  const at = parts.now();
  sessions += 1;
  const id = `s-${newSecret().slice(0, 22)}`;
  const row = {
    hash: hashSecret(secret),
    id,
    person,
    startedAt: at + sessions,
    lastSeenAt: at,
    endsAt: at + 24 * HOUR,
  };
  await parts.store.transact((tx) => tx.addSession({ ...row, by: 'password', secondFactor: false, userAgent }));
  return { kind: 'session', secret };
}

export async function newToken(
  parts: AccessParts,
  person: string,
  name: string,
  scopes: readonly Scope[],
  more: object = {},
): Promise<{ readonly id: string; readonly credential: Credential }> {
  const secret = `lw_${newSecret()}`;
  const id = `t-${newSecret().slice(0, 22)}`;
  const dates = { madeAt: parts.now(), endsAt: null, lastUsedAt: null, revokedAt: null };
  const row = { id, hash: hashSecret(secret), prefix: secret.slice(0, 9), name, person, scopes, customer: null };
  const token = { ...row, ...dates, ...more };
  await parts.store.transact(async (tx) => {
    await tx.addToken(token);
    if (token.revokedAt !== null) await tx.revokeToken(id, token.revokedAt);
  });
  return { id, credential: { kind: 'token', secret } };
}
