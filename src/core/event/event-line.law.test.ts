import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventHeadOf, identityHash, parseEventLine } from './event-line.ts';
import { parseEvent } from './parse-event.ts';

const names = fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('INC-1', 'a"b', 'c\\d', 'é€'));
const lines = fc.record({
  id: names,
  source: names,
  subject: names,
  type: fc.constantFrom('ticket.opened', 'ticket.sang'),
});
const written = (line: { id: string; source: string; type: string; subject: string }) =>
  JSON.stringify({
    specversion: '1.0',
    id: line.id,
    source: line.source,
    type: line.type,
    subject: line.subject,
    time: 'now',
  });

describe('the head of a line', () => {
  it('says what the whole line says, wherever the line stands in its block, or nothing', () => {
    fc.assert(
      fc.property(lines, fc.string(), ({ id, source, type, subject }, before) => {
        const head = eventHeadOf(before + written({ id, source, type, subject }), before.length);
        if (head !== null) expect(head).toMatchObject({ type, subject, identity: identityHash(source, id) });
        else expect([id, source, type, subject].some((text) => JSON.stringify(text) !== `"${text}"`)).toBe(true);
      }),
    );
  });
  it('is nothing for a line in another order, or with other spaces', () => {
    expect(eventHeadOf('{"id":"1","specversion":"1.0"}', 0)).toBeNull();
    expect(eventHeadOf('{"specversion": "1.0"}', 0)).toBeNull();
    expect(eventHeadOf('{"specversion":"1.0","id":"1', 0)).toBeNull();
  });
  it('tells a source and an id from any other that read alike together', () => {
    expect(identityHash('ab', 'c')).not.toBe(identityHash('a', 'bc'));
  });
});

describe('a line', () => {
  it('of nothing but spaces is blank', () => expect(parseEventLine(' \t\r').kind).toBe('blank'));
  it('is an event, or tells what is wrong and where, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = parseEventLine(text);
        if (read.kind === 'problems') expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a line in the usual order', () => {
  it('says what its whole says, however its data is written', () => {
    fc.assert(
      fc.property(lines, fc.jsonValue({ maxDepth: 2 }), ({ id, source, type, subject }, value) => {
        const data = { by: 'agent', value };
        const line = JSON.stringify({
          specversion: '1.0',
          id,
          source,
          type,
          subject,
          time: '2026-03-12T08:00:00Z',
          data,
        });
        const whole = parseEvent(JSON.parse(line));
        const read = parseEventLine(`before${line}after`, 6, 6 + line.length);
        if ('event' in whole) expect(read).toEqual({ kind: 'event', event: whole.event });
        else expect(read).toMatchObject({ kind: 'problems', problems: whole.problems });
      }),
    );
  });
  it('with fields after its data is read whole', () => {
    const line =
      '{"specversion":"1.0","id":"1","source":"s","type":"ticket.resolved","subject":"T","time":"2026-03-12T08:00:00Z","data":{},"recordedat":"2026-03-13T08:00:00Z"}';
    expect(parseEventLine(line)).toMatchObject({
      kind: 'event',
      event: { recordedAt: Date.parse('2026-03-13T08:00:00Z') },
    });
  });
  it('with broken data is told as broken', () => {
    const line =
      '{"specversion":"1.0","id":"1","source":"s","type":"ticket.resolved","subject":"T","time":"2026-03-12T08:00:00Z","data":{x}}';
    expect(parseEventLine(line)).toMatchObject({ kind: 'problems', problems: [{ kind: 'notJson' }] });
  });
});
