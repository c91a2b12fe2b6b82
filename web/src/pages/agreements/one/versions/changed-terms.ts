import type { Schemas } from '../../../../api/client.ts';

/** A value in words; of a whole entry there is a line for each of its terms. */
export interface SaidLine {
  /** Null: the value itself. */
  readonly label: string | null;
  readonly text: string;
}

/** One term that two versions say differently. */
export interface ChangedTerm {
  readonly path: string;
  readonly title: string | null;
  readonly term: string | null;
  /** In words; null: not said. */
  readonly saidBefore: readonly SaidLine[] | null;
  readonly saidAfter: readonly SaidLine[] | null;
  readonly direction: 'customer' | 'provider' | 'neutral' | 'unclear';
  readonly because: string;
  readonly internalOnly: boolean;
}

/** The terms of a difference, which the API's document describes no further than as an object. */
export function changedTerms(difference: Schemas['AgreementDifference']): readonly ChangedTerm[] {
  return (difference as { readonly terms?: readonly ChangedTerm[] }).terms ?? [];
}
