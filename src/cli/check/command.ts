import type { Given } from '../commands.ts';
import type { Ending } from '../exit.ts';
import type { Parts } from '../parts.ts';
import { countLevels, tellDiagnostics } from '../print/diagnostic.ts';
import { visible, wrap } from '../print/width.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';

/** Reads agreements and tells what is wrong or ambiguous; ends with `errorDiagnostic` when one of them is no agreement. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  _given: Given,
): Promise<Ending> {
  const names = args.flat();
  const { files, passedOver } = await readAgreements(names, parts, session);
  const diagnostics = files.flatMap((file) => file.diagnostics);
  const { errors } = countLevels(diagnostics);
  if (session.json) {
    const document = {
      files: files.map(({ file, agreement, diagnostics: own }) => ({
        file,
        agreement: agreement?.ref ?? null,
        ok: countLevels(own).errors === 0,
      })),
      diagnostics: diagnostics.map(({ length: _length, ...told }) => told),
      ok: errors === 0,
      passedOver,
    };
    await session.world.out.write(`${JSON.stringify(document)}\n`);
  } else await tellFiles(files, passedOver, session);
  return errors === 0 ? 'fine' : 'errorDiagnostic';
}

async function tellFiles(files: readonly ReadFile[], passedOver: readonly string[], session: Session): Promise<void> {
  const { world, say, paint, width } = session;
  for (const file of files) await world.out.write(tellDiagnostics(file.diagnostics, file.textOf, session));
  const all = files.flatMap((file) => file.diagnostics);
  for (const file of files) {
    const { errors, warnings } = countLevels(file.diagnostics);
    const line =
      file.agreement === null
        ? `${paint.bad('✗')} ${say.check.broken(visible(file.file), errors, warnings)}`
        : `${paint.good('✓')} ${say.check.fine(visible(file.file), file.agreement.ref, file.agreement.targets.length, warnings)}`;
    await world.out.write(`${wrap(line, width, '  ')}\n`);
  }
  if (passedOver.length > 0)
    await world.out.write(`${paint.dim(wrap(say.check.passedOver(passedOver.map(visible)), width, '  '))}\n`);
  const { errors, warnings } = countLevels(all);
  if (files.length > 1) await world.out.write(`${say.check.summary(files.length, errors, warnings)}\n`);
}
