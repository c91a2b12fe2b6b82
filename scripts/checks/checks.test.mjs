import { describe, expect, it } from 'vitest';
import { sourceFile } from '../source-files.mjs';
import { checkLeftovers } from './leftovers.mjs';
import { checkNames } from './names.mjs';
import { checkPurity } from './purity.mjs';
import { checkRooms } from './rooms.mjs';
import { checkSizes, mediansOf } from './sizes.mjs';
import { checkWebRooms } from './web-rooms.mjs';

const ROOMS = [
  { name: 'core/time', question: 'when, and how long?', uses: [], packages: ['big-number'] },
  { name: 'core/clock', question: 'how much?', uses: ['core/time'] },
  { name: 'app', question: 'what may be asked?', uses: ['core/time'] },
  { name: 'cli', question: 'how?', uses: ['core/time', 'app'] },
];
const found = (findings) => findings.map((finding) => `${finding.where} ${finding.what}`);
const inRooms = (path, text) =>
  found(checkRooms([sourceFile(path, text)], ROOMS)).filter((line) => !/entrance/.test(line));
const pure = (text) => found(checkPurity([sourceFile('src/core/time/x.ts', text)]));

describe('the room check', () => {
  it('lets a room use one above it by its index', () => {
    expect(inRooms('src/core/clock/run.ts', "import { a } from '../time/index.ts';")).toEqual([]);
    expect(inRooms('src/cli/check.ts', "import type { A } from '../app/index.ts';")).toEqual([]);
  });
  it('refuses a room below', () => {
    const lines = inRooms('src/core/time/x.ts', "\nexport * from '../clock/index.ts';");
    expect(lines).toEqual(['src/core/time/x.ts:2 core/time imports core/clock, which it may not use']);
  });
  it('refuses a side door, also by a dynamic import', () => {
    expect(inRooms('src/cli/x.ts', "const m = await import('../app/check.ts');")[0]).toContain('cli enters app by');
  });
  it('refuses the world and unnamed packages in core, and allows them outside', () => {
    expect(inRooms('src/core/clock/x.ts', "import fs from 'node:fs';")[0]).toContain('imports node:fs');
    expect(inRooms('src/core/clock/x.ts', "import { Big } from 'big-number';")).toHaveLength(1);
    expect(inRooms('src/core/time/x.ts', "import { Big } from 'big-number';")).toEqual([]);
    expect(inRooms('src/app/x.ts', "import fs from 'node:fs';")).toEqual([]);
  });
  it('names a file that lies in no room, and a table that goes round in a circle', () => {
    expect(inRooms('src/odd/x.ts', '')).toEqual(['src/odd/x.ts lies in no room']);
    expect(found(checkRooms([], [{ name: 'a', question: '?', uses: ['a'] }]))[0]).toContain('does not stand before it');
  });
  it('wants an entrance that says its question, what it takes, gives and knows nothing of', () => {
    const index = (text) => found(checkRooms([sourceFile('src/app/index.ts', text)], ROOMS));
    expect(index('export {};\n')[0]).toContain('does not say "// app: what may be asked?", takes, gives');
    expect(index('// app: what may be asked?\n// Takes a; gives b.\n// Knows nothing of c.\nexport {};\n')).toEqual([]);
  });
});

describe('the purity check', () => {
  it.each([
    ['the present', 'Date.now()'],
    ['the present without an argument', 'new Date()'],
    ['the present as text', 'Date()'],
    ['the present of Temporal', 'Temporal.Now.instant()'],
    ['chance', 'Math.random()'],
    ['the language of the machine', '(1).toLocaleString()'],
    ['the collation of the machine', "'a'.localeCompare('b')"],
    ['the zone of the machine', "new Intl.DateTimeFormat('en')"],
    ['the zone of the machine, resolved', 'Intl.DateTimeFormat().resolvedOptions().timeZone'],
    ['a local date', 'new Date(2026, 1, 1)'],
    ['a local hour', 'new Date(0).getHours()'],
    ['the process', 'process.env.TZ'],
    ['a log', "console.log('x')"],
  ])('finds a question for %s', (_name, code) => {
    expect(pure(`export const x = ${code};`)).toHaveLength(1);
  });
  it('lets pass what depends on its arguments alone', () => {
    expect(pure('export const x = new Date(0).getUTCHours() + Date.UTC(2026, 0);')).toEqual([]);
    expect(pure("export const f = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo' });")).toEqual([]);
    expect(pure('export const f = (x: { process: number }) => x.process;')).toEqual([]);
  });
  it('looks only at core, language and document', () => {
    expect(checkPurity([sourceFile('src/app/x.ts', 'Date.now();')])).toEqual([]);
  });
});

