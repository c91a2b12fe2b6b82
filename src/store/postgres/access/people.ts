import { sql, type Transaction } from 'kysely';
import type { AccessTx, ExternalId, Identity, NewPerson } from '../../../app/ports/index.ts';
import { all, first, readsThrough } from './reads.ts';

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

/** What is written about people. */
export function peopleTx(tx: Transaction<unknown>): People {
  const reads = readsThrough((work) => work(tx));
  return {
    lockPerson: async (id) => {
      await sql`select 1 from person where id = ${id} for update`.execute(tx);
      return await reads.person(id);
    },
    lockOwners: async () => {
      const rows = await all<{ readonly id: string }>(
        tx,
        sql`select id from person where role = 'owner' and not disabled and erased_at is null order by id for update`,
      );
      return rows.map(({ id }) => id);
    },
    addPerson: (person) => addPerson(tx, person),
    setStanding: async (id, { role, approves, customer, disabled, language }) => {
      await sql`update person set role = ${role}, approves = ${[...approves]}, customer = ${customer},
        disabled = ${disabled}, language = ${language} where id = ${id}`.execute(tx);
    },
    setIdentity: (id, identity) => setIdentity(tx, id, identity),
    erasePerson: (id, at) => erasePerson(tx, id, at),
    setExternalIds: (person, ids) => setExternalIds(tx, person, ids),
    hasOidc: async (person) =>
      (await first(tx, sql`select 1 as one from person_oidc where person = ${person} limit 1`)) !== null,
    tieOidc: async (issuer, subject, person, at) => {
      await sql`insert into person_oidc (issuer, subject, person, tied_at)
        values (${issuer}, ${subject}, ${person}, ${at}) on conflict (issuer, subject) do nothing`.execute(tx);
      const tied = await first<{ readonly person: string }>(
        tx,
        sql`select person from person_oidc where issuer = ${issuer} and subject = ${subject}`,
      );
      return tied?.person === person;
    },
  };
}

async function addPerson(tx: Transaction<unknown>, person: NewPerson): Promise<'added' | 'emailTaken'> {
  // The address first: a statement that fails would take the whole transaction with it.
  const { id, emailKey } = person;
  if (await emailTaken(tx, emailKey, id)) return 'emailTaken';
  await sql`insert into person (id, role, approves, customer, disabled, language, created_at, created_by)
    values (${id}, ${person.role}, ${[...person.approves]}, ${person.customer}, ${person.disabled}, ${person.language},
      ${person.createdAt}, ${person.createdBy})`.execute(tx);
  await sql`insert into person_identity (person, name, email, email_key)
    values (${id}, ${person.name}, ${person.email}, ${emailKey})`.execute(tx);
  return 'added';
}

async function setIdentity(tx: Transaction<unknown>, id: string, identity: Identity): Promise<'set' | 'emailTaken'> {
  const { name, email, emailKey } = identity;
  if (await emailTaken(tx, emailKey, id)) return 'emailTaken';
  await sql`insert into person_identity (person, name, email, email_key)
    values (${id}, ${name}, ${email}, ${emailKey})
    on conflict (person) do update set name = excluded.name, email = excluded.email, email_key = excluded.email_key`.execute(
    tx,
  );
  return 'set';
}

/** Two who want one address at once wait for each other here; the unique key would end the second's transaction. */
async function emailTaken(tx: Transaction<unknown>, emailKey: string | null, by: string): Promise<boolean> {
  if (emailKey === null) return false;
  await sql`select pg_advisory_xact_lock(hashtextextended(${emailKey}, 7305114203))`.execute(tx);
  const found = await first(
    tx,
    sql`select 1 as one from person_identity where email_key = ${emailKey} and person <> ${by}`,
  );
  return found !== null;
}

async function erasePerson(tx: Transaction<unknown>, id: string, at: number): Promise<void> {
  await sql`update person set disabled = true, language = null, erased_at = coalesce(erased_at, ${at})
    where id = ${id}`.execute(tx);
  await sql`update token set name = '', revoked_at = coalesce(revoked_at, ${at}) where person = ${id}`.execute(tx);
  await sql`with
    identities as (delete from person_identity where person = ${id}),
    accounts as (delete from account where person = ${id}),
    codes as (delete from recovery_code where person = ${id}),
    external_ids as (delete from person_external_id where person = ${id}),
    subjects as (delete from person_oidc where person = ${id}),
    sessions as (delete from session where person = ${id}),
    reachabilities as (delete from reachability where person = ${id})
    delete from one_time where person = ${id}`.execute(tx);
}

async function setExternalIds(
  tx: Transaction<unknown>,
  person: string,
  ids: readonly ExternalId[],
): Promise<readonly ExternalId[]> {
  await sql`delete from person_external_id where person = ${person}`.execute(tx);
  const sources = ids.map(({ source }) => source);
  const names = ids.map(({ id }) => id);
  await sql`insert into person_external_id (source, id, person)
    select source, id, ${person} from unnest(${sources}::text[], ${names}::text[]) as wanted (source, id)
    order by source collate "C", id collate "C"
    on conflict (source, id) do nothing`.execute(tx);
  return await all<ExternalId>(
    tx,
    sql`select wanted.source, wanted.id
      from unnest(${sources}::text[], ${names}::text[]) with ordinality as wanted (source, id, place)
      join person_external_id x on x.source = wanted.source and x.id = wanted.id
      where x.person <> ${person} order by place`,
  );
}
