import { sql, type Transaction } from 'kysely';
import type { DutyReads, DutyTx, Endpoint, KeptRules, Reachability, Rota } from '../../../app/ports/index.ts';
import { all, first } from '../access/reads.ts';
import { type Ask, changes, putRevised, type Revised } from './rows.ts';

const ROTA = sql`r.id, r.title, r.time_zone as "timeZone", r.changed_at as "changedAt", r.changed_by as "changedBy",
  r.revision,
  coalesce((select json_agg(json_build_object('from', s.from_at, 'to', s.to_at, 'person', s.person, 'rank', s.rank)
    order by s.from_at, s.rank, s.person, s.to_at) from shift s where s.rota = r.id), '[]'::json) as shifts`;
const ENDPOINT = sql`id, kind, title, url, language, secrets_sealed as "secretsSealed", template, customer,
  made_at as "madeAt", made_by as "madeBy", disabled_because as "disabledBecause", disabled_at as "disabledAt", revision`;

export function dutyReads(ask: Ask): DutyReads {
  return {
    rotas: () => ask((on) => all<Rota>(on, sql`select ${ROTA} from rota r order by r.id`)),
    rota: (id) => ask((on) => first<Rota>(on, sql`select ${ROTA} from rota r where r.id = ${id}`)),
    reachabilities: (people) =>
      ask((on) =>
        all<Reachability>(
          on,
          sql`select person, phone, via from reachability where person = any(${[...people]}::text[]) order by person`,
        ),
      ),
    endpoints: () => ask((on) => all<Endpoint>(on, sql`select ${ENDPOINT} from endpoint order by title, id`)),
    endpoint: (id) => ask((on) => first<Endpoint>(on, sql`select ${ENDPOINT} from endpoint where id = ${id}`)),
    notificationRules: () =>
      ask((on) =>
        first<KeptRules>(on, sql`select body, revision, set_at as "setAt", set_by as "setBy" from notification_rules`),
      ),
  };
}

const ROTAS: Revised = { table: 'rota', key: 'id', columns: ['title', 'time_zone', 'changed_at', 'changed_by'] };
const ENDPOINTS: Revised = {
  table: 'endpoint',
  key: 'id',
  columns: [
    ...['kind', 'title', 'url', 'language', 'secrets_sealed', 'template', 'customer', 'made_at', 'made_by'],
    ...['disabled_because', 'disabled_at'],
  ],
};
const RULES: Revised = { table: 'notification_rules', key: 'single', columns: ['body', 'set_at', 'set_by'] };

export function dutyWrites(tx: Transaction<unknown>): Omit<DutyTx, keyof DutyReads> {
  return {
    putRota: async ({ id, title, timeZone, shifts, changedAt, changedBy }, ifRevision) => {
      const row = { id, title, time_zone: timeZone, changed_at: changedAt, changed_by: changedBy };
      if (!(await putRevised(tx, ROTAS, row, ifRevision))) return false;
      await putShifts(tx, id, shifts);
      return true;
    },
    removeRota: async (id) => (await changes(tx, sql`delete from rota where id = ${id}`)) === 1,
    putReachability: (reachability) => putReachability(tx, reachability),
    putEndpoint: ({ secretsSealed, madeAt, madeBy, disabledBecause, disabledAt, ...same }, ifRevision) => {
      const made = { secrets_sealed: secretsSealed, made_at: madeAt, made_by: madeBy };
      const row = { ...same, ...made, disabled_because: disabledBecause, disabled_at: disabledAt };
      return putRevised(tx, ENDPOINTS, row, ifRevision);
    },
    removeEndpoint: async (id) => (await changes(tx, sql`delete from endpoint where id = ${id}`)) === 1,
    putNotificationRules: ({ body, setAt, setBy }, ifRevision) =>
      putRevised(tx, RULES, { single: true, body, set_at: setAt, set_by: setBy }, ifRevision),
  };
}

async function putShifts(tx: Transaction<unknown>, rota: string, shifts: Rota['shifts']): Promise<void> {
  await sql`delete from shift where rota = ${rota}`.execute(tx);
  const rows = shifts.map(({ from, to, person, rank }, place) => ({ place, from_at: from, to_at: to, person, rank }));
  await sql`insert into shift (rota, place, from_at, to_at, person, rank)
    select ${rota}, place, from_at, to_at, person, rank
    from json_populate_recordset(null::shift, ${JSON.stringify(rows)}::json)`.execute(tx);
}

/** The person is held meanwhile: who is being erased is waited for, and nothing comes back afterwards. */
async function putReachability(tx: Transaction<unknown>, { person, phone, via }: Reachability): Promise<void> {
  const known = await first(tx, sql`select 1 as one from person where id = ${person} and erased_at is null for share`);
  if (known === null || (phone === null && via.length === 0)) {
    await sql`delete from reachability where person = ${person}`.execute(tx);
    return;
  }
  await sql`insert into reachability (person, phone, via) values (${person}, ${phone}, ${[...via]}::text[])
    on conflict (person) do update set phone = excluded.phone, via = excluded.via`.execute(tx);
}
