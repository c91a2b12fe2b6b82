import { configHelp } from '../../app/running/index.ts';
import { integer } from '../format/number.ts';
import type { CommandHelp } from './help-en.ts';

export const serveEn = {
  serve: {
    listening: (url: string) => `Leeway is starting at ${url}`,
    waiting: () => 'The database does not answer. Leeway asks again until it does.',
    migrating: (done: number, of: number) =>
      `Bringing the database up to date: step ${integer(done, 'en')} of ${integer(of, 'en')}. Do not stop it now; if it is stopped, the next start goes on from here.`,
    ready: (url: string) => `Leeway is ready: ${url}`,
    reference: (url: string) => `The API and its reference: ${url}`,
    mute: () => 'It tells nobody: what would be sent waits as it is.',
    working: () => 'The worker is at work: it judges, alerts and delivers what is due.',
    howToStop: () => 'Ctrl-C stops it; nothing is lost.',
    firstStart: () =>
      'Nobody has an account yet. Open this link in a browser to become the owner; it works once, keep it to yourself:',
    stopping: () => 'Finishing what is under way …',
    mistakes: (n: number) =>
      n === 1
        ? 'the configuration has a mistake; nothing was started'
        : `the configuration has ${integer(n, 'en')} mistakes; nothing was started`,
    seeConfig: () => 'What can be set: leeway serve --help. What holds: leeway config',
    unknownVariable: (name: string, near: string | null) =>
      `${name}: there is no such setting${near === null ? '; take it out' : `; did you mean ${near}?`}`,
    notAllowed: (name: string, value: string | null, allowed: string) =>
      `${name}${value === null ? '' : `=${value}`}: allowed is ${allowed}${value === null ? ' (the value is a secret and not shown)' : ''}`,
    saidTwice: (name: string) => `${name} and ${name}_FILE are both set; keep one`,
    variableFile: (name: string, path: string, fault: string) =>
      `${name}=${path}: ${fault === 'ENOENT' ? 'no such file' : fault === 'EMPTY' ? 'the file is empty' : `the file can not be read (${fault})`}`,
    variableNeeds: (name: string, needs: string) => `${name} means nothing without ${needs}; set both, or neither`,
    badPort: (word: string) => `--port ${word}: a number from 0 to 65535 is needed (0: any that is free)`,
    notListening: (address: string, fault: string) =>
      `can not listen at ${address}: ${fault === 'EADDRINUSE' ? 'another program does already' : fault === 'EACCES' ? 'this user may not' : fault}`,
    otherPort: () => 'Choose another with --port or LEEWAY_LISTEN, or stop the other program.',
    secretUnusable: (file: string, fault: string) =>
      fault === 'SHORT'
        ? `${file} holds less than a secret: it was cut or emptied`
        : `${file}: the secret can not be read or made (${fault})`,
    otherSecret: () => 'this is not the secret with which the database was sealed; nothing was started',
    restoreSecret: (file: string | null) =>
      file === null
        ? 'Give the LEEWAY_SECRET with which this database was first started.'
        : `Restore the file ${file} from where this database was first started, or from its backup.`,
    hidden: () => '(a secret, not shown)',
    inFile: () => '(in a file)',
    source: { unset: 'not said', environment: 'from the environment', file: 'from a file' },
  },
};

export const serveHelpEn: {
  readonly serve: CommandHelp;
  readonly worker: CommandHelp;
  readonly config: CommandHelp;
} = {
  serve: {
    summary: 'run the server: takes events, keeps every clock current, answers over HTTP',
    detail:
      'Runs the server until it is stopped. On an empty folder it makes everything it needs, and says where to click.\nIts log goes to standard error. It is set up by environment variables, listed below, and needs none of them.',
    argument: '',
    options: {
      port: 'listen at this port instead of the one that is set (0: any that is free)',
      mute: 'tell nobody: messages wait and no heartbeat goes out, to look at a restored copy',
    },
    examples: [
      { run: 'leeway serve', does: 'on ./leeway-data, at http://127.0.0.1:8080' },
      { run: 'LEEWAY_DATA=/var/lib/leeway leeway serve --port 9000', does: 'another folder, another port' },
      { run: 'LEEWAY_DATA=./restored leeway serve --mute', does: 'a restored copy, looked at without warning anybody' },
    ],
    more: () => configHelp('en'),
  },
  worker: {
    summary: 'do what is due beside servers that share a database: judge, alert, deliver',
    detail:
      'Does what a server does when nobody asks, and answers nobody: tickets are judged again as time passes, alerts decided, messages delivered.\nEvery server does so by itself; workers share the load. Any number may run, each takes what no other holds, and what one leaves behind another takes over within 30 seconds.\nIt needs DATABASE_URL, and the LEEWAY_SECRET of the servers: the database that comes with Leeway belongs to its server alone.',
    argument: '',
    examples: [
      {
        run: 'DATABASE_URL=postgres://… LEEWAY_SECRET_FILE=/run/secrets/leeway leeway worker',
        does: 'beside the servers',
      },
    ],
  },
  config: {
    summary: 'show every setting of the server, what holds, and where it comes from',
    detail:
      'Shows every setting with its value and where it comes from; secrets are not shown. Ends with 2 if one is wrong.',
    argument: '',
    examples: [
      { run: 'leeway config', does: 'for a reader' },
      { run: 'leeway config --json', does: 'for a program' },
    ],
  },
};
