import type { Transaction } from 'kysely';
import { expect, it } from 'vitest';
import { type Tx, txWith } from '../../../app/ports/index.ts';
import { joinedParts } from './joined-parts.ts';

const on = (name: string) => ({ name }) as unknown as Transaction<unknown>;
const nameOf = (tx: Transaction<unknown>) => (tx as unknown as { readonly name: string }).name;

it('joins parts: each method is done on its own transaction, taken off or done otherwise in places', () => {
  const made: string[] = [];
  const part = (what: string) => (tx: Transaction<unknown>) => {
    made.push(`${what} on ${nameOf(tx)}`);
    return { [what]: () => `${what} on ${nameOf(tx)}`, [`${what}Twice`]: () => `${what} twice on ${nameOf(tx)}` };
  };
  const joined = joinedParts([part('read'), part('write')]) as unknown as (
    tx: Transaction<unknown>,
  ) => Record<string, () => string>;
  const first = joined(on('one'));
  made.length = 0;
  const second = joined(on('two'));
  expect(made).toEqual([]);
  expect(second['read']?.()).toBe('read on two');
  expect(second['readTwice']?.()).toBe('read twice on two');
  // Of a part of which nothing is asked, nothing is made; and what is made serves the whole transaction.
  expect(made).toEqual(['read on two']);
  const { write } = first;
  expect(write?.()).toBe('write on one');
  const otherwise = txWith(
    second as unknown as Tx,
    { write: () => 'refused' } as Partial<Tx>,
  ) as unknown as typeof second;
  expect(otherwise['write']?.()).toBe('refused');
  expect(otherwise['writeTwice']?.()).toBe('write twice on two');
  expect(second['write']?.()).toBe('write on two');
});
