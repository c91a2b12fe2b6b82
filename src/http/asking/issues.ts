import type { z } from '@hono/zod-openapi';
import en from 'zod/v4/locales/en.js';
import fr from 'zod/v4/locales/fr.js';
import type { Fault } from '../../app/refusal.ts';
import { issueWords } from './issue-words.ts';
import type { Lang } from './language.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const words = { fr: fr().localeError, en: en().localeError };

const OURS: { readonly [name: string]: { readonly fr: string; readonly en: string } } = {
  instant: {
    fr: 'Ce n’est pas un instant RFC 3339 avec décalage, comme 2026-03-12T08:00:00Z.',
    en: 'This is no RFC 3339 instant with an offset, like 2026-03-12T08:00:00Z.',
  },
  localDate: {
    fr: 'Ce n’est pas une date, comme 2026-03-12.',
    en: 'This is no date, like 2026-03-12.',
  },
};

/** How a schema's complaints are worded. Handed to `safeParse`. */
export function wordsIn(lang: Lang) {
  return (issue: RawIssue): string | undefined => {
    const own = issue.code === 'custom' ? OURS[String(issue['params']?.['leeway'])] : undefined;
    if (own !== undefined) return own[lang];
    const ours = issueWords(issue);
    if (ours !== null) return ours[lang];
    const said = words[lang](issue);
    return typeof said === 'string' ? said : said?.message;
  };
}

/** A schema's complaints as faults, at most 100. @param root the pointer of the value that was read */
export function faultsOf(error: z.core.$ZodError, lang: Lang, root = ''): readonly Fault[] {
  return error.issues.slice(0, 100).flatMap((issue) => faultsOfIssue(issue, lang, root));
}

function faultsOfIssue(issue: Issue, lang: Lang, root: string): readonly Fault[] {
  const pointer = `${root}${issue.path.map((part) => `/${pointerPart(String(part))}`).join('')}`;
  if (issue.code !== 'unrecognized_keys') {
    return [{ pointer, code: issue.code, message: issue.message, help: null }];
  }
  return issue.keys.slice(0, 100).map((key) => ({
    pointer: `${pointer}/${pointerPart(key)}`,
    code: 'unknownKey',
    message: lang === 'fr' ? `« ${key} » n’est pas connu ici.` : `“${key}” is not known here.`,
    help: null,
  }));
}

/** A key as a part of a JSON pointer (RFC 6901). */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
