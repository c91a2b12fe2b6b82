import type { Instant } from '../../core/time/index.ts';
import type { Told } from '../ports/index.ts';
import { type Finding, fine, gigabytes, notice, wrong } from './finding.ts';

export interface FolderState {
  readonly folder: string;
  /** Null: it is not there. */
  readonly found: {
    readonly isOurs: boolean;
    /** Permissions, such as 0o700. */
    readonly mode: number;
    readonly freeBytes: number;
  } | null;
}

export interface BackupState {
  readonly folder: string;
  /** How many are kept; 0: none are made. */
  readonly keep: number;
  /** Null: there is none. */
  readonly latest: { readonly at: Instant; readonly name: string; readonly damage: Told | null } | null;
  /** Since when there is something to back up; null: not yet. */
  readonly since: Instant | null;
}

/** PostgreSQL stops when it can not write; a backup needs room beside it. */
const LITTLE_BYTES = 500_000_000;
const SCARCE_BYTES = 2_000_000_000;
const OLD_MS = 36 * 3_600_000;

export function folderFindings({ folder, found }: FolderState): readonly Finding[] {
  if (found === null) {
    return [
      notice(
        'folder',
        { fr: `le dossier ${folder} n’existe pas encore`, en: `the folder ${folder} is not there yet` },
        {
          fr: '«\u202fleeway serve\u202f» le crée\u202f; LEEWAY_DATA en désigne un autre.',
          en: '"leeway serve" makes it; LEEWAY_DATA names another.',
        },
      ),
    ];
  }
  return [ownership(folder, found.isOurs, found.mode), space(folder, found.freeBytes)];
}

function ownership(folder: string, isOurs: boolean, mode: number): Finding {
  if (!isOurs) {
    return wrong(
      'folder',
      {
        fr: `le dossier ${folder} appartient à un autre utilisateur`,
        en: `the folder ${folder} belongs to another user`,
      },
      {
        fr: `Lancez Leeway sous son compte, ou\u202f: chown -R vous ${folder}`,
        en: `Run Leeway as that user, or: chown -R you ${folder}`,
      },
    );
  }
  const shown = (mode & 0o777).toString(8);
  const what: Told = { fr: `dossier ${folder} (${shown})`, en: `folder ${folder} (${shown})` };
  if ((mode & 0o066) === 0) return fine('folder', what);
  return wrong('folder', what, {
    fr: `D’autres utilisateurs peuvent le lire ou y écrire\u202f: chmod go-rw ${folder}`,
    en: `Other users may read or write it: chmod go-rw ${folder}`,
  });
}

function space(folder: string, freeBytes: number): Finding {
  const free = gigabytes(freeBytes);
  const what: Told = { fr: `${free.fr} libres`, en: `${free.en} free` };
  if (freeBytes >= SCARCE_BYTES) return fine('space', what);
  const cure: Told = {
    fr: `Faites de la place sur le disque de ${folder}.`,
    en: `Make room on the disk of ${folder}.`,
  };
  return freeBytes < LITTLE_BYTES ? wrong('space', what, cure) : notice('space', what, cure);
}

export function backupFindings({ folder, keep, latest, since }: BackupState, at: Instant): readonly Finding[] {
  if (since === null) return [];
  if (latest === null || at - latest.at > OLD_MS) return [missing(folder, keep, latest?.at ?? null, since, at)];
  const what: Told = { fr: `sauvegarde ${latest.name}`, en: `backup ${latest.name}` };
  if (latest.damage === null) return [fine('backup', { fr: `${what.fr}, relue`, en: `${what.en}, read back` })];
  return [
    wrong('backup', latest.damage, {
      fr: 'Faites-en une nouvelle («\u202fleeway backup FICHIER\u202f») et vérifiez le disque.',
      en: 'Make a new one ("leeway backup FILE") and check the disk.',
    }),
  ];
}

function missing(folder: string, keep: number, last: Instant | null, since: Instant, at: Instant): Finding {
  const what: Told =
    last === null
      ? { fr: `aucune sauvegarde dans ${folder}`, en: `no backup in ${folder}` }
      : {
          fr: `la dernière sauvegarde date du ${new Date(last).toISOString().slice(0, 10)}`,
          en: `the last backup is of ${new Date(last).toISOString().slice(0, 10)}`,
        };
  if (keep === 0) {
    return notice('backup', what, {
      fr: 'LEEWAY_BACKUP_KEEP=0 les a arrêtées\u202f: sauvegardez autrement, ou retirez-le.',
      en: 'LEEWAY_BACKUP_KEEP=0 has turned them off: back up otherwise, or take it out.',
    });
  }
  if (at - since <= OLD_MS) {
    return notice('backup', what, {
      fr: 'La première se fait la nuit prochaine\u202f; «\u202fleeway backup FICHIER\u202f» en fait une tout de suite.',
      en: 'The first is made next night; "leeway backup FILE" makes one now.',
    });
  }
  return wrong('backup', what, {
    fr: '«\u202fleeway serve\u202f» en fait une chaque nuit\u202f: laissez-le tourner, et voyez ce que dit son journal.',
    en: '"leeway serve" makes one every night: keep it running, and see what its log says.',
  });
}
