import type { z } from '@hono/zod-openapi';
import type { Lang } from './language.ts';

type RawIssue = z.core.$ZodRawIssue;
type Said = { readonly [lang in Lang]: string };

/** What a value should be, as people call it. */
const KINDS: { readonly [expected: string]: Said } = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: '«\u00a0true\u00a0» ou «\u00a0false\u00a0»', en: '“true” or “false”' },
  object: { fr: 'un objet', en: 'an object' },
  record: { fr: 'un objet', en: 'an object' },
  array: { fr: 'une liste', en: 'a list' },
  tuple: { fr: 'une liste', en: 'a list' },
  null: { fr: '«\u00a0null\u00a0»', en: '“null”' },
};

/** What is counted of a value that is too long or too short. */
const COUNTED: { readonly [origin: string]: (bound: number) => Said } = {
  string: (bound) => (bound === 1 ? { fr: ' caractère', en: ' character' } : { fr: ' caractères', en: ' characters' }),
  array: (bound) => (bound === 1 ? { fr: ' élément', en: ' item' } : { fr: ' éléments', en: ' items' }),
  number: () => ({ fr: '', en: '' }),
  int: () => ({ fr: '', en: '' }),
};

/** A schema's complaint in words of our own; null: the library's have to do. */
export function issueWords(issue: RawIssue): Said | null {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(KINDS[issue.expected], issue.input);
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'too_small':
      return bounded('au moins', 'at least', Number(issue.minimum), issue.origin);
    case 'too_big':
      return bounded('au plus', 'at most', Number(issue.maximum), issue.origin);
    case 'invalid_format':
      return { fr: 'Ce texte n’a pas la forme attendue.', en: 'This text has not the form that is expected.' };
    default:
      return null;
  }
}

function wrongKind(kind: Said | undefined, input: unknown): Said | null {
  if (kind === undefined) return null;
  if (input === undefined) return { fr: `Il manque ici ${kind.fr}.`, en: `Here ${kind.en} is missing.` };
  return { fr: `Il faut ici ${kind.fr}.`, en: `Here ${kind.en} is needed.` };
}

function oneOf(values: readonly string[]): Said {
  const list = (left: string, right: string) => values.map((value) => `${left}${value}${right}`).join(', ');
  return { fr: `Sont permis ici\u202f: ${list('«\u00a0', '\u00a0»')}.`, en: `Allowed here: ${list('“', '”')}.` };
}

function bounded(fr: string, en: string, bound: number, origin: string): Said | null {
  const counted = COUNTED[origin]?.(bound);
  if (counted === undefined || !Number.isFinite(bound)) return null;
  if (bound === 1 && origin === 'string' && en === 'at least')
    return { fr: 'Ce texte ne doit pas être vide.', en: 'This text must not be empty.' };
  return { fr: `Il faut ici ${fr} ${bound}${counted.fr}.`, en: `Here ${en} ${bound}${counted.en}.` };
}
