import type { Given } from '../commands.ts';
import { wrongUse } from '../exit.ts';
import { betweenFiles, readSuppliers } from '../margin/read-suppliers.ts';
import { needFile, optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import { type ReadFile, readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';

/** What is asked of a comparison, read from the words of the command line. */
export interface DiffAsked {
  readonly before: ReadFile;
  readonly after: ReadFile;
  /** Null: none were asked about. */
  readonly suppliers: readonly ReadFile[] | null;
  readonly events: readonly string[];
  readonly isForCustomer: boolean;
  /** What there is to say of the files, each alone and the suppliers with the versions. */
  readonly diagnostics: readonly ToldDiagnostic[];
  /** Names of all agreement files, each once. */
  readonly names: readonly string[];
}

const CUSTOMER = 'customer';

/** Reads the versions and their suppliers; what can not be answered is wrong use. */
export async function askedOf(
  args: readonly (string | readonly string[])[],
  given: Given,
  parts: Parts,
  session: Session,
): Promise<DiffAsked> {
  const [before, after] = [await version(args[0], parts, session), await version(args[1], parts, session)];
  const isForCustomer = given['for'] !== undefined;
  if (isForCustomer) checkCustomer(String(given['for']), [before, after], given, session);
  const events = listOf(given, 'events');
  const files = await parts.files();
  if (events.filter((path) => path === '-').length > 1) throw wrongUse(session.say.wrong.twiceStdin());
  for (const path of events) if (path !== '-') await needFile(files, path, session.say);
  const named = optionalText(given, 'supplier') === null ? listOf(given, 'supplier') : [];
  const suppliers = named.length === 0 ? null : await suppliersOf(named, [before, after], parts, session);
  const read = [...new Map([before, after, ...(suppliers ?? [])].map((each) => [each.file, each])).values()];
  const between = suppliers === null ? [] : betweenFiles([after, ...suppliers], session);
  const own = read.flatMap((each) => each.diagnostics);
  return {
    before,
    after,
    suppliers,
    events,
    isForCustomer,
    diagnostics: [...own, ...between],
    names: read.map(({ file }) => file),
  };
}

async function version(name: string | readonly string[] | undefined, parts: Parts, session: Session) {
  const path = String(name);
  await needFile(await parts.files(), path, session.say);
  const { files } = await readAgreements([path], parts, session);
  return files[0] as ReadFile;
}

/** A folder may hold the versions themselves beside the suppliers. */
async function suppliersOf(
  names: readonly string[],
  versions: readonly ReadFile[],
  parts: Parts,
  session: Session,
): Promise<readonly ReadFile[]> {
  const read = await readSuppliers(names, parts, session);
  return read.filter(({ file }) => versions.every((each) => each.file !== file));
}

function listOf(given: Given, name: string): readonly string[] {
  const value = given[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Only what was promised to customers is shown to one, and neither costs nor suppliers. */
function checkCustomer(word: string, versions: readonly ReadFile[], given: Given, { say }: Session): void {
  for (const flag of ['events', 'supplier']) {
    if (given[flag] !== undefined) throw wrongUse(say.diff.notForCustomers(`--${flag}`));
  }
  const known = new Set<string>();
  for (const { file, agreement } of versions) {
    if (agreement === null) continue;
    if (agreement.kind !== 'sla') throw wrongUse(say.diff.notACustomers(file, agreement.ref));
    if (agreement.customer !== null) known.add(agreement.customer.id);
    for (const { customer } of agreement.adherents) known.add(customer);
  }
  if (word === CUSTOMER || known.has(word) || versions.some(({ agreement }) => agreement === null)) return;
  throw wrongUse(say.diff.unknownCustomer(word, [...known].join(', ')));
}
