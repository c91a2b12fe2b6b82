import { MAPPING_WORDS } from './mapping-words.ts';
import type { Problem, ProblemWords } from './problem.ts';
import { ROW_WORDS } from './row-words.ts';

type AnyWords = readonly [string, 'error' | 'warning', (problem: Problem) => ProblemWords];

/** A problem of a mapping or of a row in words, with its permanent code. */
export function mappingProblemText(
  problem: Problem,
): ProblemWords & { readonly code: string; readonly level: 'error' | 'warning' } {
  const [code, level, words] = { ...MAPPING_WORDS, ...ROW_WORDS }[problem.kind] as AnyWords;
  return { code, level, ...words(problem) };
}
