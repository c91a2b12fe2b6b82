import type { Instant } from '../../core/time/index.ts';

// People, accounts, sessions and tokens. Secrets come here hashed (or sealed) only; names and addresses lie in a table of
// their own, so that they can be erased while everything signed with the id stays.

/** What a person is here. `customer`: somebody of a customer's, who sees that customer's own data and nothing of ours. */
export const ROLES = ['owner', 'manager', 'technician', 'approver', 'customer'] as const;
export type Role = (typeof ROLES)[number];

/** In whose name an approver approves. */
export const APPROVALS = ['customerService', 'technical', 'finance', 'legal'] as const;
export type Approval = (typeof APPROVALS)[number];

/** What may be allowed, one by one. A token holds some of its maker's. */
export const SCOPES = [
  'events:read',
  'events:write',
  'tickets:read',
  'agreements:read',
  'agreements:write',
  'internals:read',
  'customers:read',
  'customers:write',
  'decisions:write',
  'statements:read',
  'statements:write',
  'people:read',
  'people:write',
  'tokens:read',
  'tokens:write',
  'alerts:read',
  'alerts:write',
  'alerting:write',
  'sources:read',
  'sources:write',
  'audit:read',
  'export:read',
  'system:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** How a source's events call somebody: `u-17` of `helpdesk`. */
export interface ExternalId {
  readonly source: string;
  readonly id: string;
}

/** What a person is, without anything that says who. */
export interface Standing {
  readonly role: Role;
  readonly approves: readonly Approval[];
  /** The only customer whose data may be seen: always there for the role `customer`; null: every customer's. */
  readonly customer: string | null;
  /** May not sign in, nor do their tokens work. */
  readonly disabled: boolean;
  readonly language: 'fr' | 'en' | null;
}

/** Who somebody is; all of it can be erased. `emailKey` is what addresses are compared and unique by. */
export interface Identity {
  readonly name: string | null;
  readonly email: string | null;
  readonly emailKey: string | null;
}

export interface NewPerson extends Standing, Identity {
  readonly id: string;
  readonly createdAt: Instant;
  /** The id of who made the person; null: this program itself. */
  readonly createdBy: string | null;
}

export interface Person extends NewPerson {
  readonly externalIds: readonly ExternalId[];
  readonly erasedAt: Instant | null;
  readonly hasPassword: boolean;
  /** A second factor is confirmed: without it nobody gets a session of this person. */
  readonly hasSecondFactor: boolean;
}

/** How a person proves to be who they are. */
export interface Account {
  readonly person: string;
  /** As argon2id writes it; null: signs in through an identity provider, or not yet. */
  readonly passwordHash: string | null;
  readonly passwordChangedAt: Instant | null;
  /** Sealed; not asked for before `totpConfirmedAt` is there. */
  readonly totpSealed: string | null;
  readonly totpConfirmedAt: Instant | null;
}

/** `hash` is of the value in the cookie, `id` is what its owner calls it by. */
export interface Session {
  readonly hash: string;
  readonly id: string;
  readonly person: string;
  readonly startedAt: Instant;
  /** Coarse: kept up at most once a minute. */
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
  /** What was shown at its start. */
  readonly by: 'password' | 'oidc';
  readonly secondFactor: boolean;
  /** As the browser calls itself, for the list of one's own sessions. */
  readonly userAgent: string;
}

export interface Token {
  readonly id: string;
  readonly hash: string;
  /** The first characters, to know it by. */
  readonly prefix: string;
  readonly name: string;
  /** The maker, with whom it shrinks and dies. */
  readonly person: string;
  readonly scopes: readonly Scope[];
  readonly customer: string | null;
  readonly madeAt: Instant;
  readonly endsAt: Instant | null;
  /** Coarse: kept up at most once a minute. */
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** What works once: a link, or the step between password and second factor. */
export interface OneTime {
  readonly hash: string;
  readonly kind: 'invitation' | 'reset' | 'secondFactor' | 'oidc';
  /** Null only for `oidc`, where nobody is known yet. */
  readonly person: string | null;
  readonly madeAt: Instant;
  readonly endsAt: Instant;
  /** What its kind needs to remember, as a text; never a secret in the clear. */
  readonly payload: string | null;
  /** How often it was tried in vain. */
  readonly tries: number;
}

/** How many of something are free at once, and how long until one more is. */
export interface Allowance {
  readonly key: string;
  readonly burst: number;
  readonly refillMs: number;
}

/** `failures`: taken and never given back. `first`: the first refusal since it last was allowed. */
export type Taken =
  | { readonly allowed: true; readonly failures: number }
  | { readonly allowed: false; readonly retryAt: Instant; readonly failures: number; readonly first: boolean };

export interface AccessReads {
  /** By id, after one; `customer` null: of all. Erased ones too. */
  people(filter: {
    readonly customer: string | null;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<readonly Person[]>;
  person(id: string): Promise<Person | null>;
  personByEmail(emailKey: string): Promise<Person | null>;
  /** Whom an identity provider's subject was tied to. */
  personByOidc(issuer: string, subject: string): Promise<Person | null>;
  account(person: string): Promise<Account | null>;
  /** With its person; ended ones are gone, idle and outlived ones may still be there. */
  session(hash: string): Promise<{ readonly session: Session; readonly person: Person } | null>;
  /** By start, newest first. */
  sessionsOf(person: string): Promise<readonly Session[]>;
  /** Revoked ones too. */
  tokenByHash(hash: string): Promise<{ readonly token: Token; readonly person: Person } | null>;
  token(id: string): Promise<Token | null>;
  /** By making, newest first, revoked ones too; `person` null: everybody's. */
  tokens(person: string | null): Promise<readonly Token[]>;
  oneTime(hash: string): Promise<OneTime | null>;
  /** Whether somebody not erased is an owner. */
  hasOwner(): Promise<boolean>;
}

/** Within one transaction; reads see what it has changed. */
export interface AccessTx extends AccessReads {
  /** Locks a person until the end of the transaction. */
  lockPerson(id: string): Promise<Person | null>;
  /** Locks all who are owner and neither disabled nor erased, in the order of their ids. */
  lockOwners(): Promise<readonly string[]>;
  addPerson(person: NewPerson): Promise<'added' | 'emailTaken'>;
  setStanding(id: string, standing: Standing): Promise<void>;
  setIdentity(id: string, identity: Identity): Promise<'set' | 'emailTaken'>;
  /** Takes away names, address, account, sessions, links, external ids, ties to identity providers; revokes tokens. */
  erasePerson(id: string, at: Instant): Promise<void>;
  /** Replaces how events call the person; an id another person has is left with that person and told. */
  setExternalIds(person: string, ids: readonly ExternalId[]): Promise<readonly ExternalId[]>;
  /** False: the subject is tied to somebody else already. */
  tieOidc(issuer: string, subject: string, person: string, at: Instant): Promise<boolean>;
  /** Whether any subject of any identity provider is tied to a person. */
  hasOidc(person: string): Promise<boolean>;

  setPassword(person: string, hash: string, at: Instant): Promise<void>;
  /** Null takes the factor away, with its recovery codes. Not asked for until confirmed. */
  setTotp(person: string, sealed: string | null): Promise<void>;
  confirmTotp(person: string, at: Instant, recoveryHashes: readonly string[]): Promise<void>;
  /** False: this step or a later one was used already. */
  useTotpStep(person: string, step: number): Promise<boolean>;
  /** False: no such code is left. */
  useRecoveryCode(person: string, hash: string): Promise<boolean>;

  addSession(session: Session): Promise<void>;
  touchSession(hash: string, at: Instant): Promise<void>;
  /** False: the person has none of that id. */
  endSession(person: string, id: string): Promise<boolean>;
  /** All of a person's; how many. */
  endSessionsOf(person: string): Promise<number>;

  addToken(token: Token): Promise<void>;
  touchToken(id: string, at: Instant): Promise<void>;
  revokeToken(id: string, at: Instant): Promise<void>;

  addOneTime(row: OneTime): Promise<void>;
  /** Takes it away for good, so that of several at once one gets it; null: gone, or of another kind. */
  takeOneTime(hash: string, kind: OneTime['kind']): Promise<OneTime | null>;
  /** Counts a vain try, and gives how many there were; null: gone. */
  tryOneTime(hash: string): Promise<number | null>;
  dropOneTimes(person: string, kinds: readonly OneTime['kind'][]): Promise<void>;

  /** Makes the only code with which an owner can be made; the one before is dead. */
  armSetup(hash: string, at: Instant): Promise<void>;
  /** True for exactly one of all who ever come with the right code: it is dead then. */
  takeSetup(hash: string): Promise<boolean>;
  /** Whether this is the code that is waiting. */
  isSetup(hash: string): Promise<boolean>;

  /** Takes one of an allowance, if one is free. */
  take(allowance: Allowance, at: Instant): Promise<Taken>;
  /** Gives one back (it was no failure), and forgets the failures. */
  giveBack(allowance: Allowance): Promise<void>;

  /** Drops sessions, one-time codes and allowances that ended before; how many rows. */
  dropEnded(before: Instant): Promise<number>;
}
