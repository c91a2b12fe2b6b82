import type { Said } from '../../core/event/index.ts';

/** What is wrong with a mapping, or with a row of the table it is used on. */
export type MappingProblem =
  | { readonly kind: 'missingKey'; readonly key: string }
  | {
      readonly kind: 'unknownKey';
      readonly key: string;
      readonly nearest: string | null;
      readonly known: readonly string[];
    }
  | { readonly kind: 'wrongKind'; readonly key: string; readonly expected: 'map' | 'text' | 'list' }
  | {
      readonly kind: 'unknownChoice';
      readonly key: string;
      readonly found: string;
      readonly choices: readonly string[];
      readonly nearest: string | null;
    }
  | { readonly kind: 'unknownZone'; readonly zone: string }
  | { readonly kind: 'badDateFormat'; readonly format: string }
  | { readonly kind: 'unknownEvent'; readonly type: string; readonly nearest: string | null }
  | { readonly kind: 'oddField'; readonly field: string; readonly nearest: string }
  | { readonly kind: 'noOpening' }
  | {
      readonly kind: 'noColumn';
      readonly column: string;
      readonly nearest: string | null;
      readonly known: readonly string[];
    }
  | { readonly kind: 'badExpression'; readonly reason: Said }
  | { readonly kind: 'unknownFunction'; readonly name: string; readonly nearest: string | null }
  | { readonly kind: 'notRepeatable'; readonly name: string }
  | { readonly kind: 'tooLong'; readonly key: string; readonly most: number }
  | { readonly kind: 'noEvents' }
  | { readonly kind: 'tooManyEvents'; readonly most: number }
  | { readonly kind: 'unknownType'; readonly type: string; readonly nearest: string | null }
  | { readonly kind: 'decidedType'; readonly type: string };

export type RowProblem =
  | { readonly kind: 'fieldCount'; readonly found: number; readonly expected: number }
  | { readonly kind: 'quoteNotClosed' }
  | { readonly kind: 'quoteInsideField' }
  | { readonly kind: 'badUtf8' }
  | { readonly kind: 'lineTooLong' }
  | { readonly kind: 'noValue'; readonly column: string }
  | { readonly kind: 'badDate'; readonly column: string; readonly found: string; readonly formats: readonly string[] }
  | { readonly kind: 'unknownValue'; readonly column: string; readonly found: string }
  | { readonly kind: 'badValue'; readonly column: string; readonly found: string; readonly expected: 'flag' | 'number' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export type Problem = MappingProblem | RowProblem;

export interface ProblemWords {
  readonly message: Said;
  readonly help: Said;
}

/** How each kind of problem is told: its permanent code, its level, its words. */
export type Words<P extends Problem> = {
  readonly [K in P['kind']]: readonly [
    code: string,
    level: 'error' | 'warning',
    words: (problem: Extract<P, { kind: K }>) => ProblemWords,
  ];
};
