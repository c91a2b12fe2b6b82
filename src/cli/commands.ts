import type { Ending } from './exit.ts';
import type { Parts } from './parts.ts';
import type { Session } from './world.ts';

/** Options as given: a word, several words, or a switch; undefined when not given. */
export type Given = { readonly [name: string]: string | readonly string[] | boolean | undefined };

/** What runs a command, loaded only when the command is called. */
export interface Run {
  readonly run: (
    session: Session,
    parts: Parts,
    args: readonly (string | readonly string[])[],
    given: Given,
  ) => Promise<Ending>;
}

export interface CommandSpec {
  /** The words that call it: `check`, `import csv`. */
  readonly name: CommandName;
  readonly args: readonly string[];
  /** In the order of the help page; the text of each stands in the messages under the same flags' long name. */
  readonly options: readonly string[];
  readonly load: () => Promise<Run>;
}

export type CommandName =
  | 'check'
  | 'evaluate'
  | 'explain'
  | 'calendar'
  | 'import csv'
  | 'demo'
  | 'margin'
  | 'settle'
  | 'simulate'
  | 'supplier'
  | 'diff'
  | 'backup'
  | 'restore'
  | 'rebuild'
  | 'audit verify'
  | 'doctor'
  | 'serve'
  | 'worker'
  | 'config';

const FACTS = ['--agreement <file...>', '--events <file...>', '--as-of <instant>', '--known-at <instant>'] as const;

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    args: ['<file...>'],
    options: ['--source <mapping>', '--supplier <file...>'],
    load: () => import('./check/command.ts'),
  },
  {
    name: 'evaluate',
    args: [],
    options: [
      ...FACTS,
      '--from <date>',
      '--to <date>',
      '--receipts',
      '--only <part>',
      '--compare-with <field>',
      '--fail-on <what>',
      '--for <whom>',
    ],
    load: () => import('./evaluate/command.ts'),
  },
  { name: 'explain', args: ['<ticket>'], options: [...FACTS], load: () => import('./explain/command.ts') },
  {
    name: 'margin',
    args: ['<file>'],
    options: ['--supplier <file...>', '--fail-on <what>', '--for <whom>'],
    load: () => import('./margin/command.ts'),
  },
  {
    name: 'settle',
    args: ['<file...>'],
    options: [
      '--events <file...>',
      '--period <month>',
      '--as-of <instant>',
      '--known-at <instant>',
      '--csv <mapping>',
      '--out <file>',
      '--for <whom>',
    ],
    load: () => import('./settle/command.ts'),
  },
  {
    name: 'simulate',
    args: ['<file>'],
    options: [
      '--events <file...>',
      '--present <file>',
      '--confidence <share>',
      '--seed <number>',
      '--years <number>',
      '--as-of <instant>',
      '--from <date>',
      '--to <date>',
      '--customers <list>',
      '--scale <factor>',
      '--team <hours>',
      '--handling <share>',
      '--supplier <file...>',
      '--for <whom>',
    ],
    load: () => import('./simulate/command.ts'),
  },
  {
    name: 'diff',
    args: ['<before>', '<after>'],
    options: ['--events <file...>', '--supplier <file...>', '--for <whom>'],
    load: () => import('./diff/command.ts'),
  },
  { name: 'supplier', args: ['[id]'], options: [], load: () => import('./supplier/command.ts') },
  { name: 'calendar', args: [], options: [], load: () => import('./calendar/command.ts') },
  {
    name: 'import csv',
    args: ['<file>'],
    options: ['--mapping <file>', '--out <file>', '--rejects <file>'],
    load: () => import('./import/command.ts'),
  },
  {
    name: 'demo',
    args: [],
    options: ['--port <number>', '--expose', '--print'],
    load: () => import('./demo/command.ts'),
  },
  { name: 'serve', args: [], options: ['--port <number>', '--mute'], load: () => import('./serve/command.ts') },
  { name: 'worker', args: [], options: [], load: () => import('./worker/command.ts') },
  { name: 'config', args: [], options: [], load: () => import('./serve/config-command.ts') },
  { name: 'doctor', args: [], options: ['--send-mail <address>'], load: () => import('./doctor/command.ts') },
  { name: 'backup', args: ['<file>'], options: [], load: () => import('./backup/command.ts') },
  { name: 'restore', args: ['<file>'], options: [], load: () => import('./restore/command.ts') },
  { name: 'rebuild', args: [], options: [], load: () => import('./rebuild/command.ts') },
  { name: 'audit verify', args: [], options: ['--seal'], load: () => import('./audit/command.ts') },
];

/** `--as-of <instant>` → `as-of`: the name under which its text stands in the messages. */
export function optionName(flags: string): string {
  return (flags.split(' ')[0] ?? '').replace(/^--/, '');
}
