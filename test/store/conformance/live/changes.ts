import { expect, it, vi } from 'vitest';
import type { Store } from '../../../../src/app/ports/index.ts';
import { AT, appended, factOf, projected, projection } from './rows.ts';

/** Everything after a mark, and the mark to go on from. */
export async function since(store: Store, mark: string, limit = 100) {
  const change = await store.changesAfter(mark, limit);
  if (change === null) throw new Error(`nothing is known of ${mark}`);
  return { mark: change.mark, tickets: change.tickets.map(({ ticket }) => ticket).sort() };
}

export function changesAreTold(store: () => Store): void {
  it('tells which tickets changed after a mark, and whose they are, once', async () => {
    await projected(store(), projection('before'));
    const start = await store().mark();
    expect((await since(store(), start)).tickets).toEqual([]);
    await projected(store(), projection('a'), projection('b', { customer: null }));
    const first = await store().changesAfter(start, 9);
    expect([...(first?.tickets ?? [])].sort((a, b) => (a.ticket < b.ticket ? -1 : 1))).toEqual([
      { ticket: 'a', customer: 'boreal' },
      { ticket: 'b', customer: null },
    ]);
    expect((await since(store(), first?.mark ?? '')).tickets).toEqual([]);
    await projected(store(), projection('b', { priority: 'P1' }));
    expect((await since(store(), first?.mark ?? '')).tickets).toEqual(['b']);
    expect((await since(store(), start)).tickets).toEqual(['a', 'b']);
  });
  it('a ticket whose clock changed has changed', async () => {
    await projected(store(), projection('a'), projection('b'));
    const start = await store().mark();
    await projected(store(), projection('a', {}, [{ dueAt: AT }]), projection('b'));
    expect((await since(store(), start)).tickets).toEqual(['a']);
  });
  it('judging again with the same outcome, or under new agreements, changes nothing', async () => {
    const rich = () => projection('a', { notices: [{ a: 1 }] }, [{}, { cycle: 2, state: 'paused', dueAt: null }]);
    await projected(store(), rich());
    const start = await store().mark();
    await projected(store(), rich());
    await store().transact((tx) => tx.newGeneration());
    await store().transact((tx) => tx.wakeCustomer('boreal'));
    const { ticket, clocks } = rich();
    await projected(store(), { ticket: { ...ticket, generation: 2, wakeAt: AT }, clocks });
    expect((await since(store(), start)).tickets).toEqual([]);
    expect((await store().ticket('a'))?.ticket).toMatchObject({ generation: 2, wakeAt: AT });
  });
}

export function changesArePaged(store: () => Store): void {
  it('tells a long list in parts, none twice and none left out', async () => {
    const start = await store().mark();
    const names = Array.from({ length: 25 }, (_, n) => `t${String(n).padStart(2, '0')}`);
    await projected(store(), ...names.slice(0, 18).map((name) => projection(name)));
    await projected(store(), ...names.slice(18).map((name) => projection(name)));
    const seen: string[] = [];
    let mark = start;
    for (let part = 0; part < 9; part += 1) {
      const change = await since(store(), mark, 4);
      seen.push(...change.tickets);
      mark = change.mark;
    }
    expect(seen).toEqual(names);
  });
  it('says so when it can not tell what came after a mark', async () => {
    for (const mark of ['', 'x', '-1', '1;drop table ticket', '999999999999999', '1.5', '99999999999999999999'])
      expect(await store().changesAfter(mark, 9)).toBeNull();
  });
  it('tells nothing of a transaction that was taken back', async () => {
    const start = await store().mark();
    const failed = store().transact(async (tx) => {
      await tx.lockGroups(['a'], []);
      await tx.project([projection('a')]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect((await since(store(), start)).tickets).toEqual([]);
  });
}

export function listenersAreCalled(store: () => Store): void {
  it('calls listeners after commits, not after what was taken back, and no more once they stop', async () => {
    let called = 0;
    const stop = store().onChange(() => {
      called += 1;
    });
    await projected(store(), projection('a'));
    await vi.waitFor(() => expect(called).toBeGreaterThan(0), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const before = called;
    await appended(store(), factOf('1'));
    await vi.waitFor(() => expect(called).toBeGreaterThan(before), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const quiet = called;
    await store()
      .transact(async (tx) => {
        await tx.append([factOf('2')]);
        throw new Error('no');
      })
      .catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(called).toBe(quiet);
    stop();
    await appended(store(), factOf('3'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(called).toBe(quiet);
  });
}
