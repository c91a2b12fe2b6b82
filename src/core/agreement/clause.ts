import type { Money, RatioPpm } from '../money/index.ts';
import type { Text } from './text.ts';

/** A piece of wording; `concerns` names the approver roles it matters to. */
export interface Clause {
  readonly title: Text;
  readonly text: Text;
  readonly concerns: readonly string[];
}

/** A private bound on one term; values as written (their unit is the term's). */
export interface Bound {
  readonly ideal: string | null;
  readonly acceptable: string | null;
  readonly walkAway: string | null;
  readonly approver: string | null;
}

/** Ours alone (SEMANTICS, FORMAT `internal`). */
export interface Internal {
  readonly bounds: { readonly [path: string]: Bound };
  readonly approvals: readonly string[];
  readonly cost: { readonly [line: string]: Money };
  readonly margin: { readonly delayPpm: RatioPpm; readonly downtimePpm: RatioPpm };
  readonly notes: readonly string[];
}
