import type { Agreement } from '../../../core/agreement/index.ts';
import type { PlainAgreement } from '../../../language/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { PublishedVersion, Store } from '../../ports/index.ts';
import { isRefusal, notFound, type Refusal } from '../../refusal.ts';
import type { RegisterPorts } from '../register-ports.ts';
import { type AgreementContent, contentFor, maySee } from './customer-view.ts';
import { isInUse, refOf, withHolidays } from './read-published.ts';

/** A published version, read. */
export interface ReadVersion {
  readonly version: PublishedVersion;
  readonly agreement: Agreement;
  readonly plain: PlainAgreement;
}

/** A version as one reader may see it. */
export interface VersionView extends ReadVersion {
  readonly content: AgreementContent;
}

type Content = Pick<ReadVersion, 'agreement' | 'plain'>;

/** What was read of a store. What is published never changes: each text is read once. */
interface Known {
  readonly contents: Map<string, Content>;
  /** All that was published under a generation of agreements, being read or read. */
  all: { readonly generation: number; readonly versions: Promise<readonly ReadVersion[]> } | null;
}
const KNOWN = new WeakMap<Store, Known>();

/**
 * Every published version, withdrawn ones too, read and in order. Those that were not read yet are read one after the
 * other: reading takes long, and others have their turn in between.
 */
export async function readAllVersions(ports: RegisterPorts): Promise<readonly ReadVersion[]> {
  const known: Known = KNOWN.get(ports.store) ?? { contents: new Map(), all: null };
  KNOWN.set(ports.store, known);
  // Nothing is published or withdrawn without a new generation.
  const generation = await ports.store.generation();
  if (known.all?.generation === generation) return await known.all.versions;
  const all = { generation, versions: readAgain(known.contents, ports) };
  known.all = all;
  try {
    return await all.versions;
  } catch (error) {
    if (known.all === all) known.all = null;
    throw error;
  }
}

async function readAgain(contents: Map<string, Content>, ports: RegisterPorts): Promise<readonly ReadVersion[]> {
  const all: ReadVersion[] = [];
  for (const version of await ports.store.publishedVersions()) {
    const content = contents.get(version.hash) ?? (await contentOf(version, ports));
    contents.set(version.hash, content);
    all.push({ version, ...content });
  }
  return all;
}

async function contentOf(version: PublishedVersion, ports: RegisterPorts): Promise<Content> {
  const { agreement, plain } = await withHolidays(ports, (read) => read(version.resolved, refOf(version)));
  if (agreement === null || plain === null) throw new Error(`${refOf(version)} was published and can not be read`);
  await new Promise((resolve) => setImmediate(resolve));
  return { agreement, plain };
}

/** All versions of one agreement that an actor may see, withdrawn ones too for those who are not a customer's. */
export async function versionsFor(
  id: string,
  actor: Actor,
  ports: RegisterPorts,
): Promise<readonly ReadVersion[] | Refusal> {
  const seen = (await readAllVersions(ports)).filter(
    ({ version, agreement }) =>
      version.agreement === id && maySee(actor, agreement) && (actor.customer === null || isInUse(version)),
  );
  return seen.length > 0 ? seen : notFound(`Contrat ${id}`, `Agreement ${id}`);
}

/** One version with its texts, as far as an actor may read them. */
export async function versionFor(
  id: string,
  number: number,
  actor: Actor,
  ports: RegisterPorts,
): Promise<VersionView | Refusal> {
  const versions = await versionsFor(id, actor, ports);
  if (isRefusal(versions)) return versions;
  const found = versions.find(({ version }) => version.version === number);
  if (found === undefined) return notFound(`Contrat ${id}, version ${number}`, `Agreement ${id}, version ${number}`);
  return { ...found, content: contentFor(actor, found.plain, found.version.text) };
}
