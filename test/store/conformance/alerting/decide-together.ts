import { expect, it } from 'vitest';
import type { Store } from '../../../../src/app/ports/index.ts';
import { heldOpen, soon, type Twice } from '../../held-open.ts';
import { AT, alertOf, decided } from './rows.ts';

const keysOf = (alerts: readonly { readonly key: string }[]) => alerts.map(({ key }) => key);

export function decideTogether(twice: Twice): void {
  it('an alert that two decide at once is decided by one of them', async () => {
    const [one, other] = await twice();
    const first = await heldOpen(one, (tx) => tx.decide([alertOf('b'), alertOf('a')], AT));
    const second = decided(other, alertOf('c'), alertOf('a'), alertOf('b'));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect([first.result, await second]).toEqual([['a', 'b'], ['c']]);
  });
  it('an alert that is taken back is decided by who waited for it', async () => {
    const [one, other] = await twice();
    const failing = await heldOpen(one, (tx) => tx.decide([alertOf('a')], AT));
    expect(failing.result).toEqual(['a']);
    const second = decided(other, alertOf('a'));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await expect(failing.fail(new Error('no'))).rejects.toThrow('no');
    expect(await second).toEqual(['a']);
  });
  it('hundreds that many decide in all orders are each new to one of them', async () => {
    const [one, other] = await twice();
    const alerts = Array.from({ length: 300 }, (_, n) => alertOf(`k${n}`));
    const added = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const turned = [...alerts.slice(n * 30), ...alerts.slice(0, n * 30)];
        return decided(n % 2 === 0 ? one : other, ...(n % 3 === 0 ? turned.reverse() : turned));
      }),
    );
    expect(added.flat().sort()).toEqual(keysOf(alerts).sort());
  });
  it('a clock that stops while somebody acknowledges ends once', async () => {
    const [one, other] = await twice();
    await decided(one, alertOf('a'), alertOf('b'));
    const first = await heldOpen(one, (tx) => tx.endAlerts(['a', 'b'], AT + 1));
    const second = other.transact((tx) => tx.endAlerts(['b', 'a'], AT + 2));
    const third = other.transact((tx) => tx.acknowledgeAlerts(['a'], AT + 3, 'p-1'));
    expect(await Promise.race([second, third, soon()])).toBe('waiting');
    await first.end();
    expect([await second, await third]).toEqual([[], ['a']]);
    expect(await one.alert('a')).toMatchObject({ endedAt: AT + 1, acknowledgedAt: AT + 3 });
  });
}

export function dispatchTogether(twice: Twice): void {
  it('two that look for new alerts never get the same, and do not wait', async () => {
    const [one, other] = await twice();
    await decided(
      one,
      alertOf('a', { dueAt: AT + 1 }),
      alertOf('b', { dueAt: AT + 2 }),
      alertOf('c', { dueAt: AT + 3 }),
    );
    const first = await heldOpen(one, async (tx) => {
      const locked = await tx.lockNewAlerts(2);
      await tx.settleAlerts(keysOf(locked), 'told', AT);
      return keysOf(locked);
    });
    const rest = () => other.transact(async (tx) => keysOf(await tx.lockNewAlerts(9)));
    expect([first.result, await rest()]).toEqual([['a', 'b'], ['c']]);
    await first.end();
    expect(await rest()).toEqual(['c']);
  });
  it('each of many alerts is dispatched by one of several', async () => {
    const [one, other] = await twice();
    await decided(one, ...Array.from({ length: 60 }, (_, n) => alertOf(`k${n}`, { dueAt: AT + n })));
    const taken: string[] = [];
    const dispatch = async (store: Store) => {
      for (let found = 1; found > 0; ) {
        found = await store.transact(async (tx) => {
          const keys = keysOf(await tx.lockNewAlerts(4));
          await tx.settleAlerts(keys, 'told', AT);
          taken.push(...keys);
          return keys.length;
        });
      }
    };
    await Promise.all([dispatch(one), dispatch(other), dispatch(one), dispatch(other)]);
    expect([taken.length, new Set(taken).size]).toEqual([60, 60]);
  });
}
