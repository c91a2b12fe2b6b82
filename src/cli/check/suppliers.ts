import { marginFromTexts } from '../../app/margin/index.ts';
import { betweenFiles, readSuppliers } from '../margin/read-suppliers.ts';
import type { Parts } from '../parts.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import type { ReadFile } from '../read-agreements.ts';
import type { Session } from '../world.ts';

/** What stands under the agreements that are checked. */
export interface CheckedSuppliers {
  readonly files: readonly ReadFile[];
  /** What is wrong between all the files, those checked and those of suppliers. */
  readonly together: readonly ToldDiagnostic[];
  /** Promises tighter than what stands under them, rings of agreements. */
  readonly diagnostics: readonly ToldDiagnostic[];
}

/** Asks of every agreement whether its commitments are supported by those of the suppliers in these files. */
export async function checkBySuppliers(
  names: readonly string[],
  read: readonly ReadFile[],
  parts: Parts,
  session: Session,
): Promise<CheckedSuppliers> {
  const files = await readSuppliers(names, parts, session);
  const found = read.flatMap(({ file, reading }) => {
    const others = files.filter((each) => each.file !== file).map((each) => each.reading);
    return marginFromTexts(reading, others)?.diagnostics ?? [];
  });
  // An agreement between two of ours is compared once for each of them.
  const once = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  return {
    files,
    together: betweenFiles([...read, ...files], session),
    diagnostics: once.map((each) => diagnosticIn(each, session.lang)),
  };
}
