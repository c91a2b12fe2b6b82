import { describe, expect, it } from 'vitest';
import { openBodyBudget } from '../../src/http/limits/body-budget.ts';
import { openSlots } from '../../src/http/limits/slots.ts';

describe('slots', () => {
  it('one who asks for much takes a quarter, waits for the rest, and does not stop others', async () => {
    const slots = openSlots(16);
    const mine = [];
    for (let index = 0; index < 4; index += 1) mine.push(await slots.take('greedy'));
    let entered = false;
    const fifth = slots.take('greedy').then((leave) => {
      entered = true;
      return leave;
    });
    await Promise.resolve();
    expect(entered).toBe(false);
    expect(await slots.take('modest')).not.toBeNull();
    mine[0]?.();
    await fifth;
    expect(slots.taken()).toBe(5);
  });

  it('a line that grows without end is refused', async () => {
    const slots = openSlots(4);
    await slots.take('greedy');
    for (let index = 0; index < 4; index += 1) void slots.take('greedy');
    expect(await slots.take('greedy')).toBeNull();
  });

  it('leaving twice gives one place back', async () => {
    const slots = openSlots(8);
    const leave = await slots.take('a');
    await slots.take('a');
    leave?.();
    leave?.();
    expect(slots.taken()).toBe(1);
  });
});

describe('memory for bodies', () => {
  it('one caller has a quarter, all together have all of it, and what is given back is free again', () => {
    const budget = openBodyBudget(100);
    expect(budget.take('a', 25)).toBe(true);
    expect(budget.take('a', 1)).toBe(false);
    for (const who of ['b', 'c', 'd']) expect(budget.take(who, 25)).toBe(true);
    expect(budget.take('e', 1)).toBe(false);
    budget.give('b', 25);
    expect(budget.take('e', 25)).toBe(true);
  });
});
