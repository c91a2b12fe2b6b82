import { describe, expect, it } from 'vitest';
import { factsOf } from './facts-of.ts';
import { readSourceMapping } from './read-source-mapping.ts';

const RECEIVED = Date.parse('2026-03-12T10:00:00Z');

/** The first event of a mapping's first entry, of which each field gave what stands here. */
function made(text: string, fields: { readonly [name: string]: unknown }, digest = 'd', receivedAt = RECEIVED) {
  const { mapping, diagnostics } = readSourceMapping({ file: 'm', text: `mapping: 1\n${text}` });
  if (mapping === null) throw new Error(JSON.stringify(diagnostics));
  const things = [{ thing: 0, digest, events: [{ entry: 0, fields }] }];
  const { facts, problems } = factsOf(mapping, 'desk', receivedAt, { kind: 'read', things, skipped: 0, faults: [] });
  return { value: facts[0]?.value as { readonly [field: string]: unknown }, problems };
}

const opened = (more: string, head = '') =>
  `${head}events:\n  - type: ticket.opened\n    subject: s\n    time: t\n    ${more}\n`;

describe('when something happened', () => {
  const DATES = 'timeZone: Europe/Paris\ndates: [ d/m/yyyy HH:MM, unix ]\n';
  it.each<[string, string, unknown, string]>([
    ['RFC 3339', '', '2026-03-12T09:00:00+01:00', '2026-03-12T08:00:00Z'],
    ['with more digits than we keep', '', '2026-03-12T08:00:00.123456789Z', '2026-03-12T08:00:00.123Z'],
    ['seconds since 1970', '', 1_773_302_400, '2026-03-12T08:00:00Z'],
    ['seconds with decimals', '', 1_773_302_400.25, '2026-03-12T08:00:00.250Z'],
    ['milliseconds since 1970', '', 1_773_302_400_500, '2026-03-12T08:00:00.500Z'],
    ['a number as a text', '', '1773302400', '2026-03-12T08:00:00Z'],
    ['as the source writes it, in winter', DATES, '12/3/2026 09:00', '2026-03-12T08:00:00Z'],
    ['and in summer', DATES, '12/7/2026 09:00', '2026-07-12T07:00:00Z'],
    ['and another way', DATES, 1_773_302_400, '2026-03-12T08:00:00Z'],
    ['nothing: the instant of receipt', '', undefined, '2026-03-12T10:00:00Z'],
    ['what stands for nothing, too', 'missing: [ "never" ]\n', 'never', '2026-03-12T10:00:00Z'],
  ])('%s', (_, head, time, expected) => {
    const { value, problems } = made(opened('data: {}', head), { subject: 'T', ...(time !== undefined && { time }) });
    expect(problems).toEqual([]);
    expect(value['time']).toBe(expected);
  });

  it.each([
    ['tomorrow'],
    ['2026-02-30T08:00:00Z'],
    ['2026-03-12 08:00'],
    [1e300],
    [{ at: 1 }],
    [true],
    ['0001-01-01T00:00:00'],
  ])('is not known where it says %j: told, and no event is made', (time) => {
    const { value, problems } = made(opened('data: {}'), { subject: 'T', time });
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'LW476', line: 5, pointer: '/time', thing: 0, entry: 0 }]);
  });
});

describe('what an event is known by', () => {
  const NO_ID = opened('data: {}');
  it('is its content where nothing is said: the same whenever it is received, another for other content or another type', () => {
    const id = made(NO_ID, { subject: 'T' }, 'a').value['id'];
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(made(NO_ID, { subject: 'T' }, 'a', RECEIVED + 1).value['id']).toBe(id);
    expect(made(NO_ID, { subject: 'T' }, 'b').value['id']).not.toBe(id);
    expect(made(NO_ID.replace('opened', 'resolved'), { subject: 'T' }, 'a').value['id']).not.toBe(id);
  });

  it('differs between two entries of one type, which one thing may both be', () => {
    const two = `events:\n  - { type: ticket.replied, subject: s }\n  - { type: ticket.replied, subject: s }\n`;
    const { mapping } = readSourceMapping({ file: 'm', text: `mapping: 1\n${two}` });
    if (mapping === null) throw new Error('no mapping');
    const events = [0, 1].map((entry) => ({ entry, fields: { subject: 'T' } }));
    const read = { kind: 'read', things: [{ thing: 0, digest: 'd', events }], skipped: 0, faults: [] } as const;
    const ids = factsOf(mapping, 'desk', RECEIVED, read).facts.map(({ value }) => value['id']);
    expect(new Set(ids).size).toBe(2);
  });

  it('is what the mapping says, numbers too', () => {
    expect(made(`events: [ { type: ticket.opened, id: x, subject: s } ]`, { id: 42, subject: 7 }).value).toMatchObject({
      id: '42',
      subject: '7',
    });
  });
});

