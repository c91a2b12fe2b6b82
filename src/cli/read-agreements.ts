import { toldOfText } from '../app/diagnostic.ts';
import type { Agreement } from '../core/agreement/index.ts';
import type { HolidaySource } from '../core/calendar/index.ts';
import { type AgreementReading, readAgreement, setDiagnostics } from '../language/index.ts';
import { wrongUse } from './exit.ts';
import { fileWrongUse, needText } from './need.ts';
import type { Files, Parts } from './parts.ts';
import type { ToldDiagnostic } from './print/diagnostic.ts';
import { diagnosticIn } from './print/diagnostic-in.ts';
import type { Session } from './world.ts';

/** Enough to see that a text is longer than the language allows. */
const READ_BYTES = 600_000;
const ENDINGS = ['.yaml', '.yml', '.json'];
/** What tells an agreement from other files of a folder, mapping files and events for instance. */
const LOOKS_LIKE_ONE = [
  /^[\t {"']*kind["']?\s*:\s*["']?(?:sla|ola|underpinning)\b/m,
  /"kind"\s*:\s*"(?:sla|ola|underpinning)"/,
];

/** One agreement file: what it says, and what there is to say about it. */
export interface ReadFile {
  readonly file: string;
  /** The text of a file that a diagnostic names: this one, or one of its bases. */
  readonly textOf: (file: string) => string | null;
  readonly reading: AgreementReading;
  readonly agreement: Agreement | null;
  readonly diagnostics: readonly ToldDiagnostic[];
}

export interface ReadFiles {
  readonly files: readonly ReadFile[];
  /** What is wrong between the agreements: two that tie, a version given twice. */
  readonly together: readonly ToldDiagnostic[];
  /** Files of a folder that are no agreements. */
  readonly passedOver: readonly string[];
}

/** Reads agreements from files, folders and patterns. A name that leads nowhere is wrong use. */
export async function readAgreements(names: readonly string[], parts: Parts, session: Session): Promise<ReadFiles> {
  const files = await parts.files();
  const read: ReadFile[] = [];
  const passedOver: string[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    const { paths, isFolder } = await pathsOf(name, files, session);
    for (const path of paths) {
      if (seen.has(path)) continue;
      seen.add(path);
      const text = await needText(files, path, READ_BYTES, session.say);
      if (isFolder && !LOOKS_LIKE_ONE.some((pattern) => pattern.test(text))) passedOver.push(path);
      else read.push(await readOne(path, text, parts, session));
    }
    if (isFolder && read.length === 0) throw wrongUse(session.say.wrong.nothingToCheck(name), null, 'unreadableFile');
  }
  const together = setDiagnostics(read.map((each) => each.reading)).map((each) => toldIn(each, session.lang));
  return { files: read, together, passedOver };
}

async function pathsOf(
  name: string,
  files: Files,
  { say }: Session,
): Promise<{ readonly paths: readonly string[]; readonly isFolder: boolean }> {
  const found = await files.look(name);
  if (!('fault' in found)) {
    return found.kind === 'file'
      ? { paths: [name], isFolder: false }
      : { paths: await files.below(name, ENDINGS), isFolder: true };
  }
  const paths = /[*?]/.test(name) ? await files.matching(name) : [];
  if (paths.length === 0) throw fileWrongUse(name, found.fault, say);
  return { paths, isFolder: false };
}

async function readOne(file: string, text: string, parts: Parts, { lang }: Session): Promise<ReadFile> {
  const resolve = await parts.bases(file);
  const reading = await withHolidays(parts, (holidays) => readAgreement(text, { file, resolve, holidays }));
  const { agreement, diagnostics } = reading;
  const textOf = (named: string) => (named === file ? text : resolve(named));
  return { file, textOf, reading, agreement, diagnostics: diagnostics.map((each) => toldIn(each, lang)) };
}

/** Other countries' holidays are loaded only for an agreement that asks for them: then it is read once more. */
async function withHolidays(
  parts: Parts,
  read: (source: HolidaySource) => AgreementReading,
): Promise<AgreementReading> {
  let asked = false;
  const first = read(() => {
    asked = true;
    return null;
  });
  return asked ? read(await parts.holidays()) : first;
}

function toldIn(diagnostic: AgreementReading['diagnostics'][number], lang: Session['lang']): ToldDiagnostic {
  const { line, endLine, column, endColumn } = diagnostic;
  const length = endLine === line ? Math.max(1, endColumn - column) : 1;
  return { ...diagnosticIn(toldOfText(diagnostic), lang), length };
}
