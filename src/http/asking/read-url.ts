import type { z } from '@hono/zod-openapi';
import { fromStep } from '../../app/addresses/index.ts';
import type { Route } from '../define.ts';
import { type Refused, refused } from '../problem.ts';
import type { Exchange } from '../server/exchange.ts';
import { faultsOf, wordsIn } from './issues.ts';
import type { Lang } from './language.ts';
import { nearest } from './nearest.ts';

type Spec = Route['spec'];

/** The values in a route's path, read by its schema; refused as not found, for such a thing can not be. */
export function readParams(spec: Spec, { params }: Pick<Exchange, 'params'>): unknown | Refused {
  const given: Record<string, string> = {};
  for (const [name, text] of Object.entries(params)) {
    given[name] = fromStep(text);
    if (!isText(text)) return noSuchPath;
  }
  const read = spec.request?.params?.safeParse(given);
  if (read === undefined) return given;
  return read.success ? read.data : noSuchPath;
}

/** The parameters after the question mark, read by a route's schema: unknown ones and repeated ones are refused. */
export function readQuery(spec: Spec, { search, lang }: Pick<Exchange, 'search' | 'lang'>): unknown | Refused {
  const given = search === '' ? {} : parsedQuery(search.replace(/#.*$/s, ''));
  if ('fault' in given && typeof given.fault === 'object') return given.fault as Refused;
  const known = Object.keys(spec.request?.query?.shape ?? {});
  // A loose schema passes over what it does not know.
  const isLoose = spec.request?.query?.def.catchall !== undefined;
  const strangers = isLoose ? [] : Object.keys(given).filter((name) => !known.includes(name));
  if (strangers.length > 0) return unknownParameters(strangers, known, lang);
  const read = spec.request?.query?.safeParse(given, { error: wordsIn(lang) });
  if (read === undefined) return {};
  return read.success ? read.data : badQuery(read.error, lang);
}

type Given = { readonly [name: string]: string };

function parsedQuery(text: string): Given | { readonly fault: Refused } {
  const given: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = decoded(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === null || value === null) return { fault: unreadable };
    if (name in given) return { fault: repeated(name) };
    given[name] = value;
  }
  return given;
}

function decoded(text: string): string | null {
  try {
    const value = decodeURIComponent(text.replaceAll('+', ' '));
    return isText(value) ? value : null;
  } catch {
    return null;
  }
}

/** Can a database keep it as text? */
function isText(value: string): boolean {
  return !/[\0\ud800-\udfff]/u.test(value);
}

function badQuery(error: z.core.$ZodError, lang: Lang): Refused {
  return refused(
    'malformed',
    { fr: 'Des paramètres de l’adresse ne conviennent pas.', en: 'Parameters of the address do not fit.' },
    null,
    { faults: faultsOf(error, lang) },
  );
}

function unknownParameters(names: readonly string[], known: readonly string[], lang: Lang): Refused {
  return refused(
    'malformed',
    { fr: 'L’adresse porte un paramètre inconnu.', en: 'The address carries an unknown parameter.' },
    null,
    {
      faults: names.slice(0, 20).map((name) => {
        const meant = nearest(name, known);
        const told = name.slice(0, 60);
        return {
          pointer: null,
          code: 'unknownParameter',
          message: lang === 'fr' ? `« ${told} » n’est pas connu ici.` : `“${told}” is not known here.`,
          help: helpFor(meant, known, lang),
        };
      }),
    },
  );
}

function helpFor(meant: string | null, known: readonly string[], lang: Lang): string {
  if (meant !== null) return lang === 'fr' ? `Vouliez-vous dire « ${meant} » ?` : `Did you mean “${meant}”?`;
  if (known.length === 0) return lang === 'fr' ? 'Il n’y en a aucun ici.' : 'There are none here.';
  return lang === 'fr' ? `Connus : ${known.join(', ')}.` : `Known: ${known.join(', ')}.`;
}

function repeated(name: string): Refused {
  const told = name.slice(0, 60);
  return refused(
    'malformed',
    { fr: `Le paramètre « ${told} » est donné deux fois.`, en: `The parameter “${told}” is given twice.` },
    {
      fr: 'Donnez-le une fois ; plusieurs valeurs se séparent par des virgules.',
      en: 'Give it once; several values are separated by commas.',
    },
  );
}

const unreadable = refused(
  'malformed',
  {
    fr: 'L’adresse contient des octets qui ne sont pas du texte UTF-8, ou un NUL.',
    en: 'The address holds bytes that are no UTF-8 text, or a NUL.',
  },
  { fr: 'Encodez les valeurs en UTF-8 avec « %XX ».', en: 'Encode values as UTF-8 with “%XX”.' },
);

export const noSuchPath = refused(
  'notFound',
  { fr: 'Il n’y a rien à cette adresse.', en: 'There is nothing at this address.' },
  { fr: 'Les adresses sont décrites sous /api/v1/.', en: 'The addresses are described under /api/v1/.' },
);
