import { sql, type Transaction } from 'kysely';
import type { AccessTx, Allowance, OneTime, Session, Taken, Token } from '../../../app/ports/index.ts';
import { first, ONE_TIME } from './reads.ts';

type Sessions = Pick<AccessTx, 'addSession' | 'touchSession' | 'endSession' | 'endSessionsOf'>;
type Tokens = Pick<AccessTx, 'addToken' | 'touchToken' | 'revokeToken'>;
type OneTimes = Pick<AccessTx, 'addOneTime' | 'takeOneTime' | 'tryOneTime' | 'dropOneTimes'>;
type Setup = Pick<AccessTx, 'armSetup' | 'takeSetup' | 'isSetup'>;
type Allowances = Pick<AccessTx, 'take' | 'giveBack' | 'dropEnded'>;

/** What is written about sessions, tokens, what works once, and what may be tried how often. */
export function secretsTx(tx: Transaction<unknown>): Sessions & Tokens & OneTimes & Setup & Allowances {
  return { ...sessionsTx(tx), ...tokensTx(tx), ...oneTimesTx(tx), ...setupTx(tx), ...allowancesTx(tx) };
}

function sessionsTx(tx: Transaction<unknown>): Sessions {
  return {
    addSession: async (session: Session) => {
      await sql`insert into session (hash, id, person, started_at, last_seen_at, ends_at, started_by, second_factor,
          user_agent)
        values (${session.hash}, ${session.id}, ${session.person}, ${session.startedAt}, ${session.lastSeenAt},
          ${session.endsAt}, ${session.by}, ${session.secondFactor}, ${session.userAgent})`.execute(tx);
    },
    touchSession: async (hash, at) => {
      await sql`update session set last_seen_at = ${at} where hash = ${hash} and last_seen_at < ${at}`.execute(tx);
    },
    endSession: async (person, id) => {
      const { numAffectedRows } = await sql`delete from session where person = ${person} and id = ${id}`.execute(tx);
      return numAffectedRows !== 0n;
    },
    endSessionsOf: async (person) => {
      const { numAffectedRows } = await sql`delete from session where person = ${person}`.execute(tx);
      return Number(numAffectedRows ?? 0);
    },
  };
}

function tokensTx(tx: Transaction<unknown>): Tokens {
  return {
    addToken: async (token: Token) => {
      await sql`insert into token (id, hash, prefix, name, person, scopes, customer, made_at, ends_at)
        values (${token.id}, ${token.hash}, ${token.prefix}, ${token.name}, ${token.person}, ${[...token.scopes]},
          ${token.customer}, ${token.madeAt}, ${token.endsAt})`.execute(tx);
    },
    touchToken: async (id, at) => {
      await sql`update token set last_used_at = ${at}
        where id = ${id} and (last_used_at is null or last_used_at < ${at})`.execute(tx);
    },
    revokeToken: async (id, at) => {
      await sql`update token set revoked_at = coalesce(revoked_at, ${at}) where id = ${id}`.execute(tx);
    },
  };
}

function oneTimesTx(tx: Transaction<unknown>): OneTimes {
  return {
    addOneTime: async ({ hash, kind, person, madeAt, endsAt, payload, tries }) => {
      await sql`insert into one_time (hash, kind, person, made_at, ends_at, payload, tries)
        values (${hash}, ${kind}, ${person}, ${madeAt}, ${endsAt}, ${payload}, ${tries})`.execute(tx);
    },
    takeOneTime: (hash, kind) =>
      first<OneTime>(tx, sql`delete from one_time where hash = ${hash} and kind = ${kind} returning ${ONE_TIME}`),
    tryOneTime: async (hash) => {
      const row = await first<{ readonly tries: number }>(
        tx,
        sql`update one_time set tries = tries + 1 where hash = ${hash} returning tries`,
      );
      return row?.tries ?? null;
    },
    dropOneTimes: async (person, kinds) => {
      await sql`delete from one_time where person = ${person} and kind = any(${[...kinds]}::text[])`.execute(tx);
    },
  };
}

function setupTx(tx: Transaction<unknown>): Setup {
  return {
    armSetup: async (hash, at) => {
      await sql`insert into setup_code (hash, made_at) values (${hash}, ${at})
        on conflict (single) do update set hash = excluded.hash, made_at = excluded.made_at`.execute(tx);
    },
    takeSetup: async (hash) => {
      const { numAffectedRows } = await sql`delete from setup_code where hash = ${hash}`.execute(tx);
      return numAffectedRows === 1n;
    },
    isSetup: async (hash) => (await first(tx, sql`select 1 as one from setup_code where hash = ${hash}`)) !== null,
  };
}

/** One statement each, so that any number of nodes that take at once are counted one after another. */
function allowancesTx(tx: Transaction<unknown>): Allowances {
  return {
    take: (allowance, at) => take(tx, allowance, at),
    giveBack: async ({ key, refillMs }) => {
      await sql`update allowance set free_at = free_at - ${refillMs}::bigint, failures = 0, refused = false
        where key = ${key}`.execute(tx);
    },
    dropEnded: async (before) => {
      const { rows } = await sql<{ readonly dropped: number }>`with
        sessions as (delete from session where ends_at < ${before} returning 1),
        codes as (delete from one_time where ends_at < ${before} returning 1),
        allowances as (delete from allowance where free_at < ${before} returning 1)
        select (select count(*) from sessions) + (select count(*) from codes) + (select count(*) from allowances)
          as dropped`.execute(tx);
      return rows[0]?.dropped ?? 0;
    },
  };
}

async function take(tx: Transaction<unknown>, { key, burst, refillMs }: Allowance, at: number): Promise<Taken> {
  const ahead = burst * refillMs;
  const taken = await first<{ readonly failures: number }>(
    tx,
    sql`insert into allowance (key, free_at, failures, refused) values (${key}, ${at + refillMs}, 1, false)
      on conflict (key) do update
        set free_at = greatest(allowance.free_at, ${at}::bigint) + ${refillMs}::bigint,
          failures = allowance.failures + 1, refused = false
        where greatest(allowance.free_at, ${at}::bigint) + ${refillMs}::bigint - ${at}::bigint <= ${ahead}::bigint
      returning failures`,
  );
  if (taken !== null) return { allowed: true, failures: taken.failures - 1 };
  // The row is locked since the statement before, whether or not it changed it.
  const row = await first<{ readonly free_at: number; readonly failures: number; readonly refused: boolean }>(
    tx,
    sql`select free_at, failures, refused from allowance where key = ${key}`,
  );
  if (row === null) return { allowed: false, retryAt: at + refillMs, failures: 0, first: false };
  if (!row.refused) await sql`update allowance set refused = true where key = ${key}`.execute(tx);
  return {
    allowed: false,
    retryAt: Math.max(row.free_at, at) + refillMs - ahead,
    failures: row.failures,
    first: !row.refused,
  };
}
