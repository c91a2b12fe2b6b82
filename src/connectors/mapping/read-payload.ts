import jsonata from 'jsonata';
import type { MappedPayload, MappedThing, MappingFault, MappingPlan, PlanPlace } from '../../app/ports/index.ts';
import { digestOf, NotPlain, plain, type Room } from './plain.ts';

/** What one payload may take. */
export interface Limits {
  readonly milliseconds: number;
  /** Calls within calls of an expression. */
  readonly depth: number;
  /** Items of any list that an expression makes. */
  readonly items: number;
  readonly things: number;
  /** Characters of all that is read, together. */
  readonly size: number;
}

export const LIMITS: Limits = { milliseconds: 1_000, depth: 500, items: 100_000, things: 1_000, size: 2_000_000 };
const MOST_FAULTS = 50;
const DETAIL = 300;

/** Shared with every expression: how long it may take is what is left of its payload's time. */
const options = { timeout: LIMITS.milliseconds, stack: LIMITS.depth, sequence: LIMITS.items };
const compiled = new Map<string, jsonata.Expression>();
const KEPT = 1_000;

type Read = Extract<MappedPayload, { kind: 'read' }>;

/** One payload that is being read. */
interface Reading {
  readonly endsAt: number;
  readonly room: Room;
  readonly faults: MappingFault[];
  readonly bindings: { readonly payload: unknown };
  readonly at: (place: PlanPlace) => void;
}

/** Thrown where nothing more can be read of the payload. */
class Over extends Error {}

/**
 * Reads a payload by a plan. Never throws for what plan or payload say; what can not be stopped from inside (a regular
 * expression that never ends, memory) is for whoever runs this process to end.
 * @param at told what is being computed, before it is
 */
export async function readPayload(plan: MappingPlan, body: string, at: (place: PlanPlace) => void): Promise<Read> {
  const parsed = parsedBody(plan.format, body);
  if ('problem' in parsed) return { kind: 'read', things: [], skipped: 0, faults: [parsed] };
  const reading: Reading = {
    endsAt: performance.now() + LIMITS.milliseconds,
    room: { left: LIMITS.size },
    faults: [],
    bindings: { payload: parsed.value },
    at,
  };
  const things: MappedThing[] = [];
  let skipped = 0;
  try {
    const found = await thingsIn(plan, parsed.value, reading);
    for (const [number, thing] of found.entries()) {
      const read = await readThing(plan, thing, number, reading);
      if (read === 'skipped') skipped += 1;
      else if (read !== null) things.push(read);
    }
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
  return { kind: 'read', things, skipped, faults: reading.faults };
}

function parsedBody(format: MappingPlan['format'], body: string): { readonly value: unknown } | MappingFault {
  const text = body.replace(/^\ufeff/, '');
  if (format === 'text') return { value: text };
  if (format === 'form') {
    const form = new URLSearchParams(text);
    const names = [...new Set(form.keys())];
    const under = (name: string) => (form.getAll(name).length > 1 ? form.getAll(name) : form.get(name));
    return { value: Object.fromEntries(names.map((name) => [name, under(name)])) };
  }
  try {
    return { value: JSON.parse(/\d{16}/.test(text) ? withLongNumbers(text) : text) };
  } catch (error) {
    return { problem: 'notReadable', place: null, detail: detailOf(error) };
  }
}

/**
 * JSON in which whole numbers that would be rounded stand as texts: the numbers of two tickets must not become one. Texts
 * and all other numbers stay as they are.
 */
function withLongNumbers(text: string): string {
  let written = '';
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const begin = at;
    if (text[at] === '"') at = afterText(text, at);
    else if (isOfNumber(text, at)) while (isOfNumber(text, at)) at += 1;
    else at += 1;
    const found = text.slice(begin, at);
    if (!/^-?\d{16,}$/.test(found) || Number.isSafeInteger(Number(found))) continue;
    written += `${text.slice(from, begin)}"${found}"`;
    from = at;
  }
  return written + text.slice(from);
}

