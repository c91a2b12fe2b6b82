import type { Instant } from '../../core/time/index.ts';
import type { ChainFault } from '../audit/verify.ts';
import type { Told } from '../ports/index.ts';
import { type DatabaseState, databaseFindings } from './doctor-database.ts';
import { type BackupState, backupFindings, type FolderState, folderFindings } from './doctor-folder.ts';
import { type Finding, fine, notice, wrong } from './finding.ts';
import { warningFindings } from './warning/findings.ts';
import { type MailSigns, mailFindings, type SentMail } from './warning/mail-findings.ts';
import type { WarningSigns } from './warning/signs.ts';

/** What a doctor looks at, gathered without changing anything. */
export interface Signs {
  readonly at: Instant;
  /** `20.20.2`. */
  readonly node: string;
  /** `2026a`. */
  readonly timeZones: string;
  readonly folder: FolderState;
  readonly database: DatabaseState;
  readonly backup: BackupState;
  /** `lost`: what is stored was sealed with one that is not there. `other`: with another one. */
  readonly secret: 'fits' | 'none' | 'lost' | 'other' | 'unknown';
  /** Null: the record could not be read. */
  readonly record: { readonly entries: number; readonly faults: readonly ChainFault[] } | null;
  readonly mail: MailSigns;
  readonly sentMail: SentMail;
  /** Null: the store could not be asked. */
  readonly warning: WarningSigns | null;
}

const OLDEST_NODE = [20, 19] as const;

/** What is well, what is to be known, what must be mended; each that is not well with its cure. */
export function examine(signs: Signs): readonly Finding[] {
  return [
    nodeFinding(signs.node),
    timeZonesFinding(signs.timeZones, signs.at),
    ...folderFindings(signs.folder),
    ...databaseFindings(signs.database, signs.at),
    ...secretFindings(signs.secret),
    ...recordFindings(signs.record),
    ...backupFindings(signs.backup, signs.at),
    ...mailFindings(signs.mail, signs.sentMail),
    ...(signs.warning === null ? [] : warningFindings(signs.warning)),
  ];
}

function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  const what: Told = { fr: `Node.js ${version}`, en: `Node.js ${version}` };
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return fine('node', what);
  const wanted = OLDEST_NODE.join('.');
  return wrong('node', what, {
    fr: `Installez Node.js ${wanted} ou plus récent.`,
    en: `Install Node.js ${wanted} or later.`,
  });
}

function timeZonesFinding(version: string, at: Instant): Finding {
  const year = Number(/^\d{4}/.exec(version)?.[0]);
  const what: Told = { fr: `fuseaux horaires ${version}`, en: `time zones ${version}` };
  // Several countries change their clocks every year, some told of it weeks before.
  if (year >= new Date(at).getUTCFullYear() - 1) return fine('timeZones', what);
  return notice('timeZones', what, {
    fr: 'Mettez Node.js à jour\u202f: des pays ont changé leur heure depuis.',
    en: 'Upgrade Node.js: countries have changed their clocks since.',
  });
}

function secretFindings(secret: Signs['secret']): readonly Finding[] {
  switch (secret) {
    case 'fits':
      return [fine('secret', { fr: 'le secret ouvre la base', en: 'the secret opens the database' })];
    case 'none':
    case 'unknown':
      return [];
    case 'lost':
    case 'other':
      return [
        wrong(
          'secret',
          secret === 'lost'
            ? { fr: 'le secret de la base manque', en: 'the secret of the database is missing' }
            : { fr: 'le secret n’est pas celui de la base', en: 'the secret is not the one of the database' },
          {
            fr: 'Remettez le fichier «\u202fsecret\u202f» du dossier d’origine, ou le LEEWAY_SECRET d’alors.',
            en: 'Put back the file "secret" of the folder it comes from, or the LEEWAY_SECRET of then.',
          },
        ),
      ];
  }
}

function recordFindings(record: Signs['record']): readonly Finding[] {
  if (record === null) return [];
  const { entries, faults } = record;
  if (faults.length === 0) {
    return [fine('record', { fr: `journal intact, ${entries} entrées`, en: `the record holds, ${entries} entries` })];
  }
  return [
    wrong(
      'record',
      {
        fr: `le journal a été modifié (${faults.length} endroits)`,
        en: `the record was changed (${faults.length} places)`,
      },
      {
        fr: 'Voyez lesquels avec «\u202fleeway audit verify\u202f», et qui a accès à la base.',
        en: 'See which with "leeway audit verify", and who has access to the database.',
      },
    ),
  ];
}
