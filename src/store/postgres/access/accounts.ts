import { sql, type Transaction } from 'kysely';
import type { AccessTx } from '../../../app/ports/index.ts';
import { first } from './reads.ts';

type Accounts = Pick<AccessTx, 'setPassword' | 'setTotp' | 'confirmTotp' | 'useTotpStep' | 'useRecoveryCode'>;

/** What is written about how people prove who they are. */
export function accountsTx(tx: Transaction<unknown>): Accounts {
  return {
    setPassword: async (person, hash, at) => {
      await sql`insert into account (person, password_hash, password_changed_at) values (${person}, ${hash}, ${at})
        on conflict (person) do update
          set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at`.execute(tx);
    },
    setTotp: async (person, sealed) => {
      await sql`insert into account (person, totp_sealed) values (${person}, ${sealed})
        on conflict (person) do update
          set totp_sealed = excluded.totp_sealed, totp_confirmed_at = null, last_totp_step = null`.execute(tx);
      await sql`delete from recovery_code where person = ${person}`.execute(tx);
    },
    confirmTotp: async (person, at, recoveryHashes) => {
      await sql`update account set totp_confirmed_at = ${at} where person = ${person}`.execute(tx);
      await sql`delete from recovery_code where person = ${person}`.execute(tx);
      await sql`insert into recovery_code (person, hash)
        select ${person}, hash from unnest(${[...recoveryHashes]}::text[]) as code (hash)`.execute(tx);
    },
    useTotpStep: async (person, step) => {
      const used = await first(
        tx,
        sql`update account set last_totp_step = ${step}
          where person = ${person} and coalesce(last_totp_step, -1) < ${step} returning 1 as one`,
      );
      return used !== null;
    },
    useRecoveryCode: async (person, hash) => {
      const used = await first(
        tx,
        sql`delete from recovery_code where person = ${person} and hash = ${hash} returning 1 as one`,
      );
      return used !== null;
    },
  };
}
