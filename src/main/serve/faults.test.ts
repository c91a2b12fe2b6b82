import { afterEach, expect, it } from 'vitest';
import { guardProcess } from './faults.ts';

let handBack = () => {};
afterEach(() => handBack());

it('a promise that nobody awaited is told and nothing stops; what was thrown out of an event stops the server in good order', () => {
  const before = process.listeners('uncaughtException');
  const told: unknown[] = [];
  const stopped: unknown[] = [];
  handBack = guardProcess(
    (id, error) => told.push([id, error]),
    (error) => stopped.push(error),
  );
  const [rejected, thrown] = [new Error('nobody awaited'), new Error('out of an event')];
  process.emit('unhandledRejection', rejected, Promise.resolve());
  expect([told, stopped]).toEqual([[[null, rejected]], []]);
  process.emit('uncaughtException', thrown);
  expect([told.length, stopped]).toEqual([2, [thrown]]);
  handBack();
  handBack = () => {};
  expect(process.listeners('uncaughtException')).toEqual(before);
});
