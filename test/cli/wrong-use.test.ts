import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, leewayWarm as leeway, TRACE } from './leeway.ts';
import { AGREEMENT, AS_OF, EVENTS } from './story.ts';

const folder = folderOf({ 'a.yaml': AGREEMENT, 'e.jsonl': EVENTS });
mkdirSync(join(folder.path, 'empty'));
symlinkSync('loop', join(folder.path, 'loop'));
afterAll(folder.remove);

const evaluate = ['evaluate', '--agreement', 'a.yaml', '--events', 'e.jsonl'];

/** The words, what must be said, and in which language. */
const CASES: readonly (readonly [string, readonly string[], string])[] = [
  ['an unknown command, with the one that was meant', ['evalute'], 'did you mean evaluate?'],
  ['a command below another, with the one that was meant', ['audit', 'verfy'], 'did you mean verify?'],
  ['a command without the one above it', ['verify'], 'did you mean audit verify?'],
  ['a command of a later version', ['render', 'x.yaml'], 'unknown command render'],
  ['an unknown option, with the one that was meant', ['evaluate', '--as-off', AS_OF], 'did you mean --as-of?'],
  ['an unknown option of one command only', ['calendar', '--agreement', 'a.yaml'], 'unknown option --agreement'],
  ['a missing argument', ['check'], '<file> is missing'],
  ['too many arguments', ['calendar', 'ops.jsonl'], 'too many arguments'],
  ['a missing value', ['evaluate', '--as-of'], 'a value is missing after --as-of'],
  ['a missing option', evaluate, '--as-of is missing'],
  ['a language nobody speaks here', ['--lang', 'de', 'demo'], '--lang de'],
  ['a file that is not there', ['check', 'nowhere.yaml'], 'nowhere.yaml: no such file'],
  [
    'an events file that is not there',
    ['evaluate', '--agreement', 'a.yaml', '--events', 'nowhere.jsonl', '--as-of', AS_OF],
    'nowhere.jsonl: no such file',
  ],
  [
    'a folder where events are needed',
    ['evaluate', '--agreement', 'a.yaml', '--events', 'empty', '--as-of', AS_OF],
    'empty is a folder',
  ],
  ['a file below a file', ['check', 'a.yaml/b.yaml'], 'a.yaml/b.yaml: no such file'],
  ['a file that can not be read', ['check', 'loop'], 'loop can not be read (ELOOP)'],
  ['a folder without agreements', ['check', 'empty'], 'empty holds no agreement'],
  ['an instant that is none', [...evaluate, '--as-of', 'tomorrow'], '--as-of tomorrow'],
  ['a date that does not exist', [...evaluate, '--as-of', '2026-02-30'], '--as-of 2026-02-30'],
  ['an instant of another age', [...evaluate, '--as-of', '3026-01-01T00:00:00Z'], 'from 1900 to 2200'],
  [
    'a period that ends before it begins',
    [...evaluate, '--as-of', AS_OF, '--from', '2026-03-02', '--to', '2026-03-01'],
    'is not before',
  ],
  [
    'a customer nobody names, with the one that was meant',
    [...evaluate, '--as-of', AS_OF, '--for', 'borael'],
    'did you mean boreal?',
  ],
  ['a word an option does not know', [...evaluate, '--as-of', AS_OF, '--fail-on', 'warning'], 'only breach is known'],
  ['standard input twice', ['evaluate', '--agreement', 'a.yaml', '--events', '-', '-', '--as-of', AS_OF], 'only once'],
  [
    'an import whose summary would have no place',
    ['import', 'csv', 'e.jsonl', '--mapping', 'a.yaml', '--json'],
    '--out',
  ],
];

describe('wrong use ends with 2, says what is wrong on stderr, and nothing on stdout', () => {
  it.each(CASES)('%s', async (_case, args, said) => {
    const ran = await leeway(args, { cwd: folder.path });
    expect(ran.err).toContain(said);
    expect(ran.err).not.toMatch(TRACE);
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: '' });
  });

  it('in French where the surroundings are French', async () => {
    const ran = await leeway(['evalute'], { env: { LC_ALL: 'fr_CA.UTF-8', LANG: 'en_US.UTF-8' } });
    expect(ran.err).toContain('commande inconnue evalute\u202f; vouliez-vous dire evaluate\u202f?');
  });

  it('in French when asked for, whatever the surroundings', async () => {
    const ran = await leeway(['check', 'nowhere.yaml', '--lang', 'fr'], { env: { LANG: 'en_US.UTF-8' } });
    expect(ran.err).toContain('nowhere.yaml\u202f: ce fichier n’existe pas');
  });
});

describe('help and version', () => {
  it('lists the commands that work, and no others', async () => {
    const ran = await leeway(['--help']);
    const listed = [...ran.out.matchAll(/^ {2}([a-z]+(?: csv| verify)?)\b(?! *--)/gm)].map((match) => match[1]);
    expect(listed).toEqual([
      'check',
      'evaluate',
      'explain',
      'margin',
      'settle',
      'simulate',
      'diff',
      'supplier',
      'calendar',
      'import csv',
      'demo',
      'serve',
      'worker',
      'config',
      'doctor',
      'backup',
      'restore',
      'rebuild',
      'audit verify',
      'help',
    ]);
    expect(ran.code).toBe(0);
  });

  it('shows examples with the help of each command, in both languages', async () => {
    const commands = [
      'check',
      'evaluate',
      'explain',
      'margin',
      'settle',
      'simulate',
      'diff',
      'supplier',
      'calendar',
      'import csv',
      'demo',
      'serve',
      'worker',
      'config',
      'doctor',
      'backup',
      'restore',
      'rebuild',
      'audit verify',
    ];
    for (const command of commands.map((name) => name.split(' '))) {
      const english = await leeway([...command, '--help']);
      const french = await leeway([...command, '--help', '--lang', 'fr']);
      expect(english.out).toMatch(/Examples:\n {2}(?:\S+=\S+ )*leeway/);
      expect(french.out).toMatch(/Exemples\u202f:\n {2}(?:\S+=\S+ )*leeway/);
      expect([english.code, french.code]).toEqual([0, 0]);
    }
  });

  it('says the version of the package', async () => {
    const ran = await leeway(['--version']);
    expect(ran.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('shows the help on stderr when no command is given', async () => {
    const ran = await leeway([]);
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 2, out: '' });
    expect(ran.err).toContain('Commands:');
  });
});
