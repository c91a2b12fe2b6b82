import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hindered } from '../../../app/ports/index.ts';
import type { Home } from './identity.ts';

export const PORT = 5432;
/** Linux takes 107 bytes for the path of a socket, macOS 103; its lock file has the longer name. */
const LONGEST = 103;

/**
 * A folder for the socket, closed to everybody else: in the home, or where its path would be too long, under the
 * temporary folder, named by a hash of the home's path.
 * @throws Hindered when somebody else has taken that name
 */
export function socketFolderOf(home: Home): string {
  const inside = join(home.folder, 'socket');
  const isShort = Buffer.byteLength(join(inside, `.s.PGSQL.${PORT}.lock`)) <= LONGEST;
  const hash = createHash('sha256').update(home.folder).digest('hex').slice(0, 12);
  const folder = isShort ? inside : join(tmpdir(), `leeway-${hash}`);
  const owner = home.identity.uid ?? process.getuid?.() ?? 0;
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (home.identity.uid !== undefined) chownSync(folder, owner, home.identity.gid ?? owner);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  // A program that was killed between the two steps above left it as its own.
  const isOurs = found.uid === owner || found.uid === process.getuid?.();
  if (!found.isDirectory() || !isOurs) throw taken(folder);
  if (found.uid !== owner) chownSync(folder, owner, home.identity.gid ?? owner);
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
  return folder;
}

function taken(folder: string): Hindered {
  return new Hindered(
    'place',
    { fr: `${folder} appartient à un autre utilisateur`, en: `${folder} belongs to another user` },
    {
      fr: 'Supprimez-le, ou choisissez avec LEEWAY_DATA un dossier au chemin plus court.',
      en: 'Remove it, or choose a folder with a shorter path with LEEWAY_DATA.',
    },
  );
}
