import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../src/language/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const codesOf = (text: string) => readAgreement(text, { file: 'a.yaml' }).diagnostics.map(({ code }) => code);
const deepMap = (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n');

/** Texts that have brought readers of YAML down. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['a thousand nested brackets', '['.repeat(1000), 'LW002'],
  ['a thousand nested braces', '{a: '.repeat(1000), 'LW002'],
  ['a thousand nested dashes', `${'- '.repeat(1000)}a`, 'LW002'],
  ['a thousand nested question marks', `${'? '.repeat(1000)}a`, 'LW002'],
  ['a map nested three hundred deep', deepMap(300), 'LW002'],
  ['brackets deep within a map', `a:\n  b:\n    c: ${'['.repeat(500)}`, 'LW002'],
  ['brackets and braces in turn', '[{a: '.repeat(400), 'LW002'],
  ['a hundred thousand values', `a: [${'1,'.repeat(100_001)}]`, 'LW003'],
  ['half a million bytes', 'a'.repeat(520_000), 'LW001'],
  ['half a million bytes in few characters', 'é'.repeat(260_000), 'LW001'],
  ['an alias', 'a: &x [1]\nb: *x', 'LW004'],
  ['the billion laughs', 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]', 'LW004'],
  ['a merge key', 'a: { <<: { b: 1 } }', 'LW005'],
  ['a key __proto__', 'parties: { __proto__: { polluted: true } }', 'LW006'],
  ['a key constructor', 'constructor: { prototype: { polluted: true } }', 'LW006'],
  ['a tag that makes binary', 'a: !!binary aGVsbG8=', 'LW016'],
  ['two documents', 'a: 1\n---\nb: 2', 'LW007'],
  ['bytes that were not UTF-8', 'title: Bor\ufffdal', 'LW008'],
  ['half a character', 'title: \ud800', 'LW008'],
  ['a NUL', 'title: a\u0000b', 'LW009'],
  ['nothing', '', 'LW015'],
  ['spaces only', '  \n \n', 'LW015'],
  ['a single word', 'agreement', 'LW022'],
  ['a list', '- 1\n- 2', 'LW022'],
];

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Texts of almost the largest size in which everything is wrong, or refers to everything else. */
const LARGE: readonly (readonly [string, string])[] = [
  ['twenty thousand unknown keys', `leeway: 1\n${many(20_000, (index) => `unknown${index}: 1`)}`],
  ['ten thousand equal keys', `leeway: 1\n${many(10_000, () => 'kind: sla')}`],
  [
    'thousands of targets that refer to nothing',
    `leeway: 1\ntargets:\n${many(6000, (index) => `  t${index}: { measure: resolution, calendar: c${index}, attainment: 95% }`)}`,
  ],
  [
    'thousands of stand-ins',
    `leeway: 1\ncontacts:\n${many(6000, (index) => `  c${index}: { party: p, role: r, name: n, backup: c${(index + 1) % 6000} }`)}`,
  ],
  [
    'thousands of remedies',
    `leeway: 1\nremedies:\n${many(6000, (index) => `  r${index}: { on: t, kind: penalty, perBreach: 5% }`)}`,
  ],
  ['one text of half a million characters', `leeway: 1\ntitle: "${'heures ouvrées '.repeat(30_000)}"`],
  ['a key of hundreds of thousands of characters', `leeway: 1\n"${'k'.repeat(400_000)}": 1`],
  ['a wrong word of hundreds of thousands of characters', `leeway: 1\nkind: ${'s'.repeat(400_000)}`],
];

describe('a hostile text', () => {
  it.each(HOSTILE)('with %s gets its diagnostic', (_, text, code) => {
    expect(codesOf(text)).toContain(code);
  });
  it('changes nothing of the objects of the program', () => {
    codesOf('parties: { __proto__: { polluted: true } }');
    codesOf('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
  it('of fifty in one process, a thousand brackets deep, does not end the process', async () => {
    const folder = mkdtempSync(join(root, 'node_modules', '.hostile-'));
    try {
      const outfile = join(folder, 'language.mjs');
      await build({
        entryPoints: [join(root, 'src/language/index.ts')],
        bundle: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        outfile,
        logLevel: 'silent',
      });
      const script = join(folder, 'read.mjs');
      writeFileSync(
        script,
        `import { readAgreement } from './language.mjs';
const texts = [...Array(25).fill('['.repeat(1000)), ...Array(10).fill('{a: '.repeat(1000)), ...Array(5).fill('- '.repeat(5000)),
  ...Array(5).fill(${JSON.stringify(deepMap(300))}), ...Array(5).fill('a: ' + '[{b: '.repeat(2000))];
const codes = texts.map((text) => readAgreement(text, { file: 'x' }).diagnostics[0].code);
process.stdout.write(texts.length + ' ' + [...new Set(codes)].join());`,
      );
      const ran = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 60_000 });
      expect(ran.status, ran.stderr).toBe(0);
      expect(ran.stdout).toBe('50 LW002');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  it.each(LARGE)('with %s ends, with no more diagnostics than anybody reads', (_, text) => {
    const { diagnostics } = readAgreement(text, { file: 'a.yaml' });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(1001);
    expect(diagnostics.some(({ level }) => level === 'error')).toBe(true);
  });
  it('nested to the limit is still read', () => {
    expect(codesOf(`a: ${'['.repeat(63)}1${']'.repeat(63)}`)).not.toContain('LW002');
    expect(codesOf(`a: ${'['.repeat(64)}1${']'.repeat(64)}`)).toContain('LW002');
  });
});
