import { type LedgerMapping, ledgerCsv, readLedgerMapping } from '../../app/accounting/index.ts';
import { type SettleOutcome, settleLog } from '../../app/settle.ts';
import { settleRefusalJson } from '../../core/report/index.ts';
import type { Given } from '../commands.ts';
import { tellUnreadable } from '../evaluate/question.ts';
import { tellDiagnosticsBriefly } from '../evaluate/tell-diagnostics.ts';
import { type Ending, worse, wrongUse } from '../exit.ts';
import { bytes } from '../format/number.ts';
import { fileWrongUse, needText, optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { countLevels, type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { progressOn } from '../print/progress.ts';
import type { Session } from '../world.ts';
import { brokenJson, settlementJson } from './answer-json.ts';
import { type SettleAsked, settleAskedOf } from './question.ts';
import { tellSettlement } from './tell-settlement.ts';

const MAPPING_LIMIT = 1 << 20;

/** Settles a month; ends with an error where nothing could be settled, or an amount that is promised not be reckoned. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const { say } = session;
  const [csv, out] = [optionalText(given, 'csv'), optionalText(given, 'out')];
  if (out !== null && csv === null) throw wrongUse(say.settle.outWithoutCsv());
  if (csv !== null && out === null && session.json) throw wrongUse(say.settle.csvWithJson());
  const table = csv === null ? null : await readTable(csv, out, parts, session);
  if (table === 'unreadable') return 'errorDiagnostic';
  const asked = await settleAskedOf(args[0] as readonly string[], given, parts, session);
  if ('broken' in asked) {
    if (!session.json) return tellUnreadable(asked.broken, given['for'] !== undefined, session);
    const diagnostics = asked.broken.flatMap((file) => file.diagnostics);
    await session.world.out.write(`${JSON.stringify(brokenJson(diagnostics, given['for'] !== undefined))}\n`);
    return 'errorDiagnostic';
  }
  const progress = progressOn(session);
  const outcome = await settleLog(
    asked.request,
    (done, total) => progress.at(done, total, say.settle.reading(bytes(done, session.lang))),
    await parts.eventLog(),
  );
  await progress.clear();
  return answer(asked, outcome, table, parts, session);
}

interface Table {
  readonly mapping: LedgerMapping;
  /** Null: standard output. */
  readonly out: string | null;
}

async function answer(
  asked: SettleAsked,
  outcome: SettleOutcome,
  table: Table | null,
  parts: Parts,
  session: Session,
): Promise<Ending> {
  const { world, lang } = session;
  const ofEvents = outcome.diagnostics.map((each) => diagnosticIn(each, lang));
  if (table !== null) await writeTable(table, outcome, parts, session);
  if (session.json) await world.out.write(`${JSON.stringify(settlementJson(asked, outcome, ofEvents, lang))}\n`);
  else if (table === null || table.out !== null)
    await world.out.write(`${tellSettlement(asked, outcome, session).join('\n')}\n`);
  if (!session.json || asked.request.forCustomers)
    await tellDiagnosticsBriefly(asked.diagnostics, ofEvents, asked.names, session);
  return endingOf(outcome, ofEvents);
}

function endingOf({ settled, refused }: SettleOutcome, ofEvents: readonly ToldDiagnostic[]): Ending {
  const none = settled.length === 0 && refused.length > 0;
  const amiss =
    refused.some((one) => settleRefusalJson(one, 'en').level === 'error') ||
    settled.some(({ statement }) => statement.refused.length > 0);
  const ending: Ending = none || amiss ? 'errorDiagnostic' : 'fine';
  return countLevels(ofEvents).errors > 0 ? worse(ending, 'erredLine') : ending;
}

async function readTable(
  file: string,
  out: string | null,
  parts: Parts,
  session: Session,
): Promise<Table | 'unreadable'> {
  const text = await needText(await parts.files(), file, MAPPING_LIMIT, session.say);
  const { mapping, diagnostics } = readLedgerMapping({ file, text });
  const told = diagnostics.map((each) => diagnosticIn(each, session.lang));
  if (session.json && mapping === null) await session.world.out.write(`${JSON.stringify(brokenJson(told, false))}\n`);
  else if (told.length > 0) {
    const onStderr = { ...session, paint: session.errPaint };
    await session.world.err.write(tellDiagnostics(told, (named) => (named === file ? text : null), onStderr));
  }
  return mapping === null ? 'unreadable' : { mapping, out };
}

async function writeTable(
  { mapping, out }: Table,
  outcome: SettleOutcome,
  parts: Parts,
  { world, lang, say }: Session,
): Promise<void> {
  const { text, rows } = ledgerCsv(outcome.settled, mapping, lang);
  if (out === null) {
    await world.out.write(text);
    return;
  }
  const draft = await (await parts.files()).draft(out);
  if ('fault' in draft) {
    if (draft.fault === 'EISDIR') throw fileWrongUse(out, draft.fault, say);
    throw wrongUse(say.wrong.notWritable(out, draft.fault), null, 'unreadableFile');
  }
  await draft.write(text);
  await draft.close();
  await world.err.write(`${say.settle.table(rows, out)}\n`);
}
