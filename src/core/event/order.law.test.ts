import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from './dedupe.ts';
import type { Event } from './event.ts';
import { orderEvents } from './order.ts';

const anyEvent: fc.Arbitrary<Event> = fc.record({
  source: fc.constantFrom('a', 'b'),
  id: fc.nat(30).map(String),
  type: fc.constantFrom(
    'ticket.opened',
    'ticket.paused',
    'ticket.resumed',
    'ticket.resolved',
    'ticket.sang',
    'work.recorded',
  ),
  subject: fc.constant('T1'),
  occurredAt: fc.nat(3),
  recordedAt: fc.nat(3),
  sequence: fc.option(fc.oneof(fc.nat(12).map(String), fc.constantFrom('1a', 'x', '007')), { nil: null }),
  data: fc.constant({}),
});
const events = fc.uniqueArray(anyEvent, { selector: (event) => `${event.source} ${event.id}`, maxLength: 20 });
const shuffledTwice = events.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);

const at = (occurredAt: number, type: string, id: string, more: Partial<Event> = {}): Event => ({
  source: 'a',
  id,
  type,
  subject: 'T1',
  occurredAt,
  recordedAt: occurredAt,
  sequence: null,
  data: {},
  ...more,
});

describe('the order of events', () => {
  it('does not depend on the order in which they are read', () => {
    fc.assert(
      fc.property(shuffledTwice, ([one, other]) => {
        expect(orderEvents(one)).toEqual(orderEvents(other));
      }),
    );
  });
  it('never puts a later event first', () => {
    fc.assert(
      fc.property(events, (list) => {
        const times = orderEvents(list).map((event) => event.occurredAt);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
  it('keeps every event', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(new Set(orderEvents(list))).toEqual(new Set(list));
      }),
    );
  });
  it('opens a ticket before anything else of the same instant, and closes it after its resolution', () => {
    const list = [at(5, 'ticket.closed', '1'), at(5, 'ticket.resolved', '2'), at(5, 'ticket.opened', '3')];
    expect(orderEvents(list).map((event) => event.id)).toEqual(['3', '2', '1']);
  });
  it('lets the sequences of one source take the places its events hold', () => {
    const list = [
      at(5, 'ticket.paused', 'p', { sequence: '10' }),
      at(5, 'ticket.resumed', 'r', { sequence: '9' }),
      at(5, 'ticket.opened', 'o', { source: 'b' }),
      at(5, 'ticket.replied', 'm'),
    ];
    expect(orderEvents(list).map((event) => event.id)).toEqual(['o', 'r', 'p', 'm']);
  });
});

describe('an event received twice', () => {
  it('counts once', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(dedupe([...list, ...list])).toEqual({ events: list, differing: [] });
      }),
    );
  });
  it('counts as it was first recorded, wherever it stands, and the other is told when it says something else', () => {
    const first = at(5, 'ticket.paused', '1', { recordedAt: 6 });
    const corrected = at(7, 'ticket.paused', '1', { recordedAt: 8 });
    expect(dedupe([corrected, first])).toEqual({ events: [first], differing: [corrected] });
  });
  it('is the same event when only the order of its keys or the instant of its recording differs', () => {
    const one = at(5, 'ticket.opened', '1', { data: { a: 1, b: [{ c: 2 }] } });
    const again = at(5, 'ticket.opened', '1', { recordedAt: 9, data: { b: [{ c: 2 }], a: 1 } });
    expect(dedupe([one, again])).toEqual({ events: [one], differing: [] });
  });
  it('is another event under another source', () => {
    const list = [at(5, 'ticket.opened', '1'), at(5, 'ticket.opened', '1', { source: 'b' })];
    expect(dedupe(list).events).toEqual(list);
  });
});
