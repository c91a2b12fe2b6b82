import type { Fault } from '../../app/refusal.ts';
import { type Refused, refused } from '../problem.ts';
import { checkJson, type JsonFault } from './check-json.ts';
import type { Lang } from './language.ts';

/**
 * Bytes as a JSON value. Refused where they are no UTF-8, no JSON or nested too deep; what else `checkJson` finds is
 * refused as well, or handed over where `keepsFaults`.
 */
export function parseJson(
  bytes: Buffer,
  depth: number,
  keepsFaults: boolean,
  lang: Lang,
): { readonly value: unknown; readonly faults: readonly Fault[] } | Refused {
  const text = textOf(bytes);
  if (text === null) return noUtf8;
  const found = checkJson(text, depth);
  const faults = found.map((fault) => faultOf(fault, depth, lang));
  if (found.at(-1)?.kind === 'tooDeep') return unfit(faults);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return noJson(error);
  }
  return faults.length > 0 && !keepsFaults ? unfit(faults) : { value, faults };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** What was handed in does not fit, and where. */
export function unfit(faults: readonly Fault[]): Refused {
  return refused(
    'invalid',
    { fr: 'Le contenu ne convient pas ; « errors » dit où.', en: 'The content does not fit; “errors” says where.' },
    null,
    { faults },
  );
}

function faultOf({ kind, pointer }: JsonFault, depth: number, lang: Lang): Fault {
  return { pointer, code: kind, message: MESSAGES[kind][lang].replace('{depth}', String(depth)), help: null };
}

const MESSAGES: { readonly [kind in JsonFault['kind']]: { readonly fr: string; readonly en: string } } = {
  duplicateKey: { fr: 'Cette clé est donnée deux fois.', en: 'This key is given twice.' },
  forbiddenKey: { fr: 'Cette clé n’est pas admise.', en: 'This key is not taken.' },
  tooDeep: {
    fr: 'Le contenu est imbriqué à plus de {depth} niveaux.',
    en: 'The content is nested deeper than {depth} levels.',
  },
  nul: { fr: 'Ce texte contient un NUL.', en: 'This text holds a NUL.' },
  loneSurrogate: {
    fr: 'Ce texte contient la moitié d’un caractère (un « surrogate » seul).',
    en: 'This text holds half a character (a lone surrogate).',
  },
};

function noJson(error: unknown): Refused {
  const place = /position (\d+)/.exec(String(error))?.[1];
  return refused(
    'malformed',
    {
      fr:
        place === undefined ? 'Le contenu n’est pas du JSON.' : `Le contenu n’est plus du JSON au caractère ${place}.`,
      en: place === undefined ? 'The content is no JSON.' : `The content stops being JSON at character ${place}.`,
    },
    { fr: 'Envoyez un seul document JSON en UTF-8.', en: 'Send one JSON document in UTF-8.' },
  );
}

const noUtf8 = refused(
  'malformed',
  { fr: 'Le contenu n’est pas de l’UTF-8.', en: 'The content is no UTF-8.' },
  { fr: 'Envoyez un seul document JSON en UTF-8.', en: 'Send one JSON document in UTF-8.' },
);
