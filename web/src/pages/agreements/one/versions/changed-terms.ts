import type { Schemas } from '../../../../api/client.ts';

/** One term that two versions say differently. */
export interface ChangedTerm {
  readonly path: string;
  readonly title: string | null;
  readonly term: string | null;
  /** As the file writes it; null: not said. */
  readonly before: string | null;
  readonly after: string | null;
  readonly direction: 'customer' | 'provider' | 'neutral' | 'unclear';
  readonly because: string;
  readonly internalOnly: boolean;
}

/** The terms of a difference, which the API's document describes no further than as an object. */
export function changedTerms(difference: Schemas['AgreementDifference']): readonly ChangedTerm[] {
  return (difference as { readonly terms?: readonly ChangedTerm[] }).terms ?? [];
}
