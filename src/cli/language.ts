/** The two languages Leeway speaks. */
export type Lang = 'fr' | 'en';

/** `fr` or `en` for a word a person gave (`fr_FR.UTF-8`, `EN`), or null when it is neither. */
export function langOf(word: string): Lang | null {
  const start = word
    .trim()
    .toLowerCase()
    .match(/^(fr|en)([^a-z]|$)/);
  return start === null ? null : (start[1] as Lang);
}

/** The language asked for with `--lang`; else the one of the surroundings, as other tools read them; else English. */
export function chooseLang(argv: readonly string[], env: { readonly [name: string]: string | undefined }): Lang {
  const surroundings = env['LEEWAY_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return langOf(askedLang(argv) ?? '') ?? langOf(surroundings) ?? 'en';
}

/** What follows `--lang`, looked up before the options are read, because help and errors need it. */
function askedLang(argv: readonly string[]): string | null {
  for (const [index, word] of argv.entries()) {
    if (word === '--') return null;
    if (word.startsWith('--lang=')) return word.slice('--lang='.length);
    if (word === '--lang') return argv[index + 1] ?? null;
  }
  return null;
}
