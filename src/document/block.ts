import type { Language } from '../core/report/index.ts';
import type { Matrix } from './matrix.ts';

export type { Language };

/**
 * One piece of a readable document. Its texts are in one language; nothing in them is markup. A place is the clause that is
 * told there, as a path into the agreement (`targets.p1-response`): what a link names.
 */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly place?: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Something the reader should not miss, such as what is still to be filled in. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'definitions'; readonly items: readonly Definition[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      /** As many cells as there are columns; the first one names the row. */
      readonly rows: readonly (readonly string[])[];
      /** Of each row. */
      readonly places?: readonly string[];
    };

export interface Definition {
  readonly term: string;
  readonly text: string;
  readonly place?: string;
}

/** Those that have something to say. */
export function defined(items: readonly (readonly [term: string, text: string | null])[]): readonly Definition[] {
  return items.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

const SECTION_IDS = [
  'summary',
  'commitments',
  'hours',
  'rules',
  'services',
  'priorities',
  'availability',
  'remedies',
  'prices',
  'monitored',
  'contacts',
  'upkeep',
  'clauses',
  'internal',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A named rule in plain words, with what it comes to on the agreement's own hours. */
export interface RuleTelling {
  /** As the agreement's file names it: `pauseOn`. */
  readonly rule: string;
  readonly title: string;
  readonly text: string;
  /** Promises that have it otherwise, each with what holds for it. */
  readonly exceptions: readonly { readonly title: string; readonly text: string }[];
  /** Reckoned by the same code that judges; null: the agreement has nothing to show it on. */
  readonly example: string | null;
}

/** An agreement as somebody reads it. */
export interface Reading {
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly matrix: Matrix;
  readonly rules: readonly RuleTelling[];
}
