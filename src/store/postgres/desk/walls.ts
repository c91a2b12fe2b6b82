import { sql, type Transaction } from 'kysely';
import type { WallLink, WallReads, WallTx } from '../../../app/ports/index.ts';
import { all, first } from '../access/reads.ts';
import { type Ask, changes } from '../alerting/rows.ts';

const LINK = sql`id, hash, prefix, name, filter, names_customers as "namesCustomers", customer, person,
  made_at as "madeAt", ends_at as "endsAt", revoked_at as "revokedAt"`;

export function wallReads(ask: Ask): WallReads {
  return {
    wallLinks: () => ask((on) => all<WallLink>(on, sql`select ${LINK} from wall_link order by made_at desc, id`)),
    wallLink: (id) => ask((on) => first<WallLink>(on, sql`select ${LINK} from wall_link where id = ${id}`)),
    wallLinkByHash: (hash) =>
      ask((on) => first<WallLink>(on, sql`/* kept: wall-link */ select ${LINK} from wall_link where hash = ${hash}`)),
  };
}

export function wallTx(tx: Transaction<unknown>): WallTx {
  return {
    ...wallReads((work) => work(tx)),
    addWallLink: async (link) => {
      await sql`insert into wall_link
        (id, hash, prefix, name, filter, names_customers, customer, person, made_at, ends_at, revoked_at)
        values (${link.id}, ${link.hash}, ${link.prefix}, ${link.name}, ${link.filter}, ${link.namesCustomers},
          ${link.customer}, ${link.person}, ${link.madeAt}, ${link.endsAt}, ${link.revokedAt})`.execute(tx);
    },
    revokeWallLink: async (id, at) =>
      (await changes(tx, sql`update wall_link set revoked_at = ${at} where id = ${id} and revoked_at is null`)) === 1,
  };
}
