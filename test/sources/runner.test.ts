import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MappedPayload, MappingPlan, MappingRunner } from '../../src/app/ports/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { builtReader } from './support/reader.ts';

let program: string;
let runner: MappingRunner;
beforeAll(async () => {
  program = await builtReader();
  runner = openMappingRunner(program);
}, 120_000);
afterAll(async () => {
  await runner.close();
  rmSync(program, { force: true });
}, 120_000);

type Read = Extract<MappedPayload, { kind: 'read' }>;

const planOf = (fields: { readonly [name: string]: string }, more: Partial<MappingPlan> = {}): MappingPlan => ({
  format: 'json',
  each: null,
  skip: null,
  entries: [{ when: null, fields: Object.entries(fields).map(([name, expression]) => ({ name, expression })) }],
  ...more,
});

async function read(plan: MappingPlan, payload: unknown, source = 'desk'): Promise<Read> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const result = await runner.run(plan, { contentType: 'application/json', body }, source);
  if (result.kind !== 'read') throw new Error(result.kind);
  return result;
}

const GOOD = planOf({ subject: 'key' });

/** Another source is read as ever: the process goes on, or another one does. */
async function goesOn(): Promise<void> {
  const { things, faults } = await read(GOOD, { key: 'T-1' }, 'neighbour');
  expect(faults).toEqual([]);
  expect(things[0]?.events).toEqual([{ entry: 0, fields: { subject: 'T-1' } }]);
}

describe('what a mapping reads in a payload', () => {
  it('gives each thing, what it is, and leaves out what says nothing', async () => {
    const plan = planOf(
      { subject: 'key', 'data.title': 'title', 'data.none': 'nowhere' },
      { each: 'tickets', skip: 'spam' },
    );
    const tickets = [{ key: 'A', title: 'x' }, { key: 'B', spam: true }, { key: 'C' }];
    const { things, skipped } = await read(plan, { tickets });
    expect(skipped).toBe(1);
    expect(things.map(({ thing, events }) => [thing, events[0]?.fields])).toEqual([
      [0, { subject: 'A', 'data.title': 'x' }],
      [2, { subject: 'C' }],
    ]);
  });

  it('knows a thing whatever the order of its keys, and reaches the whole payload as $payload', async () => {
    const plan = planOf({ subject: 'k & $payload.receiver' }, { each: 'things' });
    const [a, b] = await Promise.all([
      read(plan, '{"receiver":"r","things":[{"k":"x","n":{"a":1,"b":[2]}}]}'),
      read(plan, '{"things":[{"n":{"b":[2],"a":1},"k":"x"}],"receiver":"r"}'),
    ]);
    expect(a.things[0]?.events[0]?.fields).toEqual({ subject: 'xr' });
    expect(a.things[0]?.digest).toBe(b.things[0]?.digest);
  });

  it('keeps numbers apart that are too long for numbers, and reads all others as they are', async () => {
    const plan = planOf({ subject: 'id', 'data.x': 'x', 'data.t': 't' }, { each: '$' });
    const text = `[{"id":12345678901234567890,"x":0.12345678901234567890,"t":"1234567890123456789\\" 12345678901234567891"},
      {"id":12345678901234567891,"x":1234567890123456,"t":-12345678901234567890}]`;
    const { things, faults } = await read(plan, text);
    expect(faults).toEqual([]);
    expect(things.map(({ events }) => events[0]?.fields)).toEqual([
      {
        subject: '12345678901234567890',
        'data.x': 0.12345678901234568,
        'data.t': '1234567890123456789" 12345678901234567891',
      },
      { subject: '12345678901234567891', 'data.x': 1234567890123456, 'data.t': '-12345678901234567890' },
    ]);
  });

  it('reads forms and plain text', async () => {
    const form = await read(
      { ...planOf({ subject: 'id', 'data.tags': 'tag' }), format: 'form' },
      'id=T%2D1&tag=a&tag=b',
    );
    expect(form.things[0]?.events[0]?.fields).toEqual({ subject: 'T-1', 'data.tags': ['a', 'b'] });
    const text = await read(
      { ...planOf({ subject: '$match($, /DOWN (\\w+)/).groups[0]' }), format: 'text' },
      'DOWN web',
    );
    expect(text.things[0]?.events[0]?.fields).toEqual({ subject: 'web' });
  });

  it('says what is no JSON', async () => {
    const { things, faults } = await read(GOOD, '{"key": ');
    expect(things).toEqual([]);
    expect(faults).toMatchObject([{ problem: 'notReadable', place: null }]);
  });
});

