import { END_INSTANT, FIRST_INSTANT, parseInstant } from '../time/index.ts';
import { isShallow, MAX_DEPTH } from './depth.ts';
import { EVENT_SHAPES, type FieldKind, fieldHolds } from './field.ts';
import { instantOf } from './field-instant.ts';
import type { EventProblem } from './problem/problem.ts';

type Fields = { readonly [name: string]: unknown };

const EXPECTED: { readonly [K in Exclude<FieldKind['kind'], 'oneOf' | 'written'>]: string } = {
  text: '"…"',
  flag: 'true | false',
  number: '123',
  duration: '"3h" | 10800',
  texts: '["…"]',
  instant: '"2026-03-12T08:00:00Z"',
};

/** Everything that is wrong with a value that is no event; never empty for such a value. */
export function problemsOf(value: unknown): readonly EventProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ kind: 'notAnObject' }];
  const fields = value as Fields;
  const type = typeof fields['type'] === 'string' ? fields['type'] : '';
  return [
    ...envelopeProblems(fields, EVENT_SHAPES.get(type)?.needsSubject === true),
    ...dataProblems(fields['data'], type),
  ];
}

function envelopeProblems(fields: Fields, needsSubject: boolean): readonly EventProblem[] {
  const problems: EventProblem[] = [];
  for (const field of ['id', 'source', 'type', ...(needsSubject ? ['subject'] : [])]) {
    const value = fields[field];
    if (value === undefined || value === null || value === '') problems.push({ kind: 'missingField', field });
    else if (typeof value !== 'string') problems.push(wrong(field, EXPECTED.text, value));
  }
  const subject = fields['subject'];
  if (!needsSubject && subject !== undefined && subject !== null && typeof subject !== 'string')
    problems.push(wrong('subject', EXPECTED.text, subject));
  if (fields['time'] === undefined || fields['time'] === null) problems.push({ kind: 'missingField', field: 'time' });
  else problems.push(...instantProblems('time', fields['time']));
  if (fields['recordedat'] !== undefined && fields['recordedat'] !== null)
    problems.push(...instantProblems('recordedat', fields['recordedat']));
  const sequence = fields['sequence'];
  if (sequence !== undefined && sequence !== null && typeof sequence !== 'string' && !Number.isSafeInteger(sequence)) {
    problems.push(wrong('sequence', '"1"', sequence));
  }
  return problems;
}

function instantProblems(field: string, value: unknown): readonly EventProblem[] {
  if (!Number.isNaN(instantOf(value))) return [];
  const at = typeof value === 'string' ? parseInstant(value) : null;
  const found = shown(value);
  const beyond =
    typeof value === 'string' && (at === null ? isFarYear(value) : at < FIRST_INSTANT || at >= END_INSTANT);
  return [{ kind: beyond ? 'beyondHorizon' : 'badInstant', field, found }];
}

/** Years of more than four digits, as some exports write "never". */
function isFarYear(text: string): boolean {
  return /^[+-]?\d{5,}-\d{2}-\d{2}T/.test(text);
}

function dataProblems(data: unknown, type: string): readonly EventProblem[] {
  if (data !== undefined && data !== null && (typeof data !== 'object' || Array.isArray(data)))
    return [wrong('data', '{…}', data)];
  const fields = (data ?? {}) as Fields;
  const problems: EventProblem[] = Object.values(fields).every((value) => isShallow(value, MAX_DEPTH))
    ? []
    : [{ kind: 'tooDeep' }];
  const shape = EVENT_SHAPES.get(type);
  if (shape === undefined) return problems;
  const given = (name: string) => fields[name] !== undefined && fields[name] !== null;
  for (const name of shape.required) if (!given(name)) problems.push({ kind: 'missingField', field: `data.${name}` });
  if (shape.oneRequired.length > 0 && !shape.oneRequired.some(given))
    problems.push({ kind: 'oneFieldRequired', fields: shape.oneRequired });
  for (const [name, kind] of shape.fields) {
    if (!given(name) || fieldHolds(kind, fields[name])) continue;
    if (kind.kind === 'instant') problems.push(...instantProblems(`data.${name}`, fields[name]));
    else problems.push(wrong(`data.${name}`, expectedOf(kind), fields[name]));
  }
  return problems;
}

function expectedOf(kind: FieldKind): string {
  if (kind.kind === 'written') return `"${kind.example}"`;
  return kind.kind === 'oneOf' ? kind.values.map((value) => `"${value}"`).join(' | ') : EXPECTED[kind.kind];
}

function wrong(field: string, expected: string, found: unknown): EventProblem {
  return { kind: 'wrongField', field, expected, found: shown(found) };
}

/** A value as the file has it, short enough for a message. */
function shown(value: unknown): string {
  const text = isShallow(value, 8) ? (JSON.stringify(value) ?? 'undefined') : Array.isArray(value) ? '[…]' : '{…}';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
