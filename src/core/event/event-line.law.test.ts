import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventHeadOf, identityHash, parseEventLine } from './event-line.ts';

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
        if (head !== null) expect(head).toEqual({ type, subject, identity: identityHash(source, id) });
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