const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const HOSTILE: readonly (readonly [string, string, unknown, string])[] = [
  ['throws', '$error("not today")', {}, 'threw'],
  ['calls what is no function', '$nothing(1)', {}, 'threw'],
  ['adds texts to numbers', '"a" + 1', {}, 'threw'],
  ['recurses for ever', '($f := function($n) { $f($n + 1) + 1 }; $f(0))', {}, 'tooDeep'],
  ['loops for ever', '($f := function($n) { $f($n + 1) }; $f(0))', {}, 'tooLong'],
  ['counts to the end of the world', '$sum([1..9999999].($ * $))', {}, 'tooLarge'],
  ['eats memory', '$pad("x", 400000000) & $pad("y", 400000000)', {}, 'tooLarge'],
  ['holds a regular expression of doom', '$match(key, /^(a+)+$/)', { key: `${'a'.repeat(40)}!` }, 'tooLong'],
  ['gives a function', 'function($x) { $x }', {}, 'nonsense'],
  ['gives one of its own functions', '$sum', {}, 'nonsense'],
  ['gives functions within', '{ "f": $uppercase }', {}, 'nonsense'],
  ['gives too much', '[1..3000].($pad("x", 1000))', {}, 'tooLarge'],
  ['gives no number', '$number("1e308") * 10', {}, 'nonsense'],
  // Which of its limits it passes first is the machine's matter.
  ['fills its memory', '$length($pad("x", 40000000))', {}, 'tooLarge or tooLong'],
  ['is handed a payload without a bottom', 'key', `{"key": ${DEEP}}`, 'tooDeep'],
];

describe('a mapping that goes wrong', () => {
  it.each(HOSTILE)('%s: says so and where, and the others are read', async (_, expression, payload, problem) => {
    const { faults } = await read(planOf({ subject: expression }), payload, 'hostile');
    expect(faults).toHaveLength(1);
    expect(problem.split(' or ')).toContain(faults[0]?.problem);
    if (problem !== 'tooDeep' || typeof payload !== 'string') {
      expect(faults[0]?.place).toMatchObject({ entry: 0, field: 'subject' });
    }
    expect((faults[0]?.detail ?? '').length).toBeGreaterThan(3);
    await goesOn();
  });

  it('sinks no other thing of the same payload', async () => {
    const { things, faults } = await read(planOf({ subject: '$assert(ok, "not ok") ? 1 : k' }, { each: '$' }), [
      { ok: true, k: 'a' },
      { ok: false, k: 'b' },
      { ok: true, k: 'c' },
    ]);
    expect(things.map(({ thing, events }) => [thing, events.length])).toEqual([
      [0, 1],
      [1, 0],
      [2, 1],
    ]);
    expect(faults).toMatchObject([{ problem: 'threw', place: { thing: 1, entry: 0, field: 'subject' } }]);
  });

  it('reaches nothing outside: no environment, no modules, no prototypes of others', async () => {
    for (const expression of [
      '$process',
      'constructor.constructor("return process")()',
      '$eval("$process.env")',
      '__proto__.x',
    ]) {
      const { things } = await read(planOf({ subject: expression }), { key: 1 });
      // The reader's environment is empty: only that nothing at all is given shows that nothing was reached.
      expect(things.flatMap(({ events }) => events.map(({ fields }) => fields['subject'])).filter(Boolean)).toEqual([]);
    }
    await read(planOf({ subject: '$ ~> |$|{"__proto__": {"polluted": "yes"}}|' }), { key: 1 });
    const { things } = await read(planOf({ subject: 'polluted' }), { key: 1 });
    expect(things[0]?.events[0]?.fields).toEqual({});
  });
});

describe('sources take turns', () => {
  it('however much one sends, and whatever its mapping does', async () => {
    const order: string[] = [];
    const doom = planOf({ subject: '$match(key, /^(a+)+$/)' });
    const body = { key: `${'a'.repeat(40)}!` };
    const bad = Array.from({ length: 4 }, () => read(doom, body, 'flood').then(() => order.push('flood')));
    const good = Array.from({ length: 5 }, () => read(GOOD, { key: 'x' }, 'calm').then(() => order.push('calm')));
    await Promise.all([...bad, ...good]);
    expect(order.slice(0, 6).filter((one) => one === 'calm')).toHaveLength(5);
  });

  it('and who sends faster than can be read is told to come again, without harm to others', async () => {
    const many = await Promise.all(
      Array.from({ length: 300 }, () => runner.run(GOOD, { contentType: null, body: '{"key":"x"}' }, 'flood-2')),
    );
    expect(many.some(({ kind }) => kind === 'busy')).toBe(true);
    expect(many.filter(({ kind }) => kind === 'read').length).toBeGreaterThanOrEqual(50);
    await goesOn();
  });
});
