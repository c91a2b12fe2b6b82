import { createHash } from 'node:crypto';

/** Thrown: a value that can not be written as JSON, or is too large or too deep to be. */
export class NotPlain extends Error {
  readonly problem: 'nonsense' | 'tooLarge' | 'tooDeep';

  constructor(problem: NotPlain['problem'], what: string) {
    super(what);
    this.problem = problem;
  }
}

const MOST_LEVELS = 34;

/** What is left of the size that everything read of one payload may have together. */
export interface Room {
  left: number;
}

/**
 * A copy of a value as JSON has it: no functions, no cycles, no numbers that are none. What is undefined is left out.
 * @throws NotPlain
 */
export function plain(value: unknown, room: Room, level = 0): unknown {
  if (level > MOST_LEVELS) throw new NotPlain('tooDeep', `more than ${MOST_LEVELS} levels, or a value within itself`);
  room.left -= 8;
  if (typeof value === 'string') room.left -= value.length;
  if (room.left < 0) throw new NotPlain('tooLarge', 'what it gives is too large');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotPlain('nonsense', 'a number that is none');
    return value;
  }
  if (typeof value !== 'object') throw new NotPlain('nonsense', `a ${typeof value}`);
  if (Array.isArray(value)) return Array.from(value, (item) => plain(item ?? null, room, level + 1));
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw new NotPlain('nonsense', 'a function');
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new NotPlain('nonsense', 'a value that is no JSON');
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    room.left -= key.length;
    if (item !== undefined) copy[key] = plain(item, room, level + 1);
  }
  return copy;
}

/** SHA-256 (hexadecimal) of a parsed JSON value, whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
