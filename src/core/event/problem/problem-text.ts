import { EVENT_WORDS } from './event-words.ts';
import { LINE_WORDS } from './line-words.ts';
import type { EventProblem, ProblemText, Words } from './problem.ts';

const WORDS: Words<EventProblem['kind']> = { ...LINE_WORDS, ...EVENT_WORDS };

type AnyWords = readonly [string, 'error' | 'warning', (problem: EventProblem) => Omit<ProblemText, 'code' | 'level'>];

/** The words for a problem, with its permanent code. */
export function problemText(problem: EventProblem): ProblemText {
  const [code, level, words] = WORDS[problem.kind] as AnyWords;
  return { code, level, ...words(problem) };
}
