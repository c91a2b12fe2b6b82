import { sql, type Transaction } from 'kysely';
import type { IdempotencyTx } from '../../app/ports/index.ts';

interface Row {
  readonly request: string;
  readonly answer: string | null;
}

export function idempotencyTx(tx: Transaction<unknown>): IdempotencyTx {
  return {
    claimRequest: async ({ actor, key, request, at, leasedUntil, endsAt }) => {
      await sql`delete from idempotent_request where (actor, key) in (
        select actor, key from idempotent_request where ends_at <= ${at} and (actor, key) <> (${actor}, ${key})
        order by ends_at limit 100 for update skip locked
      )`.execute(tx);
      const { rows: mine } = await sql`
        insert into idempotent_request as held (actor, key, request, answer, leased_until, ends_at)
        values (${actor}, ${key}, ${request}, null, ${leasedUntil}, ${endsAt})
        on conflict (actor, key) do update
          set request = excluded.request, answer = null, leased_until = excluded.leased_until, ends_at = excluded.ends_at
          where held.ends_at <= ${at}
            or (held.answer is null and held.leased_until <= ${at} and held.request = excluded.request)
        returning 1`.execute(tx);
      if (mine.length > 0) return { kind: 'mine' };
      const { rows } = await sql<Row>`
        select request, answer from idempotent_request where actor = ${actor} and key = ${key}`.execute(tx);
      const held = rows[0];
      if (held === undefined) return { kind: 'inFlight' };
      if (held.request !== request) return { kind: 'different' };
      return held.answer === null ? { kind: 'inFlight' } : { kind: 'answered', answer: held.answer };
    },
    keepAnswer: async (actor, key, answer) => {
      await sql`update idempotent_request set answer = ${answer} where actor = ${actor} and key = ${key}`.execute(tx);
    },
    releaseRequest: async (actor, key) => {
      await sql`delete from idempotent_request where actor = ${actor} and key = ${key} and answer is null`.execute(tx);
    },
  };
}
