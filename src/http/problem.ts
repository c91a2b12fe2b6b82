import { REFUSALS, type Refusal, type RefusalKind } from '../app/refusal.ts';
import type { Lang } from './asking/language.ts';

/** Why a request has no answer: what use cases refuse, and what only this door can see. */
export const PROBLEM_KINDS = [
  ...REFUSALS,
  'malformed',
  'unknownHost',
  'methodNotAllowed',
  'unsupportedType',
  'tooSlow',
  'headersTooLarge',
  'crossSite',
  'defect',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** A refusal of a use case or of this door. */
export interface Refused extends Omit<Refusal, 'refused'> {
  readonly refused: ProblemKind;
  readonly retryAfterSeconds?: number;
  /** Quoted by those who report our faults. */
  readonly id?: string;
}

interface Words {
  readonly fr: string;
  readonly en: string;
}

/** The one table: what each kind is in HTTP, and in words. */
export const PROBLEMS: { readonly [kind in ProblemKind]: { readonly status: number; readonly title: Words } } = {
  malformed: { status: 400, title: { fr: 'Requête illisible', en: 'Malformed request' } },
  notSignedIn: { status: 401, title: { fr: 'Identification nécessaire', en: 'Sign-in needed' } },
  notAllowed: { status: 403, title: { fr: 'Non autorisé', en: 'Not allowed' } },
  crossSite: { status: 403, title: { fr: "Requête venue d'un autre site", en: 'Request from another site' } },
  notFound: { status: 404, title: { fr: 'Introuvable', en: 'Not found' } },
  methodNotAllowed: { status: 405, title: { fr: 'Méthode non admise', en: 'Method not allowed' } },
  tooSlow: { status: 408, title: { fr: 'Requête trop lente', en: 'Request too slow' } },
  conflict: { status: 409, title: { fr: "Conflit avec l'état présent", en: 'Conflict with the present state' } },
  alreadyExists: { status: 409, title: { fr: 'Existe déjà', en: 'Already exists' } },
  gone: { status: 410, title: { fr: "N'existe plus", en: 'Gone' } },
  stale: { status: 412, title: { fr: 'Modifié entre-temps', en: 'Changed in the meantime' } },
  tooLarge: { status: 413, title: { fr: 'Trop volumineux', en: 'Too large' } },
  unsupportedType: { status: 415, title: { fr: 'Type de contenu non admis', en: 'Content type not supported' } },
  unknownHost: { status: 421, title: { fr: 'Hôte inconnu', en: 'Unknown host' } },
  invalid: { status: 422, title: { fr: 'Contenu invalide', en: 'Invalid content' } },
  tooMany: { status: 429, title: { fr: 'Trop de requêtes', en: 'Too many requests' } },
  headersTooLarge: { status: 431, title: { fr: 'En-têtes trop volumineux', en: 'Headers too large' } },
  defect: { status: 500, title: { fr: 'Erreur de notre fait', en: 'Our fault' } },
  unavailable: { status: 503, title: { fr: 'Momentanément indisponible', en: 'Unavailable for a moment' } },
};

/** How long to wait where nothing better is known, in seconds. */
const RETRY_AFTER: { readonly [kind in ProblemKind]?: number } = { tooMany: 30, unavailable: 5 };

/** After these something may still be under way that nobody will read. */
const CLOSING: ReadonlySet<ProblemKind> = new Set(['tooSlow', 'tooLarge', 'headersTooLarge', 'unsupportedType']);

export function statusOf(kind: ProblemKind): number {
  return PROBLEMS[kind].status;
}

/** A refusal as an RFC 9457 document. @param instance the path that was asked for, if it is known */
export function problemDocument(refused: Refused, lang: Lang, instance: string | null) {
  const { status, title } = PROBLEMS[refused.refused];
  const help = refused.help === null ? '' : ` ${refused.help[lang]}`;
  return {
    type: `urn:leeway:problem:${refused.refused}`,
    title: title[lang],
    status,
    detail: `${refused.what[lang]}${help}`,
    ...(instance === null ? {} : { instance }),
    ...(refused.id === undefined ? {} : { id: refused.id }),
    errors: refused.faults,
  };
}

/** The headers that go with a problem besides those of every answer. */
export function problemHeaders(refused: Refused, lang: Lang): { readonly [name: string]: string } {
  const retryAfter = refused.retryAfterSeconds ?? RETRY_AFTER[refused.refused];
  return {
    'content-type': 'application/problem+json',
    'content-language': lang,
    ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
    ...(refused.refused === 'notSignedIn' ? { 'www-authenticate': 'Bearer realm="leeway"' } : {}),
    ...(CLOSING.has(refused.refused) ? { connection: 'close' } : {}),
  };
}

/** A refusal of this door. */
export function refused(
  kind: ProblemKind,
  what: Words,
  help: Words | null = null,
  more: { readonly faults?: Refused['faults']; readonly retryAfterSeconds?: number; readonly id?: string } = {},
): Refused {
  return { refused: kind, what, help, ...more, faults: more.faults ?? [] };
}

export function isRefused(value: unknown): value is Refused | Refusal {
  if (typeof value !== 'object' || value === null || !('refused' in value)) return false;
  return PROBLEM_KINDS.includes(value.refused as RefusalKind);
}
