import { type ImportOutcome, type ImportSummary, importCsv, type RejectedRow } from '../../app/import-csv.ts';
import { type Mapping, readMapping } from '../../app/mapping/index.ts';
import type { Given } from '../commands.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { fileWrongUse, needFile, needOption, needText, optionalText } from '../need.ts';
import type { Draft, Files, Parts } from '../parts.ts';
import { type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { progressOn } from '../print/progress.ts';
import type { Session } from '../world.ts';
import { type Rejects, rejectsWriter } from './rejects.ts';
import { tellSummary } from './tell-summary.ts';

const MAPPING_LIMIT = 1 << 20;

/** Turns a CSV export into events; ends with `rejectedRow` when a row could not be read, with an error when none could. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const { say, json } = session;
  const csv = String(args[0]);
  const mappingFile = needOption(given, 'mapping', say);
  const out = optionalText(given, 'out');
  if (json && out === null) throw wrongUse(say.importing.jsonNeedsOut());
  const files = await parts.files();
  if (csv !== '-') await needFile(files, csv, say);
  const text = await needText(files, mappingFile, MAPPING_LIMIT, say);
  const { mapping, diagnostics } = readMapping({ file: mappingFile, text });
  const told = diagnostics.map((each) => diagnosticIn(each, session.lang));
  if (mapping === null) return refuse(told, text, mappingFile, session);
  await tellAll(told, text, mappingFile, session);
  return convert(
    { csv, mapping, mappingFile, text, out, rejects: optionalText(given, 'rejects'), warnings: told },
    files,
    parts,
    session,
  );
}

interface Conversion {
  readonly csv: string;
  readonly mapping: Mapping;
  readonly mappingFile: string;
  readonly text: string;
  readonly out: string | null;
  readonly rejects: string | null;
  readonly warnings: readonly ToldDiagnostic[];
}

async function convert(conversion: Conversion, files: Files, parts: Parts, session: Session): Promise<Ending> {
  const { csv, out } = conversion;
  const draft = out === null ? null : await openDraft(files, out, session);
  const rejects = rejectsWriter(
    conversion.rejects === null ? null : await openDraft(files, conversion.rejects, session),
    csv,
    session,
  );
  try {
    const outcome = await read(conversion, draft, rejects, parts, session);
    await rejects.close();
    if (outcome.kind === 'refused') {
      await draft?.drop();
      const told = outcome.diagnostics.map((each) => diagnosticIn(each, session.lang));
      return refuse(told, conversion.text, conversion.mappingFile, session);
    }
    await draft?.close();
    await tellOutcome(outcome.summary, conversion, session);
    return outcome.summary.rejected > 0 ? 'rejectedRow' : 'fine';
  } catch (error) {
    await draft?.drop();
    await rejects.drop();
    const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
    if (typeof code !== 'string' || syscall !== 'write') throw error;
    throw wrongUse(session.say.wrong.notWritable(out ?? conversion.rejects ?? '', code), null, 'unreadableFile');
  }
}

async function read(
  { csv, mapping, mappingFile }: Conversion,
  draft: Draft | null,
  rejects: Rejects,
  parts: Parts,
  session: Session,
): Promise<ImportOutcome> {
  const { world, say } = session;
  const progress = progressOn(session);
  const outcome = await importCsv(
    { csv, mapping, mappingFile },
    {
      events: (lines) => (draft === null ? world.out.write(lines) : draft.write(lines)),
      rejected: (row: RejectedRow) => rejects.add(row),
      progress: (bytes, total, rows) => progress.at(bytes, total, say.importing.rows(rows)),
    },
    await parts.tables(),
  );
  await progress.clear();
  return outcome;
}

async function tellOutcome(
  summary: ImportSummary,
  { out, rejects, warnings }: Conversion,
  session: Session,
): Promise<void> {
  if (session.json) await session.world.out.write(`${JSON.stringify({ ...summary, diagnostics: warnings })}\n`);
  else await session.world.err.write(`${tellSummary(summary, out, rejects, session).join('\n')}\n`);
}

async function openDraft(files: Files, path: string, { say }: Session): Promise<Draft> {
  const draft = await files.draft(path);
  if (!('fault' in draft)) return draft;
  if (draft.fault === 'EISDIR') throw fileWrongUse(path, draft.fault, say);
  throw wrongUse(say.wrong.notWritable(path, draft.fault), null, 'unreadableFile');
}

/** The table can not be read by this mapping at all. */
async function refuse(told: readonly ToldDiagnostic[], text: string, file: string, session: Session): Promise<Ending> {
  if (session.json)
    await session.world.out.write(
      `${JSON.stringify({ rows: 0, rejected: 0, tickets: 0, events: 0, diagnostics: told })}\n`,
    );
  else await tellAll(told, text, file, session);
  return 'errorDiagnostic';
}

async function tellAll(told: readonly ToldDiagnostic[], text: string, file: string, session: Session): Promise<void> {
  if (session.json || told.length === 0) return;
  const onStderr = { ...session, paint: session.errPaint };
  await session.world.err.write(tellDiagnostics(told, (named) => (named === file ? text : null), onStderr));
}
