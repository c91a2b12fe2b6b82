import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { parse } from 'yaml';

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface FoundText {
  /** File and path within it. */
  readonly at: string;
  readonly language: 'fr' | 'en';
  readonly text: string;
}

/** Files below a folder whose name ends so, as paths from the checkout, in order. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length).replaceAll('//', '/'))
    .sort();
}

export function textOf(file: string): string {
  return readFileSync(`${ROOT}${file}`, 'utf8');
}

/** The agreements among the YAML files of templates and examples; a mapping of a source is none. */
export function agreementFiles(): readonly string[] {
  return [...filesBelow('templates', '.yaml'), ...filesBelow('examples', '.yaml')].filter((file) =>
    /^leeway:/m.test(textOf(file)),
  );
}

/** Every `{ fr, en }` of a YAML file, and what of it is missing. */
export function textsOfYaml(file: string): { readonly texts: readonly FoundText[]; readonly alone: readonly string[] } {
  const texts: FoundText[] = [];
  const alone: string[] = [];
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const map = value as { readonly [key: string]: unknown };
    if ('fr' in map || 'en' in map) {
      for (const language of ['fr', 'en'] as const) {
        const text = map[language];
        if (typeof text === 'string' && text.trim() !== '') texts.push({ at, language, text });
        else alone.push(`${at}: no ${language}`);
      }
      return;
    }
    for (const [key, inner] of Object.entries(map)) visit(inner, `${at} ${key}`);
  };
  visit(parse(textOf(file)), file);
  return { texts, alone };
}

const LITERAL = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
const FRENCH = /[éèêàùçœÉÀ]|(?<![\p{L}`])(?:le|la|les|un|une|des|du|est|dans|pour|sur|avec|aucun|aucune)(?![\p{L}`])/u;

/** The sentences a program file can say, comments taken out, told apart by their letters. */
export function textsOfProgram(file: string): readonly FoundText[] {
  const { code } = transformSync(textOf(file), {
    loader: 'ts',
    charset: 'utf8',
    minifyWhitespace: true,
    legalComments: 'none',
  });
  return (
    [...code.matchAll(LITERAL)]
      .map(([literal]) => literal.slice(1, -1).replaceAll("\\'", "'").replaceAll('\\"', '"'))
      // What people read has a blank in it or an accent; the rest are names of the code.
      .filter((text) => (/\s/.test(text) || FRENCH.test(text)) && !ROUTE.test(text))
      .map((text) => ({ at: file, language: FRENCH.test(text) ? 'fr' : 'en', text }))
  );
}

/** `post /api/v1/excusals`: a key, which nobody reads as a sentence. */
const ROUTE = /^(get|post|put|patch|delete) \/\S*$/;

/** Program files that speak: all of `src` but its tests. */
export function programFiles(): readonly string[] {
  return filesBelow('src', '.ts').filter((file) => !file.endsWith('.test.ts'));
}
