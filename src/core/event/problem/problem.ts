/** What is wrong with one event of a file, as a value. `field` is the name in the file (`time`, `data.priority`). */
export type EventProblem =
  | { readonly kind: 'notAnObject' }
  | { readonly kind: 'missingField'; readonly field: string }
  | { readonly kind: 'wrongField'; readonly field: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'badInstant'; readonly field: string; readonly found: string }
  | { readonly kind: 'beyondHorizon'; readonly field: string; readonly found: string }
  | { readonly kind: 'oneFieldRequired'; readonly fields: readonly string[] }
  | { readonly kind: 'tooDeep' }
  | { readonly kind: 'repeatedField' }
  | { readonly kind: 'unknownType'; readonly type: string; readonly nearest: string | null }
  | { readonly kind: 'differentContent'; readonly source: string; readonly id: string }
  | { readonly kind: 'notJson'; readonly found: string }
  | { readonly kind: 'truncatedLine' }
  | { readonly kind: 'badUtf8' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'lineTooLong'; readonly limitMegabytes: number }
  | { readonly kind: 'moreOfThese'; readonly code: string; readonly count: number };

/** One thing said in both languages. */
export interface Said {
  readonly fr: string;
  readonly en: string;
}

/** A problem with its permanent code, what it is and the way out. */
export interface ProblemText {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly message: Said;
  readonly help: Said;
}

/** How each kind of problem is told: its permanent code, its level, its words. */
export type Words<K extends EventProblem['kind']> = {
  readonly [Kind in K]: readonly [
    code: string,
    level: 'error' | 'warning',
    words: (problem: Extract<EventProblem, { kind: Kind }>) => Omit<ProblemText, 'code' | 'level'>,
  ];
};
