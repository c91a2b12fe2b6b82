import { type SimulateOutcome, type SimulateRequest, simulateLog } from '../../app/simulation/index.ts';
import { simulationJson } from '../../app/simulation-json/index.ts';
import type { Given } from '../commands.ts';
import { tellDiagnosticsBriefly } from '../evaluate/tell-diagnostics.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { bytes } from '../format/number.ts';
import { readSuppliers } from '../margin/read-suppliers.ts';
import { nearest } from '../nearest.ts';
import { needFile, optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { countLevels, type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { progressOn } from '../print/progress.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { checkWords, eventsOf, optionsOf } from './question.ts';
import { tellSimulation } from './tell-simulation.ts';

/** What a draft would have cost on past events, and what could be promised instead. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  checkWords(given, session);
  const events = await eventsOf(given, parts, session);
  const [draftFile, presentFile, ...supplierFiles] = await filesOf(String(args[0]), given, parts, session);
  const files = [draftFile, presentFile, ...supplierFiles].flatMap((file) => file ?? []);
  const draft = draftFile?.agreement ?? null;
  if (draft === null || files.some(({ agreement }) => agreement === null)) return tellBroken(files, parts, session);
  const request: SimulateRequest = {
    ...optionsOf(given, events, draft, session),
    draft,
    present: presentFile?.agreement ?? null,
    suppliers: supplierFiles.flatMap((file) => file?.agreement ?? []),
  };
  const outcome = await simulated(request, parts, session);
  const own = files.flatMap(({ diagnostics }) => diagnostics);
  const told = outcome.diagnostics.map((each) => diagnosticIn(each, session.lang));
  if (session.json) await writeJson(request, outcome, [...own, ...told], parts, session);
  else {
    await session.world.out.write(`${tellSimulation(request, outcome, session).join('\n')}\n`);
    await tellDiagnosticsBriefly(
      own,
      told,
      files.map(({ file }) => file),
      session,
    );
  }
  return countLevels(told).errors > 0 ? 'erredLine' : 'fine';
}

/** The draft, the present agreement (or null), and those that stand under the draft. */
async function filesOf(
  name: string,
  given: Given,
  parts: Parts,
  session: Session,
): Promise<readonly (ReadFile | null)[]> {
  const present = optionalText(given, 'present');
  const known = await parts.files();
  for (const file of [name, ...(present === null ? [] : [present])]) await needFile(known, file, session.say);
  const { files } = await readAgreements([name], parts, session);
  const beside = present === null ? [null] : (await readAgreements([present], parts, session)).files;
  const names = Array.isArray(given['supplier']) ? (given['supplier'] as readonly string[]) : [];
  return [files[0] ?? null, beside[0] ?? null, ...(await readSuppliers(names, parts, session))];
}

async function simulated(request: SimulateRequest, parts: Parts, session: Session): Promise<SimulateOutcome> {
  const { say, lang } = session;
  const progress = progressOn(session);
  const found = await simulateLog(
    request,
    {
      reading: (done, total) => progress.at(done, total, say.evaluate.reading(bytes(done, lang))),
      doing: (what) => progress.at(0, null, say.simulate.doing[what]),
    },
    await parts.eventLog(),
  );
  await progress.clear();
  if (!('unknown' in found)) return found;
  const [name = ''] = found.unknown;
  throw wrongUse(say.simulate.unknownCustomer(name, nearest(name, found.known), found.known));
}

/** A draft with errors is not simulated: what is wrong with it is the answer. */
async function tellBroken(files: readonly ReadFile[], parts: Parts, session: Session): Promise<Ending> {
  const diagnostics = files.flatMap((file) => file.diagnostics);
  if (session.json) {
    await writeJson(null, null, diagnostics, parts, session);
    return 'errorDiagnostic';
  }
  const onStderr = { ...session, paint: session.errPaint };
  for (const { diagnostics: own, textOf } of files) {
    const errors = own.filter(({ level }) => level === 'error');
    await session.world.err.write(tellDiagnostics(errors, textOf, onStderr));
  }
  await session.world.err.write(`${session.say.simulate.notSimulated()}\n`);
  return 'errorDiagnostic';
}

async function writeJson(
  request: SimulateRequest | null,
  outcome: SimulateOutcome | null,
  diagnostics: readonly ToldDiagnostic[],
  { tzdata }: Parts,
  { world }: Session,
): Promise<void> {
  const told = diagnostics.map(({ length: _length, ...each }) => each);
  await world.out.write(`${JSON.stringify({ ...simulationJson(request, outcome, tzdata), diagnostics: told })}\n`);
}
