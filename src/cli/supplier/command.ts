import { type Catalogue, type CatalogueEntry, entryOf, supplierAgreement } from '../../app/catalogue/index.ts';
import { readAgreement } from '../../language/index.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { nearest } from '../nearest.ts';
import type { Parts } from '../parts.ts';
import { shellWord } from '../print/shell.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';
import { tellEntries } from './tell-entries.ts';

/** Prints an entry of the catalogue as an agreement; without an id, which entries there are. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
): Promise<Ending> {
  const catalogue = await parts.suppliers();
  const id = args[0];
  await session.world.out.write(
    id === undefined ? listOf(catalogue, session) : agreementOf(String(id), catalogue, session),
  );
  return 'fine';
}

function listOf(catalogue: Catalogue, session: Session): string {
  if (!session.json) return `${tellEntries(catalogue, session).join('\n')}\n`;
  const { note, researched, entries } = catalogue;
  return `${JSON.stringify({ researched, note, entries: entries.map(entryJson) })}\n`;
}

/** The promise as FORMAT writes it; null where the source promises none for the service as such. */
function entryJson({ id, supplier, service, measure, target, confidence, source, url }: CatalogueEntry) {
  return { id, supplier, service, measure, promise: target, confidence, source, url };
}

/** The agreement as YAML, or as the same in JSON: either is a file that `check` reads. */
function agreementOf(id: string, catalogue: Catalogue, session: Session): string {
  const { say, world } = session;
  const entry = entryOf(catalogue, id);
  if (entry === null) {
    const near = nearest(
      id,
      catalogue.entries.map((each) => each.id),
    );
    const list = [...world.calledAs, 'supplier'].map(shellWord).join(' ');
    throw wrongUse(say.supplier.unknown(visible(id), near), say.supplier.list(list));
  }
  const text = supplierAgreement(entry, catalogue);
  if (!session.json) return text;
  const { plain } = readAgreement(text, { file: entry.id });
  if (plain === null) throw new Error(`the agreement of ${entry.id} does not read`);
  return `${JSON.stringify(plain)}\n`;
}
