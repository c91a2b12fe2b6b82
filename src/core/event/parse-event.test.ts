import { describe, expect, it } from 'vitest';
import { parseEvent } from './parse-event.ts';
import { problemText } from './problem/problem-text.ts';

const OPENED = {
  specversion: '1.0',
  id: 'e1',
  source: 'helpdesk',
  type: 'ticket.opened',
  subject: 'INC-1042',
  time: '2026-03-12T08:00:00Z',
  data: { customer: 'boreal', priority: 'P1', tags: ['vip'], colour: { kept: true } },
};

const line = (changes: object) => parseEvent({ ...OPENED, ...changes });
const kinds = (parsed: ReturnType<typeof parseEvent>) =>
  'problems' in parsed ? parsed.problems.map((problem) => problem.kind) : [];

describe('an event of a file', () => {
  it('is read with all its fields, unknown ones of its data included', () => {
    expect(parseEvent(OPENED)).toEqual({
      event: {
        source: 'helpdesk',
        id: 'e1',
        type: 'ticket.opened',
        subject: 'INC-1042',
        occurredAt: 1_773_302_400_000,
        recordedAt: 1_773_302_400_000,
        sequence: null,
        data: OPENED.data,
      },
    });
  });
  it('is learned when recordedat says, not when it happened', () => {
    const parsed = line({ recordedat: '2026-03-13T08:00:00+01:00' });
    expect('event' in parsed && parsed.event.recordedAt).toBe(Date.parse('2026-03-13T07:00:00Z'));
  });
  it('may measure a duration as an agreement writes it, or a number of seconds, and nothing else', () => {
    const measured = (value: unknown) =>
      kinds(line({ type: 'measurement.recorded', subject: 'restore', data: { customer: 'boreal', value } }));
    expect([measured('3h'), measured(10_800)]).toEqual([[], []]);
    expect([measured(''), measured(true), measured(['3h'])]).toEqual([['wrongField'], ['wrongField'], ['wrongField']]);
  });
  it('may give its sequence as a number', () => {
    const parsed = line({ sequence: 12 });
    expect('event' in parsed && parsed.event.sequence).toBe('12');
  });
  it('may have a type nobody knows, and is kept', () => expect('event' in line({ type: 'ticket.sang' })).toBe(true));
  it('may leave out its data', () => expect('event' in line({ type: 'ticket.resolved', data: undefined })).toBe(true));
  it('may carry null for what it does not know', () =>
    expect('event' in line({ data: { customer: null, by: null } })).toBe(true));
  it('keeps a key named __proto__ as a mere key', () => {
    const parsed = parseEvent(
      JSON.parse(
        '{"id":"1","source":"s","type":"ticket.opened","subject":"T","time":"2026-03-12T08:00:00Z","data":{"__proto__":{"customer":"evil"}}}',
      ),
    );
    expect('event' in parsed && parsed.event.data['customer']).toBeUndefined();
    expect(({} as { customer?: string }).customer).toBeUndefined();
  });
});

describe('a value that is no event', () => {
  it.each([
    ['is a number', parseEvent(7), ['notAnObject']],
    ['is a list', parseEvent([OPENED]), ['notAnObject']],
    ['is null', parseEvent(null), ['notAnObject']],
    [
      'has no id, no source, no type, no subject and no time',
      parseEvent({}),
      ['missingField', 'missingField', 'missingField', 'missingField'],
    ],
    ['names no ticket', line({ subject: undefined }), ['missingField']],
    ['has a number for an id', line({ id: 4 }), ['wrongField']],
    ['has a time without a zone', line({ time: '2026-03-12T08:00:00' }), ['badInstant']],
    ['has the 30th of February', line({ time: '2026-02-30T08:00:00Z' }), ['badInstant']],
    ['happened in 1899', line({ time: '1899-12-31T23:59:59Z' }), ['beyondHorizon']],
    ['happens in 2200', line({ time: '2200-01-01T00:00:00Z' }), ['beyondHorizon']],
    ['happens in the year 10000', line({ time: '+10000-01-01T00:00:00Z' }), ['beyondHorizon']],
    ['was recorded at no instant', line({ recordedat: 'yesterday' }), ['badInstant']],
    ['has text for its data', line({ data: 'customer=boreal' }), ['wrongField']],
    ['is by a robot', line({ type: 'ticket.replied', data: { by: 'robot' } }), ['wrongField']],
    ['has a number for its priority', line({ data: { priority: 1 } }), ['wrongField']],
    ['changes the priority to nothing', line({ type: 'ticket.priorityChanged', data: {} }), ['oneFieldRequired']],
    ['merges into nothing', line({ type: 'ticket.merged', data: {} }), ['missingField']],
    ['is a sequence of its own making', line({ sequence: {} }), ['wrongField']],
  ])('is told when it %s', (_, parsed, expected) => expect(kinds(parsed)).toEqual(expect.arrayContaining(expected)));

  it('tells all that is wrong at once', () => {
    expect(kinds(line({ id: '', time: 'noon', data: { priority: 1, confirmed: 'yes' } }))).toEqual([
      'missingField',
      'badInstant',
      'wrongField',
      'wrongField',
    ]);
  });
  it('is refused when nested deeper than anybody needs', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(kinds(line({ data: { deep } }))).toEqual(['tooDeep']);
  });
  it('names the field, what it should be and what was found', () => {
    const parsed = line({ data: { by: 'robot' } });
    const said = 'problems' in parsed && parsed.problems[0] !== undefined ? problemText(parsed.problems[0]) : null;
    expect(said?.code).toBe('LW406');
    expect(said?.message.en).toBe('“data.by” must be "requester" | "agent" | "system"; found "robot"');
  });
});
