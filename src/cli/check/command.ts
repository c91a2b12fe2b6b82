import { ringsFromTexts } from '../../app/margin/index.ts';
import type { Given } from '../commands.ts';
import type { Ending } from '../exit.ts';
import { optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { countLevels, type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { visible, wrap } from '../print/width.ts';
import { type ReadFile, type ReadFiles, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { type CheckedSource, checkBySource } from './source.ts';
import { type CheckedSuppliers, checkBySuppliers } from './suppliers.ts';
import { tellSourceCheck } from './tell-source.ts';

/** All that was asked of the agreements; null where it was not. */
interface Checked {
  readonly read: ReadFiles;
  readonly source: CheckedSource | null;
  readonly suppliers: CheckedSuppliers | null;
}

/** Reads agreements and tells what is wrong or ambiguous; ends with `errorDiagnostic` when one of them is no agreement. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const read = withRings(await readAgreements(args.flat(), parts, session), session);
  const mapping = optionalText(given, 'source');
  const source = mapping === null ? null : await checkBySource(mapping, read.files, await parts.files(), session);
  const names = given['supplier'];
  const suppliers = Array.isArray(names) ? await checkBySuppliers(names, read.files, parts, session) : null;
  const checked = { read, source, suppliers };
  if (session.json) await writeJson(checked, session);
  else await tellFiles(checked, session);
  return countLevels(allOf(checked)).errors === 0 ? 'fine' : 'errorDiagnostic';
}

/** Agreements that stand on each other are wrong together; with suppliers' files, the comparison with those tells it. */
function withRings(read: ReadFiles, { lang }: Session): ReadFiles {
  const rings = ringsFromTexts(read.files.map(({ reading }) => reading));
  return { ...read, together: [...read.together, ...rings.map((each) => diagnosticIn(each, lang))] };
}

function allOf({ read, source, suppliers }: Checked): readonly ToldDiagnostic[] {
  const bySource =
    source === null ? [] : [...source.diagnostics, ...source.agreements.flatMap((each) => each.diagnostics)];
  return [
    ...read.files.flatMap((file) => file.diagnostics),
    ...(suppliers?.files.flatMap(errorsOf) ?? []),
    ...(suppliers?.together ?? read.together),
    ...bySource,
    ...(suppliers?.diagnostics ?? []),
  ];
}

/** A supplier's file is there to compare with: what is merely doubtful in it is told when it is checked itself. */
function errorsOf({ diagnostics }: ReadFile): readonly ToldDiagnostic[] {
  return diagnostics.filter(({ level }) => level === 'error');
}

async function writeJson(checked: Checked, { world }: Session): Promise<void> {
  const { read, source, suppliers } = checked;
  const diagnostics = allOf(checked);
  const document = {
    files: read.files.map(fileJson),
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
    suppliers: suppliers?.files.map(fileJson) ?? null,
  };
  await world.out.write(`${JSON.stringify(document)}\n`);
}

function fileJson({ file, agreement, diagnostics }: ReadFile) {
  return { file, agreement: agreement?.ref ?? null, ok: countLevels(diagnostics).errors === 0 };
}

async function tellFiles({ read, source, suppliers }: Checked, session: Session): Promise<void> {
  const { files, passedOver } = read;
  const { world, say, paint, width } = session;
  const beside = suppliers?.files.filter((each) => files.every(({ file }) => file !== each.file)) ?? [];
  const together = suppliers?.together ?? read.together;
  const textOf = (named: string) => [...files, ...beside].find((file) => file.file === named)?.textOf(named) ?? null;
  for (const file of files) await world.out.write(tellDiagnostics(file.diagnostics, file.textOf, session));
  for (const file of beside) await world.out.write(tellDiagnostics(errorsOf(file), file.textOf, session));
  await world.out.write(tellDiagnostics(together, textOf, session));
  if (source !== null) await tellSource(source, session);
  if (suppliers !== null) await world.out.write(tellDiagnostics(suppliers.diagnostics, textOf, session));
  for (const file of [...files, ...beside]) await world.out.write(`${wrap(lineOf(file, session), width, '  ')}\n`);
  if (passedOver.length > 0)
    await world.out.write(`${paint.dim(wrap(say.check.passedOver(passedOver.map(visible)), width, '  '))}\n`);
  const told = [...files.flatMap((file) => file.diagnostics), ...beside.flatMap(errorsOf), ...together];
  const { errors, warnings } = countLevels([...told, ...(suppliers?.diagnostics ?? [])]);
  const all = files.length + beside.length;
  if (all > 1) await world.out.write(`${say.check.summary(all, errors, warnings)}\n`);
}

function lineOf({ file, agreement, diagnostics }: ReadFile, { say, paint }: Session): string {
  const { errors, warnings } = countLevels(diagnostics);
  return agreement === null
    ? `${paint.bad('✗')} ${say.check.broken(visible(file), errors, warnings)}`
    : `${paint.good('✓')} ${say.check.fine(visible(file), agreement.ref, agreement.targets.length, warnings)}`;
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
