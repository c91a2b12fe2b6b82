import { expect, it } from 'vitest';
import { eventWarnings } from './read-fact.ts';

const event = { id: 'e1', source: 'desk', type: 'ticket.resolved', subject: 'INC-1', time: '2026-03-12T08:00:00Z' };

it('of an event that was taken, nothing is said', () => {
  expect(eventWarnings(event, 'new', '/0', 'en')).toEqual([]);
  expect(eventWarnings(event, 'same', '/0', 'en')).toEqual([]);
});

it('a type that changes nothing is told with the one that was probably meant', () => {
  expect(eventWarnings({ ...event, type: 'ticket.resovled' }, 'new', '/3', 'en')).toEqual([
    {
      pointer: '/3/type',
      code: 'LW411',
      message: 'no effect is known of events of type “ticket.resovled”',
      help: 'did you mean “ticket.resolved”?',
    },
  ]);
});

it('an id that was used for something else is told, for its content is not kept', () => {
  const [told] = eventWarnings(event, 'different', '', 'fr');
  expect(told).toMatchObject({ pointer: '/id', code: 'LW412', message: expect.stringContaining('e1') });
});

it('of what was refused, its errors say enough', () => {
  expect(eventWarnings({ ...event, type: 'x' }, 'refused', '', 'en')).toEqual([]);
});
