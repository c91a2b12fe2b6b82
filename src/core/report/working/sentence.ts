import type { Ratio, Step } from '../../money/index.ts';
import type { Language } from '../because.ts';
import { spokenMonth, spokenValue } from './spoken-figure.ts';

/** What a step can name, so that its reader sees a title rather than an id. */
export type NamedSort = 'line' | 'target' | 'remedy';

/** How a working is told: in which zone its instants are, and what ids are called. */
export interface StepTelling {
  readonly zone: string;
  readonly nameOf: (sort: NamedSort, id: string) => string;
}

/** A step whose figures are already words, ready to be put into a sentence. */
export interface Spoken {
  readonly step: Step;
  /** An input in words; empty where the step has none of that name. */
  readonly of: (input: string) => string;
  readonly has: (input: string) => boolean;
  /** An input that is a name, with its title. */
  readonly named: (sort: NamedSort, input: string) => string;
  /** An input that is a month. */
  readonly month: (input: string) => string;
  /** An input that is a figure, exactly; null: it is none. */
  readonly figure: (input: string) => Ratio | null;
  readonly result: string;
}

/** The same step in the two languages. */
export type Sentence = { readonly [L in Language]: (said: Spoken) => string };
export type Sentences = { readonly [kind: string]: Sentence };

export function spokenOf(step: Step, lang: Language, { zone, nameOf }: StepTelling): Spoken {
  const raw = (input: string) => step.inputs[input];
  const of = (input: string) => {
    const value = raw(input);
    return value === undefined ? '' : spokenValue(value, lang, zone);
  };
  return {
    step,
    of,
    has: (input) => raw(input) !== undefined,
    named: (sort, input) =>
      of(input)
        .split(', ')
        .map((id) => nameOf(sort, id))
        .join(', '),
    month: (input) => spokenMonth(of(input), lang),
    figure: (input) => {
      const value = raw(input);
      if (value?.kind === 'number') return value.number;
      if (value?.kind === 'exactMoney') return value.minor;
      return null;
    },
    result: step.result === null ? '' : spokenValue(step.result, lang, zone),
  };
}

/** `5 % of €1,250.00` where a share of a base is due, `€50.00` where an amount is. */
export function dueText(said: Spoken, of: string): string {
  return said.has('base') ? `${said.of('due')} ${of} ${said.of('base')}` : said.of('due');
}
