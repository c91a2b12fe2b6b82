import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { dateFormatOf } from '../../src/app/mapping/date-format.ts';
import { SCALARS } from '../../src/language/grammar/scalar.ts';

interface Found {
  readonly pattern: string;
  readonly flags: string;
  /** `src/core/time/instant.ts:12`, of each place where it stands. */
  readonly places: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['src', 'web/src']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

/** Every regular expression that is written in the sources, each once with its places. */
function literals(): readonly Found[] {
  const found = new Map<string, Found>();
  for (const path of SOURCES) {
    const text = readFileSync(join(ROOT, path), 'utf8');
    visit(parseSync(path, text).program, ({ regex, start }) => {
      if (regex === undefined) return;
      const { pattern, flags } = regex;
      const key = `/${pattern}/${flags}`;
      const place = `${path}:${text.slice(0, start).split('\n').length}`;
      found.set(key, { pattern, flags, places: [...(found.get(key)?.places ?? []), place] });
    });
  }
  return [...found.values()];
}

interface Literal {
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly start?: number;
}

function visit(node: unknown, look: (node: Literal) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) look(node);
  for (const part of Object.values(node)) visit(part, look);
}

/** Those that are made of other texts: spellings of the language, and formats of dates as people write them. */
function made(): readonly Found[] {
  const spellings = Object.entries(SCALARS).map(([name, { pattern }]) => ({
    pattern,
    flags: 'u',
    places: [`the spelling of ${name}`],
  }));
  const formats = ['dd/mm/yyyy HH:MM:SS', 'd m yy', 'yyyy-mm-ddTHH:MM', 'mm/dd/yyyy H:MM a', 'd..m..yyyy    H--MM'];
  return [
    ...spellings,
    ...formats.map((format) => {
      const { source = '', flags = '' } = dateFormatOf(format)?.pattern ?? {};
      return { pattern: source, flags, places: [`the format ${format}`] };
    }),
  ];
}

/** The time that one may take to be looked at: the machine of a test may be busy. */
const PATIENCE_MS = 120_000;

/** Counted in steps, not in time: on a busy machine what takes few is none the worse. */
const IN_STEPS = { attackTimeout: null, incubationTimeout: null, attackLimit: 100_000_000 };

/** What is to be said of one; null: no text makes it slow. */
async function faultOf({ pattern, flags, places }: Found): Promise<string | null> {
  const looked = await check(pattern, flags, { ...IN_STEPS, timeout: PATIENCE_MS, randomSeed: 1 });
  if (looked.status === 'safe') return null;
  const why = looked.status === 'vulnerable' ? `${looked.complexity.summary}: ${looked.attack.pattern}` : 'not known';
  return `${places.join(', ')} /${pattern}/${flags}: ${why}`;
}

describe('the regular expressions of the program', () => {
  const written = literals();

  it('are found: those that it is known to have are among them', () => {
    expect(written.length).toBeGreaterThan(150);
    const paths = new Set(written.flatMap(({ places }) => places.map((place) => place.split(':')[0])));
    for (const path of [
      'src/main/log/scrub.ts',
      'src/core/time/duration-text.ts',
      'src/http/asking/caller.ts',
      'web/src/pages/simulation/one/words/value-words.ts',
    ])
      expect(paths).toContain(path);
    for (const { pattern, places } of made()) expect(pattern, places[0]).not.toBe('');
  });

  it('none of them takes more than linear time, whatever text is put to it', async () => {
    const faults: string[] = [];
    for (const found of [...written, ...made()]) {
      const fault = await faultOf(found);
      if (fault !== null) faults.push(fault);
    }
    expect(faults).toEqual([]);
  }, 600_000);

  it('one that backtracks would be found out', async () => {
    expect(await faultOf({ pattern: '^(a|a)*$', flags: '', places: ['here'] })).toContain('exponential');
    expect(await faultOf({ pattern: '\\S+@\\S+', flags: '', places: ['here'] })).toContain('polynomial');
  });
});
