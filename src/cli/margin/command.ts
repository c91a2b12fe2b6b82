import { type MarginFound, marginFromTexts, marginJson } from '../../app/margin/index.ts';
import type { Margin } from '../../core/margin/index.ts';
import type { Given } from '../commands.ts';
import { promisesOf } from '../evaluate/promise.ts';
import { tellDiagnosticsBriefly } from '../evaluate/tell-diagnostics.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { needFile } from '../need.ts';
import type { Parts } from '../parts.ts';
import { type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { betweenFiles, readSuppliers } from './read-suppliers.ts';
import { tellMargin } from './tell-margin.ts';

/** Compares an agreement with its suppliers'; ends with `promiseUncovered` only where `--fail-on uncovered` asks for it. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const { say } = session;
  if (given['for'] !== undefined) throw wrongUse(say.margin.notForCustomers(String(given['for'])));
  if (given['failOn'] !== undefined && given['failOn'] !== 'uncovered')
    throw wrongUse(say.wrong.notOneOf('--fail-on', String(given['failOn']), 'uncovered'));
  const names = Array.isArray(given['supplier']) ? (given['supplier'] as readonly string[]) : [];
  const files = await filesOf(String(args[0]), names, parts, session);
  const diagnostics = [...files.flatMap((each) => each.diagnostics), ...betweenFiles(files, session)];
  const found = isBroken(files, diagnostics) ? null : foundIn(files);
  const said = found?.diagnostics.map((each) => diagnosticIn(each, session.lang)) ?? [];
  const margin = found?.margin ?? null;
  if (margin !== null && names.length === 0) needSuppliers(margin, session);
  if (session.json) await writeJson(margin, [...diagnostics, ...said], session);
  else if (margin === null) return tellBroken(files, [...diagnostics, ...said], session);
  else {
    const agreements = files.flatMap(({ agreement }) => agreement ?? []);
    await session.world.out.write(`${tellMargin(margin, promisesOf(agreements), session).join('\n')}\n`);
    await tellDiagnosticsBriefly(diagnostics, [], [String(args[0]), ...names], session);
  }
  if (margin === null) return 'errorDiagnostic';
  const uncovered = margin.promises.some(({ cover }) => cover === 'uncovered');
  return uncovered && given['failOn'] !== undefined ? 'promiseUncovered' : 'fine';
}

/** Our agreement first, then those that can stand under it, each once. */
async function filesOf(
  file: string,
  names: readonly string[],
  parts: Parts,
  session: Session,
): Promise<readonly ReadFile[]> {
  await needFile(await parts.files(), file, session.say);
  const { files } = await readAgreements([file], parts, session);
  const suppliers = await readSuppliers(names, parts, session);
  return [...files, ...suppliers.filter((each) => each.file !== file)];
}

function isBroken(files: readonly ReadFile[], diagnostics: readonly ToldDiagnostic[]): boolean {
  return files.some(({ agreement }) => agreement === null) || diagnostics.some(({ level }) => level === 'error');
}

function foundIn(files: readonly ReadFile[]): MarginFound | null {
  const [ours, ...suppliers] = files.map(({ reading }) => reading);
  return ours === undefined ? null : marginFromTexts(ours, suppliers);
}

/** Without any supplier's file there is nothing to compare with, if the agreement stands on suppliers at all. */
function needSuppliers({ promises }: Margin, { say }: Session): void {
  const missing = promises.flatMap(({ reasons }) =>
    reasons.flatMap((reason) => (reason.kind === 'supplierNotGiven' ? [reason.agreement] : [])),
  );
  const ids = [...new Set(missing)].join(', ');
  if (ids !== '') throw wrongUse(say.margin.suppliersMissing(ids), say.margin.suppliersHint());
}

async function writeJson(
  margin: Margin | null,
  diagnostics: readonly ToldDiagnostic[],
  { world }: Session,
): Promise<void> {
  const empty = {
    agreement: null,
    over: null,
    policy: null,
    covered: 0,
    thin: 0,
    uncovered: 0,
    nothingUnder: 0,
    promises: [],
    price: null,
  };
  const told = diagnostics.map(({ length: _length, ...each }) => each);
  await world.out.write(
    `${JSON.stringify({ ...(margin === null ? empty : marginJson(margin)), diagnostics: told })}\n`,
  );
}

async function tellBroken(
  files: readonly ReadFile[],
  diagnostics: readonly ToldDiagnostic[],
  session: Session,
): Promise<Ending> {
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const textOf = (named: string) => {
    for (const file of files) {
      const text = file.textOf(named);
      if (text !== null) return text;
    }
    return null;
  };
  const onStderr = { ...session, paint: session.errPaint };
  await session.world.err.write(tellDiagnostics(errors, textOf, onStderr));
  await session.world.err.write(`${session.say.margin.notCompared()}\n`);
  return 'errorDiagnostic';
}
