import { sql } from 'kysely';
import type { LiveTx, TicketGroupFacts } from '../../../app/ports/index.ts';
import { type Event, identityOf, retractedBy } from '../../../core/event/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Database, Sql } from '../database.ts';
import { factsOf } from './facts.ts';

type Group = Awaited<ReturnType<LiveTx['lockGroups']>>[number];
interface Member {
  readonly ticket: string;
  readonly root: string;
}

export async function lockGroups(on: Sql, ...[tickets, ties]: Parameters<LiveTx['lockGroups']>) {
  const { rows } = await sql<Member>`/* kept: lock-groups */ select ticket, root from lock_groups(
    ${tickets}::text[], ${ties.map(([one]) => one)}::text[], ${ties.map(([, other]) => other)}::text[]
  )`.execute(on);
  return grouped(rows);
}

export async function lockDue(on: Sql, at: Instant, limit: number): Promise<readonly Group[]> {
  const { rows } = await sql<Member>`
    select ticket, root from lock_due(${at}::bigint, ${limit}) order by place, ticket`.execute(on);
  return grouped(rows);
}

/** Members come group by group. */
function grouped(members: readonly Member[]): readonly Group[] {
  const groups: { root: string; tickets: string[] }[] = [];
  for (const { ticket, root } of members) {
    const last = groups.at(-1);
    if (last?.root === root) last.tickets.push(ticket);
    else groups.push({ root, tickets: [ticket] });
  }
  return groups;
}

/** How many groups are fetched at a time, with their facts. */
const PAGE = 500;

export async function* groups(
  database: Database,
  customers: readonly string[] | null,
): AsyncGenerator<readonly TicketGroupFacts[]> {
  for (let after: string | null = null; ; ) {
    const place: string | null = after;
    const roots = await database.ask((on) =>
      customers === null ? rootsAfter(on, place) : rootsOfCustomersAfter(on, customers, place),
    );
    const page = await database.ask((on) => factsOfRoots(on, roots));
    if (page.length > 0) yield page;
    if (roots.length < PAGE) return;
    after = roots.at(-1) as string;
  }
}

/** The group of a ticket bears the name of its smallest ticket. */
async function rootsAfter(on: Sql, after: string | null): Promise<readonly string[]> {
  const { rows } = await sql<{ root: string }>`
    select ticket as root from ticket where (${after}::text is null or ticket > ${after}) and ticket = root
    order by ticket limit ${PAGE}`.execute(on);
  return rows.map(({ root }) => root);
}

async function rootsOfCustomersAfter(on: Sql, customers: readonly string[], after: string | null) {
  const { rows } = await sql<{ root: string }>`
    select distinct found.root
    from unnest(${customers}::text[]) as named (customer)
    cross join lateral (
      select t.root from ticket t
      where t.customer = named.customer and (${after}::text is null or t.root > ${after})
      group by t.root order by t.root limit ${PAGE}
    ) as found
    order by found.root limit ${PAGE}`.execute(on);
  return rows.map(({ root }) => root);
}

export async function groupsOf(on: Sql, tickets: readonly string[]): Promise<readonly TicketGroupFacts[]> {
  const { rows } = await sql<{ root: string }>`
    select distinct root from ticket where ticket = any (${tickets}::text[]) order by root`.execute(on);
  return await factsOfRoots(
    on,
    rows.map(({ root }) => root),
  );
}

/** Groups in the order of these roots; those of which nothing is known but names are left out. */
async function factsOfRoots(on: Sql, roots: readonly string[]): Promise<readonly TicketGroupFacts[]> {
  if (roots.length === 0) return [];
  const { rows } = await sql<Member>`
    select ticket, root from ticket where root = any (${roots}::text[]) order by root, ticket`.execute(on);
  const { byStream, retractions } = await factsOf(
    on,
    rows.map(({ ticket }) => `ticket:${ticket}`),
  );
  const retracting = new Map<string, Event[]>();
  for (const event of retractions) {
    const retracted = retractedBy(event);
    if (retracted === null) continue;
    const key = identityOf(retracted);
    retracting.set(key, [...(retracting.get(key) ?? []), event]);
  }
  return grouped(rows).flatMap(({ root, tickets }) => {
    const events = tickets.flatMap((ticket) => byStream.get(`ticket:${ticket}`) ?? []);
    if (events.length === 0) return [];
    const taken = events.flatMap((event) => retracting.get(identityOf(event)) ?? []);
    return [{ root, tickets, events, retractions: [...new Set(taken)] }];
  });
}
