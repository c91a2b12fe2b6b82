import { sql } from 'kysely';
import type pg from 'pg';
import { Hindered, type Told } from '../../app/ports/index.ts';
import { openDatabase } from './database.ts';
import { APP_ROLE } from './roles.ts';

/** The oldest PostgreSQL whose every word we use is 15. */
const OLDEST = 15;

/** A PostgreSQL of the user's own, looked at and found fit. */
export interface OwnServer {
  /** As the role of the URL, which owns the schema. */
  readonly ownerConfig: pg.PoolConfig;
  /** As `leeway_app` where that role was set up for us, else as the role of the URL too. */
  readonly appConfig: () => Promise<pg.PoolConfig>;
}

interface Found {
  readonly version: number;
  readonly shown: string;
  readonly encoding: string;
  readonly role: string;
  readonly database: string;
  readonly schema: string | null;
  readonly may_create: boolean | null;
  readonly is_standby: boolean;
}

/**
 * Looks at the database that a URL names: PostgreSQL 15 or later, UTF8, a role that may make tables.
 * @throws Hindered saying what is missing and how to get it
 * @throws Unavailable when it does not answer
 */
export async function openDatabaseUrl(url: string): Promise<OwnServer> {
  const ownerConfig: pg.PoolConfig = { connectionString: url };
  const database = openDatabase({ ...ownerConfig, max: 1 });
  try {
    const { rows } = await explained(() =>
      database.ask((one) =>
        sql<Found>`select current_setting('server_version_num')::integer as version,
          current_setting('server_version') as shown,
          pg_encoding_to_char(d.encoding) as encoding, current_user::text as role, d.datname::text as database,
          current_schema()::text as schema, has_schema_privilege(current_schema(), 'CREATE') as may_create,
          pg_is_in_recovery() as is_standby
        from pg_database d where d.datname = current_database()`.execute(one),
      ),
    );
    for (const each of rows) refuseUnfit(each);
    return { ownerConfig, appConfig: () => appConfigOf(ownerConfig) };
  } finally {
    await database.close();
  }
}

/** Whether the role of the program was made, may be taken on by the role of the URL, and was granted what it needs. */
async function appConfigOf(ownerConfig: pg.PoolConfig): Promise<pg.PoolConfig> {
  const database = openDatabase({ ...ownerConfig, max: 1 });
  try {
    const { rows } = await database.ask((one) =>
      sql<{ readonly fit: boolean }>`select pg_has_role(current_user, r.oid, 'MEMBER') and not r.rolsuper
          and has_table_privilege(r.oid, 'event', 'INSERT') as fit
        from pg_roles r where r.rolname = ${APP_ROLE} and r.rolname <> current_user`.execute(one),
    );
    return rows[0]?.fit === true ? { ...ownerConfig, options: `-c role=${APP_ROLE}` } : ownerConfig;
  } finally {
    await database.close();
  }
}

function refuseUnfit(found: Found): void {
  const { version, shown, encoding, role, database, schema, may_create: mayCreate, is_standby: isStandby } = found;
  if (version < OLDEST * 10_000) {
    throw unfit(
      { fr: `la base est un PostgreSQL ${shown}`, en: `the database is a PostgreSQL ${shown}` },
      {
        fr: `Il faut PostgreSQL ${OLDEST} ou plus récent\u202f: mettez-le à jour, ou laissez DATABASE_URL vide pour la base embarquée.`,
        en: `PostgreSQL ${OLDEST} or later is needed: upgrade it, or leave DATABASE_URL empty for the embedded one.`,
      },
    );
  }
  if (encoding !== 'UTF8') {
    throw unfit(
      { fr: `la base ${database} est en ${encoding}`, en: `the database ${database} is in ${encoding}` },
      {
        fr: "Créez-en une autre\u202f: create database leeway encoding 'UTF8' template template0;",
        en: "Make another one: create database leeway encoding 'UTF8' template template0;",
      },
    );
  }
  if (isStandby) {
    throw unfit(
      {
        fr: `la base ${database} est une réplique en lecture seule`,
        en: `the database ${database} is a read-only replica`,
      },
      { fr: 'Indiquez avec DATABASE_URL le serveur primaire.', en: 'Name the primary server with DATABASE_URL.' },
    );
  }
  if (schema === null || mayCreate !== true) {
    throw unfit(
      {
        fr: `le rôle ${role} ne peut pas créer de tables dans la base ${database}`,
        en: `the role ${role} may not make tables in the database ${database}`,
      },
      {
        fr: `Donnez-lui la base\u202f: alter database "${database}" owner to "${role}";`,
        en: `Give it the database: alter database "${database}" owner to "${role}";`,
      },
    );
  }
}

/** What PostgreSQL answers to whom it does not let in, as a hindrance; the URL, which holds a password, is never told. */
async function explained<T>(asking: () => Promise<T>): Promise<T> {
  try {
    return await asking();
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    if (typeof code !== 'string' || !/^(28|3D|42501)/.test(code)) throw error;
    throw unfit(
      { fr: `PostgreSQL refuse la connexion\u202f: ${String(message)}`, en: `PostgreSQL refuses: ${String(message)}` },
      {
        fr: 'Vérifiez dans DATABASE_URL le rôle, le mot de passe et la base.',
        en: 'Check role, password and database in DATABASE_URL.',
      },
    );
  }
}

function unfit(what: Told, help: Told): Hindered {
  return new Hindered('database', what, help);
}
