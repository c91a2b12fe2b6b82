/** Why a fair question or request has no answer. `http/problem.ts` and the command line put each into words, in one table. */
export const REFUSALS = [
  'notFound',
  'notAllowed',
  'notSignedIn',
  'invalid',
  'conflict',
  'alreadyExists',
  'gone',
  'stale',
  'tooMany',
  'tooLarge',
  'unavailable',
] as const;
export type RefusalKind = (typeof REFUSALS)[number];

/** The languages in which somebody is answered. */
export type Lang = 'fr' | 'en';

/** One thing that is wrong with what was handed in, and where (a JSON pointer into it, or a line of a text). */
export interface Fault {
  readonly pointer: string | null;
  readonly line?: number;
  readonly column?: number;
  /** Of what is said of a text: what is less than an error does not stand in the way. */
  readonly level?: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
}

/** A refusal as a value. `what` names the thing, in words of the reader's language; `help` the way out. */
export interface Refusal {
  readonly refused: RefusalKind;
  readonly what: { readonly [lang in Lang]: string };
  readonly help: { readonly [lang in Lang]: string } | null;
  readonly faults: readonly Fault[];
}

export function refusal(
  refused: RefusalKind,
  what: Refusal['what'],
  help: Refusal['help'] = null,
  faults: readonly Fault[] = [],
): Refusal {
  return { refused, what, help, faults };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** The thing asked for does not exist, or is none of the asker's business: the words are the same. */
export function notFound(fr: string, en: string): Refusal {
  return refusal('notFound', { fr: `${fr}\u202f: introuvable.`, en: `${en}: not found.` });
}

export function notAllowed(fr: string, en: string): Refusal {
  return refusal('notAllowed', { fr, en });
}

/** One field of what was handed in is wrong. @param pointer a JSON pointer to it */
export function badField(
  pointer: string,
  code: string,
  what: Refusal['what'],
  help: Refusal['help'],
  lang: Lang,
): Refusal {
  const fault: Fault = { pointer, code, message: what[lang], help: help?.[lang] ?? null };
  return refusal('invalid', what, help, [fault]);
}
