import type { Given } from '../commands.ts';
import type { Ending } from '../exit.ts';
import { optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { countLevels, type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { visible, wrap } from '../print/width.ts';
import { type ReadFiles, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { type CheckedSource, checkBySource } from './source.ts';
import { tellSourceCheck } from './tell-source.ts';

/** Reads agreements and tells what is wrong or ambiguous; ends with `errorDiagnostic` when one of them is no agreement. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const read = await readAgreements(args.flat(), parts, session);
  const mapping = optionalText(given, 'source');
  const source = mapping === null ? null : await checkBySource(mapping, read.files, await parts.files(), session);
  const diagnostics = allOf(read, source);
  if (session.json) await writeJson(read, source, session);
  else await tellFiles(read, source, session);
  return countLevels(diagnostics).errors === 0 ? 'fine' : 'errorDiagnostic';
}

function allOf({ files, together }: ReadFiles, source: CheckedSource | null): readonly ToldDiagnostic[] {
  const bySource =
    source === null ? [] : [...source.diagnostics, ...source.agreements.flatMap((each) => each.diagnostics)];
  return [...files.flatMap((file) => file.diagnostics), ...together, ...bySource];
}

async function writeJson(read: ReadFiles, source: CheckedSource | null, { world }: Session): Promise<void> {
  const diagnostics = allOf(read, source);
  const document = {
    files: read.files.map(({ file, agreement, diagnostics: own }) => ({
      file,
      agreement: agreement?.ref ?? null,
      ok: countLevels(own).errors === 0,
    })),
    diagnostics: diagnostics.map(({ length: _length, ...told }) => told),
    ok: countLevels(diagnostics).errors === 0,
    passedOver: read.passedOver,
    source:
      source === null
        ? null
        : source.agreements.map(({ read: of, check }) => ({
            agreement: of.agreement?.ref ?? null,
            mapping: source.file,
            targets: check.targets,
          })),
  };
  await world.out.write(`${JSON.stringify(document)}\n`);
}

async function tellFiles(
  { files, together, passedOver }: ReadFiles,
  source: CheckedSource | null,
  session: Session,
): Promise<void> {
  const { world, say, paint, width } = session;
  for (const file of files) await world.out.write(tellDiagnostics(file.diagnostics, file.textOf, session));
  const textOf = (named: string) => files.find((file) => file.file === named)?.textOf(named) ?? null;
  await world.out.write(tellDiagnostics(together, textOf, session));
  if (source !== null) await tellSource(source, session);
  for (const { file, agreement, diagnostics } of files) {
    const { errors, warnings } = countLevels(diagnostics);
    const line =
      agreement === null
        ? `${paint.bad('✗')} ${say.check.broken(visible(file), errors, warnings)}`
        : `${paint.good('✓')} ${say.check.fine(visible(file), agreement.ref, agreement.targets.length, warnings)}`;
    await world.out.write(`${wrap(line, width, '  ')}\n`);
  }
  if (passedOver.length > 0)
    await world.out.write(`${paint.dim(wrap(say.check.passedOver(passedOver.map(visible)), width, '  '))}\n`);
  const { errors, warnings } = countLevels([...files.flatMap((file) => file.diagnostics), ...together]);
  if (files.length > 1) await world.out.write(`${say.check.summary(files.length, errors, warnings)}\n`);
}

async function tellSource(source: CheckedSource, session: Session): Promise<void> {
  const { out } = session.world;
  await out.write(tellDiagnostics(source.diagnostics, (file) => (file === source.file ? source.text : null), session));
  for (const { read, check, diagnostics } of source.agreements) {
    await out.write(tellDiagnostics(diagnostics, read.textOf, session));
    if (read.agreement === null) continue;
    await out.write(`${tellSourceCheck(check.targets, read.agreement, source.file, session).join('\n')}\n`);
  }
}
