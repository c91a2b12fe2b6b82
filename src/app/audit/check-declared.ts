import {
  type AuditEntry,
  asRecorded,
  type IssuedStatement,
  type Ledger,
  type PublishedVersion,
} from '../ports/index.ts';
import { refOf } from '../register/agreements/read-published.ts';
import { sha256 } from './check-fact.ts';
import { type Noted, nameKey } from './noted.ts';
import type { DeclaredTable, Findings } from './store-fault.ts';

/** Holds what people declared to what the record noted of it, and to its own hashes. */
export async function checkDeclared(ledger: Ledger, noted: Noted, findings: Findings): Promise<Checked> {
  const versions = await ledger.publishedVersions();
  compare(
    'agreement_version',
    noted.published,
    versions.map((one) => [refOf(one), one]),
    findings,
    (entry, one) => strangeOfVersion(entry, noted.withdrawn.get(refOf(one)) ?? null, one),
  );
  const customers = await ledger.registeredCustomers();
  compare(
    'customer',
    noted.customers,
    customers.map((one) => [one.id, one]),
    findings,
    // On the name of a customer nothing hangs that counts.
    (entry, { registeredAt }) => strange({ registered_at: entry.at === registeredAt }),
  );
  const names = await ledger.customerAliases();
  const named = names.map((one) => [nameKey(asRecorded(one.source), asRecorded(one.alias)), one] as const);
  compare('customer_alias', noted.names, named, findings, (entry, one) =>
    strange({
      customer: entry.customer === asRecorded(one.customer),
      attached_at: entry.at === one.attachedAt,
      attached_by: entry.actor === recorded(one.attachedBy),
    }),
  );
  await checkPastNames(ledger, noted, findings);
  return { versions: versions.length, statements: await checkStatements(ledger, noted, findings) };
}

/** How many of each were looked at. */
export interface Checked {
  readonly versions: number;
  readonly statements: number;
}

/** Whether each of what was noted is there and as it was noted, and nothing beside. */
export function compare<R>(
  table: DeclaredTable,
  noted: ReadonlyMap<string, AuditEntry>,
  rows: readonly (readonly [ref: string, row: R])[],
  { add }: Pick<Findings, 'add'>,
  strangeIn: (entry: AuditEntry, row: R) => readonly string[],
): void {
  const gone = new Map(noted);
  for (const [ref, row] of rows) {
    const name = asRecorded(ref);
    const entry = noted.get(name);
    gone.delete(name);
    if (entry === undefined) add({ kind: 'rowUnnoted', table, row: ref });
    else {
      for (const column of strangeIn(entry, row)) {
        add({ kind: 'rowChanged', table, row: ref, column, entry: entry.number });
      }
    }
  }
  for (const [row, { number }] of gone) add({ kind: 'rowMissing', table, row, entry: number });
}

function strangeOfVersion(
  { at, actor, details }: AuditEntry,
  withdrawn: AuditEntry | null,
  one: PublishedVersion,
): readonly string[] {
  return strange({
    text: details['textHash'] === sha256(one.text),
    resolved: details['resolvedHash'] === sha256(one.resolved),
    hash: details['hash'] === one.hash,
    published_at: at === one.publishedAt,
    published_by: actor === recorded(one.publishedBy),
    withdrawn_at: (withdrawn?.at ?? null) === one.withdrawnAt,
    withdrawn_by: (withdrawn?.actor ?? null) === recorded(one.withdrawnBy),
    withdrawn_because: (withdrawn?.details['reason'] ?? null) === recorded(one.withdrawnBecause),
  });
}

const AT_A_TIME = 50;

/** Read some at a time: each holds a whole month. */
async function checkStatements(ledger: Ledger, noted: Noted, findings: Findings): Promise<number> {
  const gone = new Map(noted.statements);
  let count = 0;
  for (let last: IssuedStatement | null = null; ; ) {
    const page: readonly IssuedStatement[] = await ledger.issuedStatements({}, last, AT_A_TIME);
    const rows = page.map((one) => [`${one.agreement}/${one.month}/${one.number}`, one] as const);
    const expected = new Map(rows.flatMap(([ref]) => [...(gone.has(ref) ? [[ref, gone.get(ref)!] as const] : [])]));
    compare('statement', expected, rows, findings, strangeOfStatement);
    for (const [ref] of rows) gone.delete(ref);
    count += page.length;
    last = page.at(-1) ?? null;
    if (last === null || page.length < AT_A_TIME) break;
  }
  compare('statement', gone, [], findings, strangeOfStatement);
  return count;
}

function strangeOfStatement({ at, actor, customer, details }: AuditEntry, one: IssuedStatement): readonly string[] {
  return strange({
    body: sha256(one.body) === details['hash'],
    hash: one.hash === details['hash'],
    customer: customer === recorded(one.customer),
    as_of: at === one.asOf,
    known_at: at === one.knownAt,
    issued_at: at === one.issuedAt,
    issued_by: actor === recorded(one.issuedBy),
  });
}

/** A name may have been a customer's several times: what was noted and what is kept must be the same in all. */
async function checkPastNames(ledger: Ledger, { pastNames }: Noted, { add }: Findings): Promise<void> {
  const table = 'customer_alias_past';
  const keyOf = (source: string, name: string, customer: string, from: number, to: number) =>
    JSON.stringify([source, name, customer, from, to]);
  const expected = new Map<string, number>();
  for (const { source, name, customer, attachedAt, detachedAt, entry } of pastNames) {
    expected.set(keyOf(source, name, customer, attachedAt, detachedAt), entry);
  }
  for (const { source, alias, customer, attachedAt, detachedAt } of await ledger.pastAliases()) {
    const key = keyOf(asRecorded(source), asRecorded(alias), asRecorded(customer), attachedAt, detachedAt);
    if (!expected.delete(key)) add({ kind: 'rowUnnoted', table, row: nameKey(source, alias) });
  }
  for (const [key, entry] of expected) {
    const [source, name] = JSON.parse(key) as readonly [string, string];
    add({ kind: 'rowMissing', table, row: nameKey(source, name), entry });
  }
}

/** The names of those that do not hold. */
export function strange(holds: { readonly [column: string]: boolean }): readonly string[] {
  return Object.keys(holds).filter((column) => holds[column] === false);
}

function recorded(text: string | null): string | null {
  return text === null ? null : asRecorded(text);
}
