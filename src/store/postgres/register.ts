import { type RawBuilder, sql, type Transaction } from 'kysely';
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
import type { Database, Sql } from './database.ts';

/** Any number will do, as long as every program that writes this database takes the same, and for nothing else. */
const REGISTER_LOCK = 7_305_114_202;

/** What is declared, read outside any transaction. */
export function registerReads(database: Database): RegisterReads {
  return {
    publishedVersions: () => database.ask(versionsIn),
    customerAliases: () => database.ask(aliasesIn),
    customerNames: () => database.ask(namesIn),
    pastAliases: () => database.ask(pastAliasesIn),
    registeredCustomers: () => database.ask(customersIn),
    issuedStatements: (filter, after, limit) => database.ask((sql) => statementsIn(sql, filter, after, limit)),
  };
}

/** What is declared, within a transaction. */
export function registerTx(tx: Transaction<unknown>): RegisterTx {
  return {
    lockRegister: async () => {
      await sql`select pg_advisory_xact_lock(${REGISTER_LOCK})`.execute(tx);
    },
    publishedVersions: () => versionsIn(tx),
    customerAliases: () => aliasesIn(tx),
    customerNames: () => namesIn(tx),
    pastAliases: () => pastAliasesIn(tx),
    registeredCustomers: () => customersIn(tx),
    issuedStatements: (filter, after, limit) => statementsIn(tx, filter, after, limit),
    addVersion: (version) => addVersion(tx, version),
    withdrawVersion: (agreement, version, { at, by, because }) =>
      changed(
        sql`update agreement_version
          set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_because = ${because}
          where agreement = ${agreement} and version = ${version} and withdrawn_at is null`,
        tx,
      ),
    putCustomer: async ({ id, name, changedAt, changedBy }) => {
      await sql`insert into customer (id, name, registered_at, changed_at, changed_by)
        values (${id}, ${name}, ${changedAt}, ${changedAt}, ${changedBy})
        on conflict (id) do update
          set name = excluded.name, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
    },
    putAlias: (alias) => putAlias(tx, alias),
    removeAlias: (source, alias, at) => removeAlias(tx, source, alias, at),
    addStatement: (statement) => addStatement(tx, statement),
  };
}

async function changed(statement: RawBuilder<unknown>, on: Sql): Promise<boolean> {
  const { numAffectedRows } = await statement.execute(on);
  return numAffectedRows === 1n;
}

async function versionsIn(on: Sql): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    select agreement, version, text, resolved, hash, published_at as "publishedAt", published_by as "publishedBy",
      withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy", withdrawn_because as "withdrawnBecause"
    from agreement_version order by agreement, version`.execute(on);
  return rows;
}

async function aliasesIn(on: Sql): Promise<readonly CustomerAlias[]> {
  const { rows } = await sql<CustomerAlias>`
    select source, alias, customer, attached_at as "attachedAt", attached_by as "attachedBy"
    from customer_alias order by source, alias`.execute(on);
  return rows;
}

async function namesIn(on: Sql): Promise<readonly CustomerAlias[]> {
  const { rows } = await sql<CustomerAlias>`
    /* kept: customer-names */
    select source, alias, customer, attached_at as "attachedAt", attached_by as "attachedBy" from customer_alias
    union all
    select '', id, id, registered_at, null from customer
    order by source, alias`.execute(on);
  return rows;
}

async function pastAliasesIn(on: Sql): Promise<readonly PastAlias[]> {
  const { rows } = await sql<PastAlias>`
    select source, alias, customer, attached_at as "attachedAt", attached_by as "attachedBy", detached_at as "detachedAt"
    from customer_alias_past order by source, alias, attached_at, detached_at`.execute(on);
  return rows;
}

async function customersIn(on: Sql): Promise<readonly RegisteredCustomer[]> {
  const { rows } = await sql<RegisteredCustomer>`
    select id, name, registered_at as "registeredAt", changed_at as "changedAt", changed_by as "changedBy" from customer order by id`.execute(
    on,
  );
  return rows;
}

async function statementsIn(
  on: Sql,
  filter: StatementFilter,
  after: StatementPlace | null,
  limit: number,
): Promise<readonly IssuedStatement[]> {
  const [agreement, month, customer] = [filter.agreement ?? null, filter.month ?? null, filter.customer ?? null];
  const beyond =
    after === null
      ? sql`true`
      : sql`(month < ${after.month} or (month = ${after.month} and (agreement > ${after.agreement}
          or (agreement = ${after.agreement} and number < ${after.number}))))`;
  const { rows } = await sql<IssuedStatement>`
    select agreement, month, number, customer, as_of as "asOf", known_at as "knownAt", body, hash,
      issued_at as "issuedAt", issued_by as "issuedBy"
    from statement
    where (${agreement}::text is null or agreement = ${agreement})
      and (${month}::text is null or month = ${month})
      and (${customer}::text is null or customer = ${customer})
      and ${beyond}
    order by month desc, agreement, number desc limit ${limit}`.execute(on);
  return rows;
}

function addVersion(on: Sql, version: PublishedVersion): Promise<boolean> {
  const { withdrawnAt, withdrawnBy, withdrawnBecause } = version;
  return changed(
    sql`insert into agreement_version
      (agreement, version, text, resolved, hash, published_at, published_by, withdrawn_at, withdrawn_by, withdrawn_because)
      values (${version.agreement}, ${version.version}, ${version.text}, ${version.resolved}, ${version.hash},
        ${version.publishedAt}, ${version.publishedBy}, ${withdrawnAt}, ${withdrawnBy}, ${withdrawnBecause})
      on conflict (agreement, version) do nothing`,
    on,
  );
}

async function putAlias(on: Sql, { source, alias, customer, attachedAt, attachedBy }: CustomerAlias): Promise<void> {
  await removeAlias(on, source, alias, attachedAt);
  await sql`insert into customer_alias (source, alias, customer, attached_at, attached_by)
    values (${source}, ${alias}, ${customer}, ${attachedAt}, ${attachedBy})`.execute(on);
}

/** What was said of the name moves to what holds no longer. */
function removeAlias(on: Sql, source: string, alias: string, at: Instant): Promise<boolean> {
  return changed(
    sql`with gone as (
        delete from customer_alias where source = ${source} and alias = ${alias}
        returning source, alias, customer, attached_at, attached_by
      )
      insert into customer_alias_past (source, alias, customer, attached_at, attached_by, detached_at)
      select source, alias, customer, attached_at, attached_by, ${at}::bigint from gone`,
    on,
  );
}

function addStatement(on: Sql, one: IssuedStatement): Promise<boolean> {
  return changed(
    sql`insert into statement
      (agreement, month, number, customer, as_of, known_at, body, hash, issued_at, issued_by)
      values (${one.agreement}, ${one.month}, ${one.number}, ${one.customer}, ${one.asOf}, ${one.knownAt}, ${one.body},
        ${one.hash}, ${one.issuedAt}, ${one.issuedBy})
      on conflict (agreement, month, number) do nothing`,
    on,
  );
}
