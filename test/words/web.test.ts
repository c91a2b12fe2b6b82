import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '../../src/app/ports/audit.ts';
import { neverWordsIn } from './never.ts';
import { filesBelow, ROOT } from './texts.ts';
import { typographyProblems } from './typography.ts';

// The words of the web application: complete in both languages, each said somewhere, none glued, none of the words that
// never stand on a screen.

const WORDS = join(ROOT, 'web/src/words');
const NAMESPACES = readdirSync(join(WORDS, 'en')).map((name) => name.replace(/\.json$/, ''));
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

function wordsOf(lang: 'en' | 'fr', namespace: string): ReadonlyMap<string, string> {
  return flat(JSON.parse(readFileSync(join(WORDS, lang, `${namespace}.json`), 'utf8')) as Tree);
}

/** Keys without what tells the number. */
const stems = (words: ReadonlyMap<string, string>) => new Set([...words.keys()].map((key) => key.replace(PLURAL, '')));

/** Sources of the pages, without comments. */
const sources = [...filesBelow('web/src', '.tsx'), ...filesBelow('web/src', '.ts')]
  .filter((file) => !/\.(?:test|gen)\./.test(file) && !file.startsWith('web/src/words/'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const allCode = sources.map(({ text }) => text).join('\n');

/** A key is said when it stands in the sources as it is, or its end is filled in (t(`state.${state}`)), or it is one of those taken together. */
function isSaid(key: string): boolean {
  if (new RegExp(`['"\`:.]${escaped(key)}['"\`]`).test(allCode)) return true;
  const parts = key.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const beginning = escaped(parts.slice(0, length).join('.'));
    if (new RegExp(`[\`'":]${beginning}(?:\\.\\$\\{|'\\s*,\\s*\\{\\s*returnObjects)`).test(allCode)) return true;
  }
  return false;
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\-]/g, '\\$&');
const places = (text: string) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name).sort();

describe.each(NAMESPACES)('the words of %s', (namespace) => {
  const [en, fr] = [wordsOf('en', namespace), wordsOf('fr', namespace)];

  it('are the same keys in both languages', () => {
    expect([...stems(fr)].filter((key) => !stems(en).has(key))).toEqual([]);
    expect([...stems(en)].filter((key) => !stems(fr).has(key))).toEqual([]);
  });

  it('tell numbers in every form that the language has', () => {
    for (const [words, forms] of [
      [en, ['one', 'other']],
      [fr, ['one', 'many', 'other']],
    ] as const) {
      const counted = new Set(
        [...words.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')),
      );
      for (const stem of counted) {
        expect(
          forms.filter((form) => !words.has(`${stem}_${form}`)),
          stem,
        ).toEqual([]);
      }
    }
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of fr) {
      const same = en.get(key) ?? en.get(key.replace(PLURAL, '_other'));
      // “One” may be said without its figure.
      const left = (one: string | undefined) => places(one ?? '').filter((name) => name !== 'count');
      expect(left(text), key).toEqual(left(same));
    }
  });

  it('are all said somewhere', () => {
    expect([...stems(en)].filter((key) => !isSaid(key))).toEqual([]);
  });

  it('are never empty, and no word that is not to be said', () => {
    for (const [lang, words] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      for (const [key, text] of words) {
        expect(text.trim(), key).not.toBe('');
        expect(text, key).toBe(text.trim());
        expect(neverWordsIn(text, lang), `${lang} ${key}`).toEqual([]);
      }
    }
  });

  it('follow French typography', () => {
    for (const [key, text] of fr) {
      expect(typographyProblems(text.replaceAll(/\{\{[^}]*\}\}/g, 'x')), key).toEqual([]);
    }
  });
});

describe.each(['en', 'fr'] as const)('the audit log in %s', (lang) => {
  const words = [...wordsOf(lang, 'settings-house').keys()];
  const below = (start: string) => words.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));

  it('says in words everything that is ever written into it, and nothing else', () => {
    const written = Object.entries(AUDIT_ACTIONS).flatMap(([area, done]) => done.map((one) => `${area}.${one}`));
    expect(below('audit.did.').sort()).toEqual(written.sort());
  });

  it('is narrowed down by every area it has', () => {
    expect(below('audit.area.').sort()).toEqual(Object.keys(AUDIT_ACTIONS).sort());
    const offered = sources.find(({ file }) => file.endsWith('settings/audit/audit-filters.tsx'))?.text ?? '';
    for (const area of Object.keys(AUDIT_ACTIONS)) expect(offered).toContain(`'${area}'`);
  });
});

describe('the sources of the pages', () => {
  it('say nothing that a person reads by themselves', () => {
    // Letters between tags, or in an attribute that is read out.
    const spoken = />\s*[A-Za-zÀ-ÿ]{2}[^<>{}=;]*<\/|(?:aria-label|placeholder|title|alt)="(?!https:)[^"]*[A-Za-z]{2}/g;
    const found = sources.flatMap(({ file, text }) =>
      // The kit shows what pages are made of to those who make them.
      file.endsWith('.tsx') && !file.startsWith('web/src/pages/kit/')
        ? [...text.matchAll(spoken)].map((match) => `${file}: ${match[0].trim()}`)
        : [],
    );
    expect(found).toEqual([]);
  });
});
