import { describe, expect, it } from 'vitest';
import { type DatabaseState, examine, type Signs } from '../../src/app/running/index.ts';

const AT = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const database: Extract<DatabaseState, { kind: 'there' }> = {
  kind: 'there',
  isEmbedded: false,
  version: '15.8',
  role: 'leeway_app',
  isSuperuser: false,
  ownsTables: false,
  applied: 6,
  missing: 0,
  known: 6,
  aheadMs: 10,
  latestAt: null,
  bytes: 1e9,
  oldestDueAt: null,
};
const well: Signs = {
  at: AT,
  node: '20.19.0',
  timeZones: '2026a',
  folder: { folder: '/data', found: { isOurs: true, mode: 0o40700, freeBytes: 50e9 } },
  database,
  secret: 'fits',
  record: { entries: 3, faults: [] },
  backup: {
    folder: '/data/backups',
    keep: 14,
    latest: { at: AT - DAY / 2, name: 'leeway-20261122T000000Z.backup', damage: null },
    since: AT - 9 * DAY,
  },
  mail: { kind: 'answered', server: 'mail.example:587', signedIn: true, hasUrl: true },
  sentMail: null,
  warning: {
    health: {
      decidingLateMs: 0,
      watchingLateMs: 0,
      dispatchingLateMs: 0,
      deliveringLateMs: 0,
      lateMs: 0,
      isLate: false,
      waiting: 0,
      messagesDue: 0,
      messagesRetrying: 0,
      messagesDead: 0,
    },
    receivers: [],
    sources: [],
    unmanned: [],
    idleRules: [],
    contacts: [],
  },
};
const warning = well.warning!;
const found = 'found' in well.folder ? well.folder.found : null;
const amiss = (signs: Partial<Signs>) =>
  examine({ ...well, ...signs })
    .filter(({ level }) => level !== 'fine')
    .map(({ check, level }) => `${check} ${level}`);

