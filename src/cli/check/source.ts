import { checkSource, type SourceCheck } from '../../app/check-source.ts';
import { producedEvents, readMapping } from '../../app/mapping/index.ts';
import { needText } from '../need.ts';
import type { Files } from '../parts.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import type { ReadFile } from '../read-agreements.ts';
import type { Session } from '../world.ts';

const MAPPING_LIMIT = 1 << 20;

/** What a source can show of each agreement; `targets` empty where the mapping itself can not be read. */
export interface CheckedSource {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly ToldDiagnostic[];
  readonly agreements: readonly {
    readonly read: ReadFile;
    readonly check: SourceCheck;
    readonly diagnostics: readonly ToldDiagnostic[];
  }[];
}

/** Asks of every agreement whether its commitments can be measured from the source that a mapping file describes. */
export async function checkBySource(
  file: string,
  read: readonly ReadFile[],
  files: Files,
  session: Session,
): Promise<CheckedSource> {
  const { lang, say } = session;
  const text = await needText(files, file, MAPPING_LIMIT, say);
  const { mapping, diagnostics } = readMapping({ file, text });
  const own = diagnostics.map((each) => diagnosticIn(each, lang));
  if (mapping === null) return { file, text, diagnostics: own, agreements: [] };
  const produced = producedEvents(mapping);
  const agreements = read
    .filter((each) => each.agreement !== null)
    .map((each) => {
      const check = checkSource(each.reading, produced);
      return { read: each, check, diagnostics: check.diagnostics.map((told) => diagnosticIn(told, lang)) };
    });
  return { file, text, diagnostics: own, agreements };
}