function afterText(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isOfNumber(text: string, at: number): boolean {
  const character = text[at];
  return character !== undefined && '0123456789+-.eE'.includes(character);
}

async function thingsIn(plan: MappingPlan, payload: unknown, reading: Reading): Promise<readonly unknown[]> {
  if (plan.each === null) return [payload];
  const found = await computed(plan.each, payload, { entry: null, field: 'each', thing: null }, reading);
  if (found === undefined) return [];
  const things = Array.isArray(found) ? found : [found];
  if (things.length <= LIMITS.things) return things;
  const detail = `${things.length} things; at most ${LIMITS.things} are read of one payload`;
  reading.faults.push({ problem: 'tooLarge', place: { entry: null, field: 'each', thing: null }, detail });
  throw new Over();
}

async function readThing(
  plan: MappingPlan,
  thing: unknown,
  number: number,
  reading: Reading,
): Promise<MappedThing | 'skipped' | null> {
  const place = { entry: null, field: 'skip', thing: number };
  if (plan.skip !== null && isTrue(await computed(plan.skip, thing, place, reading))) return 'skipped';
  let digest: string;
  try {
    digest = digestOf(thing);
  } catch (error) {
    reading.faults.push({
      problem: 'tooDeep',
      place: { entry: null, field: 'each', thing: number },
      detail: detailOf(error),
    });
    return null;
  }
  const events: { entry: number; fields: { [name: string]: unknown } }[] = [];
  for (const [entry, { when, fields }] of plan.entries.entries()) {
    const before = reading.faults.length;
    if (when !== null && !isTrue(await computed(when, thing, { entry, field: 'when', thing: number }, reading)))
      continue;
    const values: [string, unknown][] = [];
    for (const { name, expression } of fields) {
      const value = await computed(expression, thing, { entry, field: name, thing: number }, reading);
      if (value !== undefined && value !== null) values.push([name, value]);
    }
    // An event of which one field could not be read would say less than its sender meant.
    if (reading.faults.length === before) events.push({ entry, fields: Object.fromEntries(values) });
  }
  return { thing: number, digest, events };
}

/** As JSONata understands `$boolean`: nothing, `false`, 0, "" and what is empty are not. */
function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTrue);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** What an expression gives, as plain JSON; undefined: nothing, or it failed, which is noted. */
async function computed(text: string, input: unknown, place: PlanPlace, reading: Reading): Promise<unknown> {
  const left = reading.endsAt - performance.now();
  if (left <= 0) stop({ problem: 'tooLong', place, detail: `longer than ${LIMITS.milliseconds} ms` }, reading);
  if (text.includes('$') || text.includes('/')) reading.at(place);
  options.timeout = Math.max(1, Math.ceil(left));
  try {
    const value = await expressionOf(text).evaluate(input, reading.bindings);
    return value === undefined ? undefined : plain(value, reading.room);
  } catch (error) {
    const fault = { problem: problemOf(error), place, detail: detailOf(error) };
    const isOver = fault.problem === 'tooLong' || fault.problem === 'tooLarge';
    if (isOver || reading.faults.length + 1 >= MOST_FAULTS) stop(fault, reading);
    reading.faults.push(fault);
    return undefined;
  }
}

function stop(fault: MappingFault, reading: Reading): never {
  reading.faults.push(fault);
  throw new Over();
}

function expressionOf(text: string): jsonata.Expression {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= KEPT) compiled.clear();
  const made = jsonata(text, options);
  compiled.set(text, made);
  return made;
}

const PROBLEMS: { readonly [code: string]: MappingFault['problem'] } = {
  D1011: 'tooDeep',
  D1012: 'tooLong',
  D2014: 'tooLarge',
  D2015: 'tooLarge',
};

function problemOf(error: unknown): MappingFault['problem'] {
  if (error instanceof NotPlain) return error.problem;
  // The engine's own: a stack or a text beyond all bounds.
  if (error instanceof RangeError) return /string length/i.test(error.message) ? 'tooLarge' : 'tooDeep';
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return (typeof code === 'string' ? PROBLEMS[code] : undefined) ?? 'threw';
}

function detailOf(error: unknown): string {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return (typeof message === 'string' ? message : String(error)).slice(0, DETAIL);
}