describe('the doctor', () => {
  it('finds nothing where all is well', () => {
    expect(amiss({})).toEqual([]);
    expect(examine(well).map(({ check }) => check)).toEqual([
      'node',
      'timeZones',
      'folder',
      'space',
      'database',
      'role',
      'migrations',
      'clock',
      'behind',
      'secret',
      'record',
      'backup',
      'mail',
      'warnings',
    ]);
  });

  it.each<[string, Partial<Signs>, string]>([
    ['an old Node.js', { node: '18.20.4' }, 'node wrong'],
    ['a Node.js just too old', { node: '20.18.9' }, 'node wrong'],
    ['time zones of years ago', { timeZones: '2024b' }, 'timeZones notice'],
    ['a folder that is not there yet', { folder: { folder: '/data', found: null } }, 'folder notice'],
    ['a folder of somebody else', { folder: { folder: '/d', found: { ...found!, isOurs: false } } }, 'folder wrong'],
    ['a folder others may read', { folder: { folder: '/d', found: { ...found!, mode: 0o40744 } } }, 'folder wrong'],
    ['a disk that is nearly full', { folder: { folder: '/d', found: { ...found!, freeBytes: 1e8 } } }, 'space wrong'],
    ['a disk that fills up', { folder: { folder: '/d', found: { ...found!, freeBytes: 1e9 } } }, 'space notice'],
    ['a database that does not answer', { database: { kind: 'away' } }, 'database wrong'],
    ['a role that is superuser', { database: { ...database, isSuperuser: true } }, 'role wrong'],
    ['a role that owns the tables', { database: { ...database, ownsTables: true } }, 'role notice'],
    ['a database of a newer program', { database: { ...database, applied: 9 } }, 'migrations wrong'],
    ['steps still to do', { database: { ...database, applied: 4, missing: 2 } }, 'migrations notice'],
    ['a clock that is behind what was recorded', { database: { ...database, latestAt: AT + 60_000 } }, 'clock wrong'],
    ['a clock that is off', { database: { ...database, aheadMs: -5000 } }, 'clock wrong'],
    ['tickets nobody looked at', { database: { ...database, oldestDueAt: AT - 120_000 } }, 'behind wrong'],
    ['a secret that is gone', { secret: 'lost' }, 'secret wrong'],
    ['another secret', { secret: 'other' }, 'secret wrong'],
    ['a record that was changed', { record: { entries: 3, faults: [{ kind: 'changed', number: 2 }] } }, 'record wrong'],
    ['no backup for days', { backup: { ...well.backup, latest: null } }, 'backup wrong'],
    ['no backup on the first day', { backup: { ...well.backup, latest: null, since: AT - DAY } }, 'backup notice'],
    ['backups turned off', { backup: { ...well.backup, latest: null, keep: 0 } }, 'backup notice'],
    [
      'a last backup of last week',
      { backup: { ...well.backup, latest: { ...well.backup.latest!, at: AT - 7 * DAY } } },
      'backup wrong',
    ],
    [
      'a backup that can not be read',
      { backup: { ...well.backup, latest: { ...well.backup.latest!, damage: { fr: 'abîmée', en: 'damaged' } } } },
      'backup wrong',
    ],
    ['no mail server', { mail: { kind: 'none' } }, 'mail notice'],
    ['a mail server that does not take us', { mail: { kind: 'failed', server: 'm:25', why: '535' } }, 'mail wrong'],
    [
      'mails without links',
      { mail: { kind: 'answered', server: 'm:25', signedIn: false, hasUrl: false } },
      'links notice',
    ],
    [
      'a mail that was not taken',
      { sentMail: { to: 'a@b.example', handedOver: false, said: '550' } },
      'mailSent wrong',
    ],
    [
      'messages that nobody delivers',
      { warning: { ...warning, health: { ...warning.health, deliveringLateMs: 61_000 } } },
      'warnings wrong',
    ],
    [
      'a receiver that fails',
      { warning: { ...warning, receivers: [{ id: 'e-1', title: 'NOC', trouble: 'failing' }] } },
      'receivers wrong',
    ],
    [
      'a rota with nobody on call',
      { warning: { ...warning, unmanned: [{ rota: 'nights', rule: 'p1', at: AT }] } },
      'rotas wrong',
    ],
    ['a rule that tells nobody', { warning: { ...warning, idleRules: ['p1'] } }, 'rules wrong'],
    [
      'a silent source',
      { warning: { ...warning, sources: [{ id: 'zabbix', trouble: 'silent', since: AT }] } },
      'sources wrong',
    ],
    [
      'a source in dry run that sends',
      { warning: { ...warning, sources: [{ id: 'zabbix', trouble: 'dryRun', since: AT }] } },
      'sources notice',
    ],
    [
      'a contact without an address',
      { warning: { ...warning, contacts: [{ agreement: 'boreal-or', contact: 'it' }] } },
      'contacts wrong',
    ],
    [
      'messages that were given up',
      { warning: { ...warning, health: { ...warning.health, messagesDead: 2 } } },
      'deliveries notice',
    ],
  ])('tells of %s, and nothing else', (_what, signs, told) => {
    expect(amiss(signs)).toEqual([told]);
  });

  it('has a cure in both languages for whatever is not well', () => {
    const ill = examine({
      ...well,
      node: '18.0.0',
      timeZones: '2020a',
      secret: 'lost',
      database: { ...database, isSuperuser: true, aheadMs: 9e9, applied: 7, oldestDueAt: 0 },
      record: { entries: 1, faults: [{ kind: 'unlinked', number: 1 }] },
      backup: { ...well.backup, latest: null },
    });
    for (const { level, what, cure } of ill) {
      expect(what.fr.length * what.en.length).toBeGreaterThan(0);
      if (level === 'fine') expect(cure).toBeNull();
      else expect([cure?.fr, cure?.en].every((text) => (text ?? '').length > 10)).toBe(true);
    }
  });
});
