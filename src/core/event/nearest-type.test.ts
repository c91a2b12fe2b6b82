import { expect, it } from 'vitest';
import { isKnownType, nearestType } from './nearest-type.ts';

it('a mistyped type of event is told with the one that was meant', () => {
  expect(isKnownType('ticket.resovled')).toBe(false);
  expect(nearestType('ticket.resovled')).toBe('ticket.resolved');
  expect(nearestType('ticket.Opened')).toBe('ticket.opened');
});
it('a type like no other is not guessed at', () => expect(nearestType('com.example.sang')).toBeNull());
