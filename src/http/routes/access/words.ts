import { z } from '@hono/zod-openapi';
import { type AccessParts, APPROVALS, accessKey, ROLES, SCOPES, SESSION_MS } from '../../../app/access/index.ts';
import type { Person, Session, Token } from '../../../app/ports/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { Instants, instantOrNull } from '../../answering/schemas.ts';
import { sessionCookie } from '../../asking/credentials.ts';
import type { Caller, Credentials, HttpParts } from '../../parts.ts';

// What the routes of access say and are told, in JSON.

/** What the use cases of access work with, of what the door has. */
export function accessPartsOf({ store, now, config }: HttpParts): AccessParts {
  return {
    store,
    now,
    secretKey: accessKey(config.secret),
    baseUrl: config.publicUrl?.replace(/(?<!\/)\/+$/, '') ?? null,
  };
}

/** The browser that asks: its session, if it brought one, and how it calls itself. */
export function visitorOf({
  credentials,
  caller,
}: {
  readonly credentials: Credentials | null;
  readonly caller: Caller;
}) {
  return { cookie: credentials?.kind === 'session' ? credentials.secret : null, userAgent: caller.userAgent };
}

/** The header that hands out a session, for as long as it may last. */
export function handingOut({ config }: HttpParts, cookie: string) {
  return { 'set-cookie': sessionCookie(config, cookie, Math.floor(SESSION_MS / 1000)) };
}

/** The headers that take a session back, with all that the browser keeps of it. */
export function takingBack({ config }: HttpParts) {
  return { 'set-cookie': sessionCookie(config, '', 0), 'clear-site-data': '"cache", "cookies", "storage"' };
}

export const Password = () => z.string().min(1).max(1024).openapi({ format: 'password' });
/** A one-time code, as it stands in a link behind `#`. */
export const Code = () => z.string().min(1).max(200);
export const Language = () => z.enum(['fr', 'en']).nullable();
export const RoleSchema = z.enum(ROLES);
export const ApprovalSchema = z.enum(APPROVALS);
export const ScopeSchema = z.enum(SCOPES);

export const ExternalIdSchema = z.strictObject({ source: z.string().min(1).max(300), id: z.string().min(1).max(300) });

export const SessionSchema = z
  .object({
    id: z.string(),
    startedAt: Instants(),
    lastSeenAt: Instants().openapi({ description: 'To the minute.' }),
    endsAt: Instants(),
    by: z.enum(['password', 'oidc']),
    secondFactor: z.boolean(),
    userAgent: z.string(),
    current: z.boolean().openapi({ description: 'Whether it is the one that asks.' }),
  })
  .openapi('Session');

export function sessionJson(session: Session, current: boolean) {
  const { id, startedAt, lastSeenAt, endsAt, by, secondFactor, userAgent } = session;
  return {
    id,
    startedAt: formatInstant(startedAt),
    lastSeenAt: formatInstant(lastSeenAt),
    endsAt: formatInstant(endsAt),
    by,
    secondFactor,
    userAgent,
    current,
  };
}

export const PersonSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    role: RoleSchema,
    approves: z.array(ApprovalSchema),
    customer: z.string().nullable(),
    disabled: z.boolean(),
    language: Language(),
    externalIds: z.array(ExternalIdSchema),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    createdAt: Instants(),
    createdBy: z.string().nullable(),
    erasedAt: Instants().nullable(),
  })
  .openapi('Person');

export function personJson(person: Person) {
  const { id, name, email, role, approves, customer, disabled, language, externalIds, createdBy } = person;
  return {
    id,
    name,
    email,
    role,
    approves,
    customer,
    disabled,
    language,
    externalIds,
    hasPassword: person.hasPassword,
    hasSecondFactor: person.hasSecondFactor,
    createdAt: formatInstant(person.createdAt),
    createdBy,
    erasedAt: instantOrNull(person.erasedAt),
  };
}

export const TokenSchema = z
  .object({
    id: z.string(),
    prefix: z.string().openapi({ description: 'The first characters, to know it by.' }),
    name: z.string(),
    person: z.string().openapi({ description: 'Its maker: it may what the maker may now, at most.' }),
    scopes: z.array(ScopeSchema),
    customer: z.string().nullable(),
    madeAt: Instants(),
    expiresAt: Instants().nullable(),
    lastUsedAt: Instants().nullable().openapi({ description: 'To the minute.' }),
    revokedAt: Instants().nullable(),
  })
  .openapi('Token');

export function tokenJson({ id, prefix, name, person, scopes, customer, ...at }: Omit<Token, 'hash'>) {
  return {
    id,
    prefix,
    name,
    person,
    scopes,
    customer,
    madeAt: formatInstant(at.madeAt),
    expiresAt: instantOrNull(at.endsAt),
    lastUsedAt: instantOrNull(at.lastUsedAt),
    revokedAt: instantOrNull(at.revokedAt),
  };
}
