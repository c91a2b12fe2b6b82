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
  readonly what: { readonly fr: string; readonly en: string };
  readonly help: { readonly fr: string; readonly en: string } | null;
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
