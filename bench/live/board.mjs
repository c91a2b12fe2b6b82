// Row: the first page of the live board among many open tickets, which are put into the tables without posting them.
import pg from 'pg';
import { openClient, percentile, requestBytes } from './client.mjs';
import { absoluteRow } from './start.mjs';

const REACH_MS = 30;
/** So that the 99th percentile is not the slowest of them. */
const ASKED = 200;

/** What is asked of the board: nothing, each thing alone, and what makes a page hard to find. */
const FILTERS = [
  '',
  'customer=c0',
  'customer=c77',
  'service=s3',
  'team=t7',
  'assignee=p42',
  'unassigned=true',
  'agreement=a5',
  'target=slow',
  'measure=resolution',
  'priority=P1',
  'verdict=breached',
  'state=paused',
  'team=t7&verdict=open,atRisk&priority=P1',
  'team=t7&measure=resolution&priority=P2&state=running',
  'customer=c0&state=paused',
  'customer=c77&service=s3',
  'unassigned=true&state=paused',
  'customer=c0&team=t7&assignee=p42',
  'customer=nobody',
];

/** Puts open tickets with a clock each into the tables of `database`: customer c0 has half of them. */
export async function fillBoard(database, tickets) {
  const client = new pg.Client(database);
  await client.connect();
  try {
    const { rows } = await client.query(`
      select c.relname as name, pg_get_indexdef(c.oid) as text from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid in ('ticket'::regclass, 'clock'::regclass) and not i.indisprimary`);
    for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    await client.query(PUT_TICKETS, [tickets]);
    await client.query(
      'insert into ticket_change select changed_xid, ticket from ticket where changed_xid is not null',
    );
    await client.query(PUT_CLOCKS);
    for (const { text } of rows) await client.query(text);
    await client.query('vacuum analyze ticket, clock');
    await client.query('checkpoint').catch(() => {});
  } finally {
    await client.end();
  }
}

const PUT_TICKETS = `
  insert into ticket (ticket, root, customer, called_as, source, opened_at, priority, service, type, team, assignee,
    last_event_at, generation, wake_at, changed_xid)
  select 'B' || n, 'B' || n, case when n % 2 = 0 then 'c0' else 'c' || n % 997 end, null, 'bench',
    1790000000000 + n * 1000::bigint, 'P' || 1 + n % 4, 's' || n % 13, 'incident', 't' || n % 41,
    case when n % 5 > 0 then 'p' || n % 211 end, 1790000000000 + n * 1000::bigint,
    (select generation from agreement_set), 4000000000000 + n, pg_current_xact_id()
  from generate_series(1, $1::integer) as n`;

const PUT_CLOCKS = `
  insert into clock (ticket, agreement, version, measure, cycle, target, state, verdict, started_at, due_at, due_target,
    breached_at, first_verdict, budget_ms, priority, moves, board_at, kind, facets)
  select t.ticket, a.agreement, 1, a.measure, 1, a.target, a.state, a.verdict, t.opened_at, a.due, a.target,
    case a.verdict when 'breached' then a.due end, case a.verdict when 'breached' then 'breached' end, 14400000,
    t.priority, false, coalesce(a.due, 8640000000000001), a.state || '|' || a.verdict || '|' || a.measure || '|=' || t.priority,
    array['c' || t.customer, 's' || t.service, 't' || t.team, coalesce('a' || t.assignee, 'A'), 'g' || a.agreement,
      'x' || a.target, case when t.assignee is null then 'u' else 'd' end]
      || case when t.assignee is null then '{}'::text[] else array['m["bench","' || t.assignee || '"]'] end
  from ticket t cross join lateral (
    select n, 'a' || n % 23 as agreement, case n % 3 when 0 then 'acknowledgement' else 'resolution' end as measure,
      case n % 7 when 0 then 'slow' else 'usual' end as target,
      case when n % 10 = 9 then 'paused' else 'running' end as state,
      case when n % 10 = 9 then 'open' when n % 6 = 0 then 'breached' when n % 6 = 1 then 'atRisk' else 'open' end as verdict,
      case when n % 10 = 9 then null else t.opened_at + (n * 7919 % 1000003) * 3000 - 1500000000 end as due
    from (select substr(t.ticket, 2)::bigint as n) as numbered
  ) as a
  where t.ticket like 'B%'`;

/** @param place `{ port, token }` */
export async function boardRow({ port, token }, tickets) {
  const client = await openClient(port);
  const asked = async (path, least) => {
    const bytes = requestBytes('GET', path, token);
    const took = [];
    for (let at = 0; at < ASKED + 5; at += 1) {
      const startedAt = performance.now();
      const { status, body } = await client.send(bytes);
      // The first ones warm up.
      if (at >= 5) took.push(performance.now() - startedAt);
      if (status !== 200) throw new Error(`${path} answered ${status}: ${body.toString('utf8', 0, 300)}`);
      if (at === 0 && least > 0 && JSON.parse(body).items.length < least) throw new Error(`${path} gave too few`);
    }
    return percentile(took, 99);
  };
  const worst = { ms: 0, filter: '' };
  const slow = [];
  for (const filter of FILTERS) {
    const ms = await asked(`/api/v1/board?limit=50${filter === '' ? '' : `&${filter}`}`, filter === '' ? 50 : 0);
    if (ms > REACH_MS) slow.push(`${filter}: ${ms.toFixed(0)} ms`);
    if (ms > worst.ms) Object.assign(worst, { ms, filter });
  }
  const bare = await asked('/api/v1/session', 0);
  client.close();
  return absoluteRow(
    `live board, first page of 50, the slowest of ${FILTERS.length} filters, ${tickets.toLocaleString('en')} open tickets`,
    `p99 ${worst.ms.toFixed(1)} ms (${worst.filter || 'none'})`,
    `p99 ≤ ${REACH_MS} ms`,
    worst.ms / REACH_MS,
    slow,
    `who asks, one select over HTTP: p99 ${bare.toFixed(1)} ms`,
  );
}
