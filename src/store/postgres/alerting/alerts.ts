import { sql, type Transaction } from 'kysely';
import type { AlertFilter, AlertReads, AlertRow, AlertStanding, AlertTx, Decided } from '../../../app/ports/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { all, first } from '../access/reads.ts';
import { CHANNEL } from '../live/listen.ts';
import { type Columns, recordsText } from '../live/records.ts';
import { type Ask, every, isOneOf, TELLING } from './rows.ts';

const ALERT = sql`a.key, a.kind, a.at, a.ticket, a.agreement, a.measure, a.cycle, a.target,
  a.threshold_ppm as "thresholdPpm", a.due_at as "dueAt", a.customer, a.service, a.team, a.assignee, a.priority, a.source,
  a.bundle, a.contacts, a.details, a.decided_at as "decidedAt", a.standing, a.dispatched_at as "dispatchedAt",
  a.acknowledged_at as "acknowledgedAt", a.acknowledged_by as "acknowledgedBy", a.ended_at as "endedAt"`;

type Row = Omit<AlertRow, 'details'> & { readonly details: string };

const alertOf = (row: Row): AlertRow => ({ ...row, details: JSON.parse(row.details) as AlertRow['details'] });

export function alertReads(ask: Ask): AlertReads {
  return {
    alerts: async (filter, after, limit) => {
      const beyond =
        after === null
          ? null
          : sql`a.decided_at <= ${after.decidedAt}::bigint
              and (a.decided_at < ${after.decidedAt}::bigint or a.key > ${after.key})`;
      const page = sql`select ${ALERT} from alert a where ${every([fits(filter), beyond])}
        order by a.decided_at desc, a.key limit ${limit}`;
      return (await ask((on) => all<Row>(on, page))).map(alertOf);
    },
    alert: async (key) => {
      const row = await ask((on) => first<Row>(on, sql`select ${ALERT} from alert a where a.key = ${key}`));
      return row === null ? null : alertOf(row);
    },
    alertCounts: async (filter) => {
      const counts = sql`select a.standing, count(*) as number from alert a where ${fits(filter)} group by a.standing`;
      const rows = await ask((on) => all<{ readonly standing: AlertStanding; readonly number: number }>(on, counts));
      return Object.fromEntries(rows.map(({ standing, number }) => [standing, number]));
    },
    undispatched: async () => {
      const waiting = sql`select count(*) as count, min(decided_at) as "oldestDecidedAt" from alert
        where standing = 'new'`;
      const row = await ask((on) => first<Awaited<ReturnType<AlertReads['undispatched']>>>(on, waiting));
      return row ?? { count: 0, oldestDecidedAt: null };
    },
  };
}

function fits({ kind, standing, customer, ticket, acknowledged, ended, from, to }: AlertFilter) {
  return every([
    isOneOf(sql`a.kind`, kind),
    isOneOf(sql`a.standing`, standing),
    isOneOf(sql`a.customer`, customer),
    ticket === undefined ? null : sql`a.ticket = ${ticket}`,
    acknowledged === undefined
      ? null
      : acknowledged
        ? sql`a.acknowledged_at is not null`
        : sql`a.acknowledged_at is null`,
    ended === undefined ? null : ended ? sql`a.ended_at is not null` : sql`a.ended_at is null`,
    from === undefined ? null : sql`a.decided_at >= ${from}::bigint`,
    to === undefined ? null : sql`a.decided_at < ${to}::bigint`,
  ]);
}

/** Rows are locked in the order of their keys, so that two never wait for each other in a ring. */
export function alertWrites(tx: Transaction<unknown>): Omit<AlertTx, keyof AlertReads> {
  const keysOf = async (statement: ReturnType<typeof sql>) =>
    (await all<{ readonly key: string }>(tx, statement)).map(({ key }) => key);
  return {
    decide: async (alerts, at) => {
      if (alerts.length === 0) return [];
      const rows = recordsText(alerts.map((alert) => columnsOf(alert, at)));
      return await keysOf(
        sql`/* kept: decide */ select key from decide_alerts(${rows}::alert[], ${CHANNEL}) as d (key)`,
      );
    },
    lockNewAlerts: async (limit) =>
      (
        await all<Row>(
          tx,
          sql`/* kept: lock-new-alerts */ select ${ALERT} from lock_new_alerts(${limit}::integer) with ordinality as a
            order by a.ordinality`,
        )
      ).map(alertOf),
    settleAlerts: async (keys, standing, at) => {
      await keysOf(sql`${locked(keys, sql`true`)}
        update alert a set standing = ${standing}, dispatched_at = ${at} from mine where a.key = mine.key
        returning a.key, ${TELLING}`);
    },
    acknowledgeAlerts: async (keys, at, by) =>
      (
        await keysOf(sql`${locked(keys, sql`acknowledged_at is null`)}
          update alert a set acknowledged_at = ${at}, acknowledged_by = ${by} from mine where a.key = mine.key
          returning a.key, ${TELLING}`)
      ).sort(inOrder),
    ...openOnes(tx),
    endAlerts: async (keys, at) =>
      (
        await keysOf(sql`${locked(keys, sql`ended_at is null`)}
          update alert a set ended_at = ${at} from mine where a.key = mine.key returning a.key, ${TELLING}`)
      ).sort(inOrder),
  };
}

/** Alerts that go on, for who may end them. */
function openOnes(tx: Transaction<unknown>): Pick<AlertTx, 'openAlertsOf' | 'undeliveredTo'> {
  return {
    openAlertsOf: async (tickets) => {
      if (tickets.length === 0) return [];
      const open = sql`/* kept: open-alerts */
        select ${ALERT} from (select distinct t as ticket from unnest(${[...tickets]}::text[]) as t) as asked
        cross join lateral (
          select * from alert o where o.ticket = asked.ticket and o.ended_at is null offset 0
        ) as a order by a.key`;
      return (await all<Row>(tx, open)).map(alertOf);
    },
    undeliveredTo: async (recipient) => {
      const open = sql`/* kept: undelivered */ select ${ALERT} from alert a
        where a.kind = 'delivery' and a.ended_at is null and (a.details::json ->> 'recipient') = ${recipient}
        order by a.key`;
      return (await all<Row>(tx, open)).map(alertOf);
    },
  };
}

function locked(keys: readonly string[], fit: ReturnType<typeof sql>) {
  return sql`with mine as (
    select key from alert where key = any(${[...keys]}::text[]) and ${fit} order by key for no key update
  )`;
}

/** As `collate "C"` has it. */
function inOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** In the order of the table. */
function columnsOf(alert: Decided, at: Instant): Columns {
  return {
    key: alert.key,
    kind: alert.kind,
    at: alert.at,
    ticket: alert.ticket,
    agreement: alert.agreement,
    measure: alert.measure,
    cycle: alert.cycle,
    target: alert.target,
    threshold_ppm: alert.thresholdPpm,
    due_at: alert.dueAt,
    customer: alert.customer,
    service: alert.service,
    team: alert.team,
    assignee: alert.assignee,
    priority: alert.priority,
    source: alert.source,
    bundle: alert.bundle,
    contacts: alert.contacts,
    details: JSON.stringify(alert.details),
    decided_at: at,
    standing: alert.standing,
    dispatched_at: null,
    acknowledged_at: null,
    acknowledged_by: null,
    ended_at: alert.endedAt ?? null,
  };
}