describe('the size check', () => {
  const lines = (count) => 'export const a = 1;\n'.repeat(count);
  it('holds core files to 200 lines and others to 300', () => {
    expect(checkSizes([sourceFile('src/core/a.ts', lines(200)), sourceFile('src/app/a.ts', lines(300))])).toEqual([]);
    expect(checkSizes([sourceFile('src/core/a.ts', lines(201)), sourceFile('src/app/a.ts', lines(301))])).toHaveLength(
      2,
    );
  });
  it('holds functions to 50 lines, inner ones too', () => {
    const body = (count) => `export const f = () => {\n${'  g();\n'.repeat(count - 2)}};\n`;
    expect(checkSizes([sourceFile('src/app/a.ts', body(50))])).toEqual([]);
    expect(found(checkSizes([sourceFile('src/app/a.ts', `\n${body(51)}`)]))).toEqual([
      'src/app/a.ts:2 a function of 51 lines, 50 at most',
    ]);
  });
  it('leaves out tests and data, and tells medians', () => {
    expect(
      checkSizes([sourceFile('src/app/a.test.ts', lines(999)), sourceFile('src/app/a.data.ts', lines(999))]),
    ).toEqual([]);
    expect(mediansOf([sourceFile('src/core/a.ts', lines(7))])).toContain('core file 7');
  });
});

describe('the name check', () => {
  it('refuses drawers and anything but kebab-case', () => {
    const names = ['src/app/string-utils.ts', 'src/shared/x.ts', 'src/app/ticket-service.ts', 'src/app/addTime.ts'];
    expect(checkNames(names.map((path) => sourceFile(path, '')))).toHaveLength(4);
    expect(checkNames([sourceFile('src/app/service.ts', ''), sourceFile('src/app/a.law.test.ts', '')])).toEqual([]);
  });
  it('finds the sixteenth file of a folder, tests not counted', () => {
    const folder = (count) => Array.from({ length: count }, (_, at) => sourceFile(`src/app/f${at}.ts`, ''));
    expect(checkNames([...folder(15), sourceFile('src/app/a.test.ts', '')])).toEqual([]);
    expect(found(checkNames(folder(16)))).toEqual(['src/app 16 files, 15 at most']);
  });
});

describe('the leftovers check', () => {
  it('finds tests that do not run', () => {
    const test = sourceFile(
      'src/a.test.ts',
      ['it', 'describe'].map((name) => `${name}.${'skip'}('x', () => {});`).join('\n'),
    );
    expect(found(checkLeftovers([test]))).toHaveLength(2);
  });
  it('finds notes to ourselves in what we ship', () => {
    expect(found(checkLeftovers([sourceFile('src/a.ts', `// ${'TO'}DO: later`)]))).toHaveLength(1);
  });
});

describe('the rooms of the web application', () => {
  const rooms = { words: [], kit: ['words'], pages: ['words', 'kit'], main: ['*'] };
  const found = (path, text) => checkWebRooms([sourceFile(path, text)], rooms).map(({ what }) => what);

  it.each([
    [
      'a section uses another',
      'web/src/pages/today/a.tsx',
      "import { b } from '../customers/b.tsx';",
      'pages/today imports pages/customers',
    ],
    [
      'the kit uses a section',
      'web/src/kit/a.tsx',
      "const b = () => import('../pages/today/b.tsx');",
      'kit imports pages/today',
    ],
    [
      'it is left',
      'web/src/kit/a.tsx',
      "export { b } from '../../../src/core/index.ts';",
      'kit imports src/core/index.ts, outside the application',
    ],
  ])('tell when %s', (_, path, text, what) => {
    expect(found(path, text)).toEqual([what]);
  });

  it('let through what the table lets', () => {
    expect(
      found('web/src/pages/today/a.tsx', "import { b } from '../../kit/b.tsx';\nimport { c } from './c.tsx';"),
    ).toEqual([]);
    expect(found('web/src/main.tsx', "import { b } from './pages/today/b.tsx';")).toEqual([]);
  });
});
