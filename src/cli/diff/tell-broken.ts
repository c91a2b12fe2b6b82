import type { Ending } from '../exit.ts';
import { nameBrokenFiles } from '../print/broken-files.ts';
import { type ToldDiagnostic, tellDiagnostics } from '../print/diagnostic.ts';
import type { ReadFile } from '../read-agreements.ts';
import type { Session } from '../world.ts';

/** Files with errors are not compared: what is wrong with them is the answer; a customer is only told which. */
export async function tellBroken(
  files: readonly ReadFile[],
  diagnostics: readonly ToldDiagnostic[],
  isForCustomer: boolean,
  session: Session,
): Promise<Ending> {
  const { say, world } = session;
  if (isForCustomer) await world.err.write(nameBrokenFiles(files, session));
  else {
    const textOf = (named: string) => files.map((file) => file.textOf(named)).find((text) => text !== null) ?? null;
    const errors = diagnostics.filter(({ level }) => level === 'error');
    await world.err.write(tellDiagnostics(errors, textOf, { ...session, paint: session.errPaint }));
  }
  await world.err.write(`${say.diff.notCompared()}\n`);
  return 'errorDiagnostic';
}

/** The same for a program: every key of an answer, empty. */
export async function writeBroken(
  diagnostics: readonly ToldDiagnostic[],
  isForCustomer: boolean,
  { world }: Session,
): Promise<Ending> {
  const document = {
    before: null,
    after: null,
    sameAgreement: null,
    changes: 0,
    customer: 0,
    provider: 0,
    neutral: 0,
    unclear: 0,
    internal: 0,
    terms: [],
    approvals: null,
    exposure: null,
    coverLost: null,
    diagnostics: isForCustomer ? [] : diagnostics.map(({ length: _length, ...each }) => each),
  };
  await world.out.write(`${JSON.stringify(document)}\n`);
  return 'errorDiagnostic';
}
