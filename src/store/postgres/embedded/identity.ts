import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Hindered } from '../../../app/ports/index.ts';
import { makeFolders } from './make-folders.ts';

/** As whom PostgreSQL runs: nothing said means as this program itself. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** `nobody` nearly everywhere. PostgreSQL refuses to run as root, and should. */
const NOBODY = 65_534;
/** Where root keeps a database whose own folder nobody else may reach, such as one below /root. */
const ELSEWHERE = '/var/lib/leeway';

export interface Home {
  /** Holds PostgreSQL's data and programs; belongs to whom PostgreSQL runs as, and only he may look in. */
  readonly folder: string;
  readonly identity: Identity;
}

/**
 * The folder `postgres` of a data folder; made when it is not there. Started as root, PostgreSQL runs as somebody without
 * rights; where he can not reach the data folder, `postgres` is a link to a folder in /var/lib/leeway.
 * @throws Hindered when it can not be made or belongs to somebody else
 */
export function homeIn(dataFolder: string): Home {
  const place = join(resolve(dataFolder), 'postgres');
  try {
    makeFolders(dirname(place), 0o700);
    if (process.getuid?.() !== 0) return { folder: ownHome(place), identity: {} };
    const folder = existing(place) ?? newHome(place);
    const { uid, gid } = statSync(folder);
    return { folder, identity: uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid } };
  } catch (error) {
    if (error instanceof Hindered) throw error;
    throw unusable(place, (error as NodeJS.ErrnoException).code ?? String(error), error);
  }
}

function ownHome(place: string): string {
  makeFolders(place, 0o700);
  if (statSync(place).uid !== process.getuid?.() && process.getuid !== undefined) {
    throw unusable(place, 'it belongs to another user');
  }
  return place;
}

function existing(place: string): string | null {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined) return null;
  return found.isSymbolicLink() ? resolve(dirname(place), readlinkSync(place)) : place;
}

function newHome(place: string): string {
  openToPass(dirname(place));
  if (canPass(dirname(place))) {
    mkdirSync(place, { mode: 0o700 });
    chownSync(place, NOBODY, NOBODY);
    return place;
  }
  makeFolders(ELSEWHERE, 0o755);
  const folder = mkdtempSync(join(ELSEWHERE, 'data-'));
  chownSync(folder, NOBODY, NOBODY);
  symlinkSync(folder, place);
  return folder;
}

/** The data folder itself may be passed through by those who know a name in it; what is in it guards itself. */
function openToPass(folder: string): void {
  const { mode, uid } = statSync(folder);
  if (uid === 0 && (mode & 0o001) === 0) chmodSync(folder, (mode & 0o7777) | 0o001);
}

function canPass(folder: string): boolean {
  for (let each = realpathSync(folder); ; each = dirname(each)) {
    if ((statSync(each).mode & 0o001) === 0) return false;
    if (dirname(each) === each) return true;
  }
}

/** A folder that can not be used for a database; `why` is the system's word. */
export function unusable(place: string, why: string, cause?: unknown): Hindered {
  return new Hindered(
    'place',
    {
      fr: `le dossier ${place} ne peut pas accueillir la base de données (${why})`,
      en: `the folder ${place} can not hold the database (${why})`,
    },
    {
      fr: 'Indiquez avec LEEWAY_DATA un dossier où vous pouvez écrire, ou avec DATABASE_URL une base PostgreSQL à vous.',
      en: 'Name a folder that you may write to with LEEWAY_DATA, or a PostgreSQL of your own with DATABASE_URL.',
    },
    cause,
  );
}
