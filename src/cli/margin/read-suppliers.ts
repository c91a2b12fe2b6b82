import { toldOfText } from '../../app/diagnostic.ts';
import { canCarry } from '../../app/margin/index.ts';
import { setDiagnostics } from '../../language/index.ts';
import { wrongUse } from '../exit.ts';
import type { Parts } from '../parts.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';

/**
 * Agreements that can stand under ours, from files, folders and patterns. A customer's agreement named as a supplier's
 * is wrong use; one that lies in a folder with suppliers' is passed over.
 */
export async function readSuppliers(
  names: readonly string[],
  parts: Parts,
  session: Session,
): Promise<readonly ReadFile[]> {
  const { files } = await readAgreements(names, parts, session);
  return files.filter(({ file, agreement }) => {
    if (agreement === null || canCarry(agreement)) return true;
    if (names.includes(file)) throw wrongUse(session.say.margin.notASupplier(file, agreement.ref));
    return false;
  });
}

/** What is wrong between all these files: a version given twice, a supplier that is missing. Each file counts once. */
export function betweenFiles(files: readonly ReadFile[], { lang }: Session): readonly ToldDiagnostic[] {
  const once = [...new Map(files.map((each) => [each.file, each])).values()];
  return setDiagnostics(once.map(({ reading }) => reading)).map((each) => diagnosticIn(toldOfText(each), lang));
}
