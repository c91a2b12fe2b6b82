import {
  type Event,
  type EventProblem,
  isKnownType,
  nearestType,
  parseEvent,
  problemText,
} from '../../core/event/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type Appended, isKeepable, type NewFact } from '../ports/index.ts';
import type { Fault, Lang } from '../refusal.ts';
import { streamOf } from './streams.ts';

/** A value that was posted: a fact to keep, or what is wrong with it. */
export type ReadFact = { readonly fact: NewFact } | { readonly faults: readonly Fault[] };

/**
 * Reads one posted value. It was learned at the instant of its receipt, whatever it says itself.
 * @param place where it stands in what was posted, for the pointers of faults: `/3`; empty: it is all that was posted
 * @param author the id of the person or token that hands it in
 */
export function readFact(
  value: unknown,
  place: string,
  author: string | null,
  receivedAt: Instant,
  lang: Lang,
): ReadFact {
  const parsed = parseEvent(value);
  if ('problems' in parsed) return { faults: parsed.problems.map((problem) => faultOf(problem, place, lang)) };
  const body = textOf(value);
  if (body === null) return { faults: [faultOf({ kind: 'tooDeep' }, place, lang)] };
  const problems = unkeepable(parsed.event, body);
  if (problems.length > 0) return { faults: problems.map((problem) => faultOf(problem, place, lang)) };
  const event = { ...parsed.event, recordedAt: receivedAt };
  return { fact: { event, stream: streamOf(event), body, author } };
}

/**
 * What whoever posted a value should know though it was not refused: that Leeway knows no effect of its type, or that its
 * source and id were used for something else and this content is not kept.
 * @param place as for `readFact`
 */
export function eventWarnings(
  value: unknown,
  result: Appended | 'refused',
  place: string,
  lang: Lang,
): readonly Fault[] {
  if (result === 'refused' || typeof value !== 'object' || value === null) return [];
  const { type, source, id } = value as { readonly [field: string]: unknown };
  const warnings: Fault[] = [];
  if (typeof type === 'string' && !isKnownType(type)) {
    const problem = { kind: 'unknownType', type, nearest: nearestType(type) } as const;
    warnings.push({ ...faultOf(problem, place, lang), pointer: `${place}/type` });
  }
  if (result === 'different') {
    const problem = { kind: 'differentContent', source: String(source), id: String(id) } as const;
    warnings.push({ ...faultOf(problem, place, lang), pointer: `${place}/id` });
  }
  return warnings;
}

/** As one line of JSON; null: nested too deep to be written, outside its data even. */
function textOf(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** As long as a name may be that things are found by. */
const NAME_LENGTH = 256;

/** Fields of `data` by which tickets and customers are found. */
const NAMES = ['customer', 'priority', 'service', 'type', 'team', 'site', 'to', 'into', 'parent'] as const;

/** What no store can keep: names without end, and texts that are not Unicode. */
function unkeepable({ id, source, type, subject, data }: Event, body: string): readonly EventProblem[] {
  const problems: EventProblem[] = [];
  const named = { id, source, type, subject };
  const check = (field: string, value: unknown) => {
    if (typeof value !== 'string' || value.length <= NAME_LENGTH) return;
    problems.push({ kind: 'wrongField', field, expected: `"…" (≤ ${NAME_LENGTH})`, found: `"${value.slice(0, 40)}…"` });
  };
  for (const [field, value] of Object.entries(named)) check(field, value);
  for (const field of NAMES) check(`data.${field}`, data[field]);
  // NUL and halves of characters are the only ones besides other control characters that are written as numbers.
  if (/\\u(0000|d[89a-f])/.test(body)) problems.push(...unreadable({ ...named, data }));
  return problems;
}

function unreadable(fields: { readonly [field: string]: unknown }): readonly EventProblem[] {
  return Object.entries(fields).flatMap(([field, value]): readonly EventProblem[] => {
    const found = brokenText(value);
    return found === null
      ? []
      : [{ kind: 'wrongField', field, expected: '"…" (Unicode)', found: JSON.stringify(found) }];
  });
}

/** A text in a value, short enough for a message, that holds NUL or half a character; null: none does. */
function brokenText(value: unknown): string | null {
  if (typeof value === 'string') return isKeepable(value) ? null : value.slice(0, 40);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const found = brokenText(key) ?? brokenText(item);
    if (found !== null) return found;
  }
  return null;
}

function faultOf(problem: EventProblem, place: string, lang: Lang): Fault {
  const { code, message, help } = problemText(problem);
  const field = 'field' in problem ? `/${problem.field.replaceAll('.', '/')}` : '';
  return { pointer: `${place}${field}`, code, message: message[lang], help: help[lang] };
}
