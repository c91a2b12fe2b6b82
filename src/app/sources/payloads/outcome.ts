import type { Payload } from '../../ports/index.ts';
import type { PayloadProblem } from '../mapping/fault-words.ts';

/** An event that a payload gave, and what became of it. */
export interface OutcomeEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** `different`: known under this id with other content, and the first stays. */
  readonly result: 'new' | 'same' | 'different' | 'refused';
  /** The number of the entry under `events` of the mapping, and of the thing in the payload; from 0. */
  readonly entry: number;
  readonly thing: number;
}

/** What came of reading a payload. */
export interface Outcome {
  readonly events: readonly OutcomeEvent[];
  /** Things that the mapping skipped. */
  readonly skipped: number;
  readonly problems: readonly PayloadProblem[];
  /** Problems beyond those listed. */
  readonly moreProblems: number;
}

/** What an event says of itself, though it may be none: whatever stands there, as a text. */
export function namesOf(value: { readonly [field: string]: unknown }): Pick<OutcomeEvent, 'id' | 'type' | 'subject'> {
  const named = (name: string) => {
    const found = value[name] ?? '';
    return (typeof found === 'string' ? found : (JSON.stringify(found) ?? '')).slice(0, LONGEST_NAME);
  };
  return { id: named('id'), type: named('type'), subject: named('subject') };
}

const LONGEST_NAME = 300;
const MOST_PROBLEMS = 50;

export function outcomeOf(
  events: readonly OutcomeEvent[],
  skipped: number,
  problems: readonly PayloadProblem[],
): Outcome {
  const listed = problems.slice(0, MOST_PROBLEMS);
  return { events, skipped, problems: listed, moreProblems: problems.length - listed.length };
}

/** What errs waits for a person; what is only odd does not. */
export function stateOf({ problems }: Outcome): 'read' | 'aside' {
  return problems.some(({ level }) => level === 'error') ? 'aside' : 'read';
}

/** What is kept with a payload; null: it was not read yet. */
export function keptOutcome({ outcome }: Pick<Payload, 'outcome'>): Outcome | null {
  return outcome === null ? null : (JSON.parse(outcome) as Outcome);
}
