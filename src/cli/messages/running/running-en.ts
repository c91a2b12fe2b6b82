import { integer } from '../../format/number.ts';
import type { CommandHelp } from '../help-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;

export const runningEn = {
  running: {
    away: () => 'the database does not answer; nothing was changed',
    askAgain: () => 'Check that PostgreSQL runs and that DATABASE_URL names it, then try again.',
    written: (file: string, size: string, rows: number, facts: number) =>
      `${file}: ${size}, ${count(rows, 'row', 'rows')}, among them ${count(facts, 'fact', 'facts')}; read back whole.`,
    withSecret: () => 'It carries the secret of the data folder too: keep it where only you can read.',
    withoutSecret: () => 'It does not carry the secret of LEEWAY_SECRET: keep that with it, in a safe of its own.',
    judging: (done: number) => `${count(done, 'ticket', 'tickets')} judged`,
    restored: (file: string, takenAt: string, facts: number, tickets: number) =>
      `${file}, taken ${takenAt}, is restored: ${count(facts, 'fact', 'facts')}, ${count(tickets, 'ticket', 'tickets')} judged anew. People sign in again.`,
    secretRestored: () => 'The secret came with it.',
    bringSecret: () => 'It carries no secret: give the LEEWAY_SECRET with which it was written.',
    wouldTell: () =>
      'Once it is served it warns people, of what was not told by then and of what happens from now on, beside the Leeway it was copied from if that still runs.',
    toLook: () => 'To look at it, telling nobody: leeway serve --mute',
    toGoOn: () => 'To go on with it: leeway serve',
    badAddress: (given: string) => `--send-mail ${given}: this is no address that mail can be sent to`,
    badAddressHelp: () => 'Write it as name@example.org.',
    rebuilt: (tickets: number) => `${count(tickets, 'ticket', 'tickets')} judged anew from the facts.`,
    failed: (n: number) =>
      `${count(n, 'ticket', 'tickets')} could not be judged: this is our fault, not yours. The log of leeway serve says more.`,
    allWell: () => 'All is well.',
    toMend: (n: number) => `${count(n, 'thing', 'things')} to mend.`,
  },
};

export const runningHelpEn: {
  readonly [name in 'backup' | 'restore' | 'rebuild' | 'doctor']: CommandHelp;
} = {
  backup: {
    summary: 'copy all that Leeway keeps into one file, also while the server runs',
    detail:
      'Copies facts, agreements, customers, people, statements and the record into one file, as of one instant, and\nreads it back before it gets its name. What is computed from facts, and who is signed in, are left out.\nThe server makes one every night too (LEEWAY_BACKUP_KEEP).',
    argument: 'the file to write; it must not be there yet',
    examples: [{ run: 'leeway backup /mnt/safe/leeway.backup', does: 'of ./leeway-data, or of DATABASE_URL' }],
  },
  restore: {
    summary: 'fill an empty folder or database from a backup',
    detail:
      'Restores a backup of this version or any earlier one into an empty folder (LEEWAY_DATA) or database\n(DATABASE_URL), then judges every ticket anew. A damaged file is refused, and nothing is changed.\nA restored copy that is served warns people again; leeway serve --mute serves it and tells nobody.',
    argument: 'a file that leeway backup wrote',
    examples: [
      { run: 'LEEWAY_DATA=./restored leeway restore leeway.backup', does: 'into a new folder' },
      { run: 'LEEWAY_DATA=./restored leeway serve --mute', does: 'and look at it, telling nobody' },
      { run: 'LEEWAY_DATA=./restored leeway serve', does: 'or go on with it' },
    ],
  },
  rebuild: {
    summary: 'judge every ticket anew from the facts',
    detail: 'Drops all that is computed and computes it again, also while the server runs. The content is the same.',
    argument: '',
    examples: [{ run: 'leeway rebuild', does: 'on ./leeway-data, or on DATABASE_URL' }],
  },
  doctor: {
    summary: 'look at what Leeway stands on, and say how to mend what is not well',
    detail:
      'Looks at Node.js, the data folder, the database, its role and steps, clocks, time zones, the secret, the record,\nthe last backup, and at all that warns people: the mail server, receivers, rules, rotas, sources, what is late.\nChanges nothing. Ends with 1 if something must be mended.',
    argument: '',
    options: { 'send-mail': 'send a mail there too, through the mail server that is set' },
    examples: [
      { run: 'leeway doctor', does: 'for a reader' },
      { run: 'leeway doctor --json', does: 'for a monitor' },
      { run: 'leeway doctor --send-mail you@msp.example', does: 'see a mail arrive' },
    ],
  },
};
