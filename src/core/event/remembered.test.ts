import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVENT_SHAPES } from './field.ts';
import { rememberedData, rememberedFields } from './remembered.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How fields of an event's data are read anywhere: by a name that stands there, or by one that a variable holds. */
const READ = [
  /\bdata\??\.?\[([^\]]+)\]/g,
  /\b(?:textOf|said|given|textIn|instantIn)\((?:[\w.!?]+), ('\w+'|[\w.]+)\)/g,
  /\b(?:last|text)\((?:\w+, )?('\w+')\)/g,
];
const TAKEN_APART = /const \{([^}=]+)\} = (?:\w+\.)?data;/g;

/** What the variables stand for, where a field is read by one. */
const HELD: { readonly [variable: string]: readonly string[] } = {
  kind: ['user', 'site', 'device'],
  'reading.item': ['item', 'remedy'],
  name: ['reason', 'evidence', 'approver'],
  // Told in a notice when it was read under its own name and made no sense; and what functions are given by their callers.
  field: [],
  key: [],
};

function readIn(text: string): readonly string[] {
  const byName = READ.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const apart = [...text.matchAll(TAKEN_APART)].flatMap(([, names = '']) =>
    names.split(',').map((part) => `'${part.split(':')[0]?.trim() ?? ''}'`),
  );
  return [...byName, ...apart];
}

/** What reads no events: `data` and such words mean something else there. */
const WITHOUT_EVENTS = /^core\/(event|difference|report\/difference|agreement|calendar|money|time)\//;

const files = ['core', 'app/live', 'app/decisions', 'app/register/customers']
  .flatMap((room) => readdirSync(`${ROOT}/${room}`, { recursive: true }).map((file) => `${room}/${String(file)}`))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !WITHOUT_EVENTS.test(path));

/** Each field that the code reads of an event, with the file that does. */
const reads = files.flatMap((path) =>
  readIn(readFileSync(`${ROOT}/${path}`, 'utf8')).flatMap((read) => {
    const names = read.startsWith("'") ? [read.slice(1, -1)] : (HELD[read] ?? [`no field, but ${read}`]);
    return names.map((name) => ({ path, name }));
  }),
);

describe('what is remembered of an event', () => {
  it('is, of one type or another, every field that the code reads', () => {
    const kept = new Set([...EVENT_SHAPES.keys()].flatMap((type) => [...(rememberedFields(type) ?? [])]));
    expect(new Set(reads.map(({ name }) => name)).size).toBeGreaterThan(50);
    expect(reads.filter(({ name }) => !kept.has(name))).toEqual([]);
  });

  it('is no field that nothing reads and no shape names', () => {
    const named = new Set([
      ...reads.map(({ name }) => name),
      ...[...EVENT_SHAPES.values()].flatMap(({ fields }) => [...fields.keys()]),
    ]);
    const kept = [...EVENT_SHAPES.keys()].flatMap((type) => [...(rememberedFields(type) ?? [])]);
    expect(kept.filter((name) => !named.has(name))).toEqual([]);
  });

  it('is every field of its shape, whatever the type', () => {
    for (const [type, { fields }] of EVENT_SHAPES) {
      const data = Object.fromEntries([...fields.keys()].map((name) => [name, name]));
      expect(rememberedData(type, { ...data, title: 'x', __proto__x: 1 }), type).toEqual(data);
    }
  });

  it('is nothing of a type nobody knows, whatever it is called', () => {
    for (const type of ['com.example.sang', 'constructor', '__proto__', '']) {
      expect(rememberedData(type, { customer: 'c', title: 'x' }), type).toEqual({});
    }
  });
});
