import { formatInstant } from '../../core/time/index.ts';
import { type AuditEntry, asRecorded, type IssuedReport, type Ledger } from '../ports/index.ts';
import { compare, strange } from './check-declared.ts';
import { sha256 } from './check-fact.ts';
import type { Noted } from './noted.ts';
import type { Findings } from './store-fault.ts';

const AT_A_TIME = 50;

/** Holds issued reports to what the record noted of them, some at a time; how many there are. */
export async function checkReports(
  ledger: Ledger,
  { reports }: Pick<Noted, 'reports'>,
  findings: Findings,
): Promise<number> {
  const gone = new Map(reports);
  let count = 0;
  for (let last: IssuedReport | null = null; ; ) {
    const page: readonly IssuedReport[] = await ledger.issuedReports({}, last, AT_A_TIME);
    const rows = page.map((one) => [`${one.customer}/${one.month}/${one.number}`, one] as const);
    const names = new Set(rows.map(([ref]) => asRecorded(ref)));
    const expected = new Map([...gone].filter(([ref]) => names.has(ref)));
    compare('report', expected, rows, findings, strangeOfReport);
    for (const name of names) gone.delete(name);
    count += page.length;
    last = page.at(-1) ?? null;
    if (last === null || page.length < AT_A_TIME) break;
  }
  compare('report', gone, [], findings, strangeOfReport);
  return count;
}

function strangeOfReport({ at, actor, details }: AuditEntry, one: IssuedReport): readonly string[] {
  return strange({
    body: sha256(one.body) === details['hash'],
    hash: one.hash === details['hash'],
    as_of: details['asOf'] === formatInstant(one.asOf),
    known_at: details['asOf'] === formatInstant(one.knownAt),
    issued_at: at === one.issuedAt,
    issued_by: actor === asRecorded(one.issuedBy),
  });
}
