import { type RawBuilder, sql } from 'kysely';
import type { AccessReads, Account, OneTime, Person, Session, Token } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';

const PERSON = sql`
  p.id, p.role, p.approves, p.customer, p.disabled, p.language, p.created_at as "createdAt", p.created_by as "createdBy",
  p.erased_at as "erasedAt", i.name, i.email, i.email_key as "emailKey",
  coalesce((select json_agg(json_build_object('source', x.source, 'id', x.id) order by x.source, x.id)
    from person_external_id x where x.person = p.id), '[]'::json) as "externalIds",
  a.password_hash is not null as "hasPassword", a.totp_confirmed_at is not null as "hasSecondFactor"`;
const PEOPLE = sql`
  person p left join person_identity i on i.person = p.id left join account a on a.person = p.id`;
const SESSION = sql`
  s.hash, s.id, s.person, s.started_at as "startedAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt",
  s.started_by as "by", s.second_factor as "secondFactor", s.user_agent as "userAgent"`;
const TOKEN = sql`
  t.id, t.hash, t.prefix, t.name, t.person, t.scopes, t.customer, t.made_at as "madeAt", t.ends_at as "endsAt",
  t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"`;
/** As rows of `one_time` read in TypeScript; also for `returning`. */
export const ONE_TIME = sql`hash, kind, person, made_at as "madeAt", ends_at as "endsAt", payload, tries`;

type Ask = <T>(work: (on: Sql) => Promise<T>) => Promise<T>;

/** The reads of access, each asked through `ask`: on the pool, or within a transaction. */
export function readsThrough(ask: Ask): AccessReads {
  const person = (fits: RawBuilder<unknown>) =>
    ask((on) => first<Person>(on, sql`select ${PERSON} from ${PEOPLE} where ${fits}`));
  return {
    people: ({ customer, after, limit }) =>
      ask((on) =>
        all<Person>(
          on,
          sql`select ${PERSON} from ${PEOPLE}
            where (${customer}::text is null or p.customer = ${customer}) and (${after}::text is null or p.id > ${after})
            order by p.id limit ${limit}`,
        ),
      ),
    person: (id) => person(sql`p.id = ${id}`),
    personByEmail: (emailKey) => person(sql`i.email_key = ${emailKey}`),
    personByOidc: (issuer, subject) =>
      person(sql`p.id = (select person from person_oidc where issuer = ${issuer} and subject = ${subject})`),
    account: (id) =>
      ask((on) =>
        first<Account>(
          on,
          sql`select person, password_hash as "passwordHash", password_changed_at as "passwordChangedAt",
            totp_sealed as "totpSealed", totp_confirmed_at as "totpConfirmedAt" from account where person = ${id}`,
        ),
      ),
    session: (hash) => ask((on) => sessionWithPerson(on, hash)),
    sessionsOf: (id) =>
      ask((on) =>
        all<Session>(on, sql`select ${SESSION} from session s where s.person = ${id} order by s.started_at desc, s.id`),
      ),
    ...tokensThrough(ask),
    oneTime: (hash) => ask((on) => first<OneTime>(on, sql`select ${ONE_TIME} from one_time where hash = ${hash}`)),
    hasOwner: () =>
      ask(
        async (on) =>
          (await first(on, sql`select 1 as one from person where role = 'owner' and erased_at is null limit 1`)) !==
          null,
      ),
  };
}

function tokensThrough(ask: Ask): Pick<AccessReads, 'tokenByHash' | 'token' | 'tokens'> {
  return {
    tokenByHash: (hash) => ask((on) => tokenWithPerson(on, hash)),
    token: (id) => ask((on) => first<Token>(on, sql`select ${TOKEN} from token t where t.id = ${id}`)),
    tokens: (id) =>
      ask((on) =>
        all<Token>(
          on,
          sql`select ${TOKEN} from token t where (${id}::text is null or t.person = ${id})
            order by t.made_at desc, t.id`,
        ),
      ),
  };
}

/** In one statement: session (or token) and person are as they were at one instant. */
async function sessionWithPerson(on: Sql, hash: string) {
  const row = await first<{ readonly session: Session; readonly person: Person }>(
    on,
    sql`/* kept: session */ select to_jsonb(one) as session, to_jsonb(two) as person
      from (select ${SESSION} from session s where s.hash = ${hash}) one
      join lateral (select ${PERSON} from ${PEOPLE} where p.id = one.person) two on true`,
  );
  return row;
}

async function tokenWithPerson(on: Sql, hash: string) {
  return await first<{ readonly token: Token; readonly person: Person }>(
    on,
    sql`/* kept: token */ select to_jsonb(one) as token, to_jsonb(two) as person
      from (select ${TOKEN} from token t where t.hash = ${hash}) one
      join lateral (select ${PERSON} from ${PEOPLE} where p.id = one.person) two on true`,
  );
}

export async function all<T>(on: Sql, statement: RawBuilder<unknown>): Promise<readonly T[]> {
  const { rows } = await statement.execute(on);
  return rows as readonly T[];
}

export async function first<T>(on: Sql, statement: RawBuilder<unknown>): Promise<T | null> {
  return (await all<T>(on, statement))[0] ?? null;
}
