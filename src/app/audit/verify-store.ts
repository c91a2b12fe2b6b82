import { retractedBy } from '../../core/event/index.ts';
import { DECIDED_HERE } from '../decisions/record.ts';
import { asRecorded, type Ledger, type LedgerBook } from '../ports/index.ts';
import { checkDeclared } from './check-declared.ts';
import { checkFact, eventIn } from './check-fact.ts';
import { checkReports } from './check-reports.ts';
import { type Noted, openNoted } from './noted.ts';
import { checkSealedFacts, checkSealedForgotten } from './seal.ts';
import { type Findings, openFindings, type StoreFault } from './store-fault.ts';
import { type ChainFindings, verifyRecord } from './verify.ts';

/** What a look at all of a store came to. */
export interface StoreFindings {
  readonly record: ChainFindings;
  /** How many facts, published versions, issued statements and issued reports were looked at. */
  readonly facts: number;
  readonly versions: number;
  readonly statements: number;
  readonly reports: number;
  /** Up to where the number of facts and their order are sealed; null: nowhere yet. */
  readonly sealedUntil: number | null;
  /** How many facts lie behind that: of these nobody could tell yet if one were taken out whole. */
  readonly unsealed: number;
  /** How many things are not what the program left there; the first thousand are told. */
  readonly total: number;
  readonly faults: readonly StoreFault[];
}

/**
 * Holds everything in a store that money or a verdict depends on to what was noted of it when it came: facts, what takes
 * them back, published versions, issued statements and reports, whose names are whose, and the record of decisions itself. All of it is
 * read as of one moment, in order, and let go: memory stays flat, and who writes meanwhile does not wait.
 * @param progress facts looked at, of how many
 * @throws Unavailable
 */
export async function verifyStore(
  book: LedgerBook,
  progress: (done: number, of: number) => void = () => {},
): Promise<StoreFindings> {
  return await book.read(async (ledger) => {
    const findings = openFindings();
    const { take, noted } = openNoted();
    const record = await verifyRecord(ledger, take);
    const { facts, unsealed } = await checkFacts(ledger, noted, findings, progress);
    await checkForgotten(ledger, noted, findings);
    await checkRetractions(ledger, findings);
    const declared = await checkDeclared(ledger, noted, findings);
    const reports = await checkReports(ledger, noted, findings);
    for await (const rows of ledger.lostTickets()) {
      for (const { ticket } of rows) findings.add({ kind: 'ticketLost', ticket });
    }
    const { total, told } = findings.found();
    const sealedUntil = noted.seals.at(-1)?.until ?? null;
    return { record, facts, ...declared, reports, sealedUntil, unsealed, total, faults: told };
  });
}

async function checkFacts(
  ledger: Ledger,
  noted: Noted,
  findings: Findings,
  progress: (done: number, of: number) => void,
): Promise<{ readonly facts: number; readonly unsealed: number }> {
  const all = await ledger.countFacts();
  const sealed = checkSealedFacts(noted.seals);
  const end = noted.seals.at(-1)?.until ?? Number.NEGATIVE_INFINITY;
  /** Told of already: what lies elsewhere than noted is not told as missing too. */
  const told = new Set<string>();
  let facts = 0;
  let unsealed = 0;
  for await (const rows of ledger.factRows({ from: null, until: null })) {
    for (const row of rows) {
      sealed.take(row);
      if (row.recordedAt >= end) unsealed += 1;
      if (row.source === DECIDED_HERE) noted.decided.delete(row.id);
      const faults = checkFact(row, ledger);
      for (const fault of faults) findings.add(fault);
      if (faults.length > 0 && told.size < REMEMBERED_AT_MOST) told.add(nameOf(row));
    }
    facts += rows.length;
    progress(facts, all);
  }
  await checkMissing(ledger, noted, told, findings);
  for (const fault of sealed.finish()) findings.add(fault);
  return { facts, unsealed };
}

const REMEMBERED_AT_MOST = 10_000;

/** What was kept once and is nowhere, by what was noted of it or by the record of decisions; each is told once. */
async function checkMissing(
  ledger: Ledger,
  { decided }: Noted,
  told: ReadonlySet<string>,
  { add }: Findings,
): Promise<void> {
  for await (const rows of ledger.missingFacts()) {
    for (const { source, id } of rows) {
      if (!told.has(nameOf({ source, id }))) add({ kind: 'factMissing', source, id });
      if (source === DECIDED_HERE) decided.delete(id);
    }
  }
  for (const [id, entry] of decided) add({ kind: 'decisionMissing', source: DECIDED_HERE, id, entry });
}

function nameOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return JSON.stringify([source, id]);
}

async function checkForgotten(ledger: Ledger, { seals, retained }: Noted, { add }: Findings): Promise<void> {
  const sealed = checkSealedForgotten(seals);
  for await (const rows of ledger.forgottenRows({ from: null, until: null })) {
    for (const row of rows) {
      sealed.take(row);
      const { source, id } = row;
      if (!retained.has(asRecorded(source))) add({ kind: 'forgottenUnnoted', source, id });
    }
  }
  for (const fault of sealed.finish()) add(fault);
}

async function checkRetractions(ledger: Ledger, { add }: Findings): Promise<void> {
  for await (const rows of ledger.retractionRows()) {
    for (const { source, id, ofSource, ofId, body } of rows) {
      const event = body === null ? null : eventIn(body);
      const of = event === null ? null : retractedBy(event);
      if (of?.source === ofSource && of.id === ofId) continue;
      add({ kind: 'retractionUnfounded', source, id, ofSource, ofId });
    }
  }
  for await (const rows of ledger.unnotedRetractions()) {
    for (const { body } of rows) {
      const event = eventIn(body);
      if (event === null || retractedBy(event) === null) continue;
      add({ kind: 'retractionUnnoted', source: event.source, id: event.id });
    }
  }
}