describe('a value', () => {
  const PRIORITY = 'data: { priority: { from: p, values: { "1": P1, "2": P2, none: null } } }';
  const data = (text: string, given: unknown) => {
    const { value, problems } = made(opened(text), { subject: 'T', 'data.priority': given });
    return problems.length > 0 ? problems.map(({ code, pointer }) => `${code} ${pointer}`) : value['data'];
  };
  it.each<[string, string, unknown, unknown]>([
    ['stands for what the mapping lists', PRIORITY, 1, { priority: 'P1' }],
    ['stands for nothing where the mapping says so', PRIORITY, 'none', {}],
    ['that is not listed is refused', PRIORITY, 3, ['LW477 /data/priority']],
    ['or kept', PRIORITY.replace('} }', '}, otherwise: keep }'), 3, { priority: '3' }],
    ['or left out', PRIORITY.replace('} }', '}, otherwise: leaveOut }'), 3, {}],
    ['has a prefix', 'data: { priority: { from: p, prefix: P } }', 4, { priority: 'P4' }],
    ['is itself', 'data: { priority: p }', 'P1', { priority: 'P1' }],
    ['is the same always', 'data: { priority: { value: P2 } }', undefined, { priority: 'P2' }],
    ['is nothing where nothing stands', 'data: { priority: p }', '', {}],
  ])('%s', (_, text, given, expected) => {
    expect(data(text, given)).toEqual(expected);
  });

  it('is what its field holds: flags, numbers, lists, instants', () => {
    const text = 'events: [ { type: check.observed, subject: s } ]';
    expect(
      made(text.replace('s }', 's, data: { up: u, latencyMs: l } }'), {
        subject: 's',
        'data.up': 'yes',
        'data.latencyMs': '12',
      }).value['data'],
    ).toEqual({ up: true, latencyMs: 12 });
    expect(made(opened('data: { tags: g }'), { subject: 'T', 'data.tags': 'a, b;c' }).value['data']).toEqual({
      tags: ['a', 'b', 'c'],
    });
    expect(made(opened('data: { tags: g }'), { subject: 'T', 'data.tags': ['a', 2] }).value['data']).toEqual({
      tags: ['a', '2'],
    });
    const gap = 'events: [ { type: monitor.gap, subject: s, data: { from: f } } ]';
    expect(made(gap, { subject: 's', 'data.from': 1_773_302_400 }).value['data']).toEqual({
      from: '2026-03-12T08:00:00Z',
    });
    expect(
      made(text.replace('s }', 's, data: { up: u } }'), { subject: 's', 'data.up': 'perhaps' }).problems,
    ).toMatchObject([{ code: 'LW478', pointer: '/data/up' }]);
  });

  it('may be all fields at once, and what is no map of fields is left for the parser of events to refuse', () => {
    const all = 'events: [ { type: ticket.opened, subject: s, data: d } ]';
    expect(made(all, { subject: 'T', data: { customer: 12, own: { x: [1] } } }).value['data']).toEqual({
      customer: '12',
      own: { x: [1] },
    });
    expect(made(all, { subject: 'T', data: [1] }).value['data']).toEqual([1]);
  });

  it('is found again by its pointer, whatever its field is called', () => {
    const text = opened('data: { "a/b~.c": { from: p, values: { x: y } } }');
    expect(made(text, { subject: 'T', 'data.a/b~.c': 'z' }).problems).toMatchObject([{ pointer: '/data/a~1b~0.c' }]);
  });

  it('is never taken for a problem of ours, whatever it is called', () => {
    const fields = { subject: 'T', 'data.own': { problem: { kind: 'unknownValue' } } };
    expect(made(opened('data: { own: o }'), fields).value['data']).toEqual({
      own: { problem: { kind: 'unknownValue' } },
    });
  });
});

it('a payload of which nothing came says so, unless it was skipped on purpose', () => {
  const { mapping } = readSourceMapping({
    file: 'm',
    text: 'mapping: 1\nevents: [ { type: ticket.opened, subject: s } ]',
  });
  if (mapping === null) throw new Error('no mapping');
  const codes = (skipped: number) =>
    factsOf(mapping, 'desk', RECEIVED, { kind: 'read', things: [], skipped, faults: [] }).problems.map(
      ({ code, level }) => `${code} ${level}`,
    );
  expect([codes(0), codes(1)]).toEqual([['LW486 warning'], []]);
});
