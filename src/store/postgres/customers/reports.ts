import { sql } from 'kysely';
import type { IssuedReport, ReportFilter, ReportPlace } from '../../../app/ports/index.ts';
import type { Sql } from '../database.ts';

const COLUMNS = sql`customer, month, number, as_of as "asOf", known_at as "knownAt", body, hash,
  issued_at as "issuedAt", issued_by as "issuedBy"`;

export async function issuedReports(
  on: Sql,
  filter: ReportFilter,
  after: ReportPlace | null,
  limit: number,
): Promise<readonly IssuedReport[]> {
  const [customer, month] = [filter.customer ?? null, filter.month ?? null];
  const beyond =
    after === null
      ? sql`true`
      : sql`(month < ${after.month} or (month = ${after.month} and (customer > ${after.customer}
          or (customer = ${after.customer} and number < ${after.number}))))`;
  const { rows } = await sql<IssuedReport>`
    select ${COLUMNS} from report
    where (${customer}::text is null or customer = ${customer})
      and (${month}::text is null or month = ${month})
      and ${beyond}
    order by month desc, customer, number desc limit ${limit}`.execute(on);
  return rows;
}

export async function addReport(on: Sql, one: IssuedReport): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into report (customer, month, number, as_of, known_at, body, hash, issued_at, issued_by)
    values (${one.customer}, ${one.month}, ${one.number}, ${one.asOf}, ${one.knownAt}, ${one.body}, ${one.hash},
      ${one.issuedAt}, ${one.issuedBy})
    on conflict (customer, month, number) do nothing`.execute(on);
  return (numAffectedRows ?? 0n) > 0n;
}
