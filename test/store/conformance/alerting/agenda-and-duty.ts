import { expect } from 'vitest';
import type { Endpoint, Store } from '../../../../src/app/ports/index.ts';
import { AT, type Cases, rotaOf } from './rows.ts';

const plan = (store: Store, name: string, dueAt: number, how?: 'anew' | 'earlier', note: string | null = null) =>
  store.transact((tx) => tx.plan({ name, dueAt, note }, how));

async function person(store: Store, id: string): Promise<void> {
  const standing = { role: 'technician', approves: [], customer: null, disabled: false, language: null } as const;
  const identity = { name: 'Ana', email: `${id}@example.org`, emailKey: `${id}@example.org` };
  await store.transact((tx) => tx.addPerson({ id, ...standing, ...identity, createdAt: AT, createdBy: null }));
}

function endpointOf(id: string, given: Partial<Endpoint> = {}): Omit<Endpoint, 'revision'> {
  return {
    id,
    kind: 'webhook',
    title: 'Hook',
    url: 'https://example.org/hook',
    language: 'en',
    secretsSealed: ['s2', 's1'],
    template: null,
    customer: null,
    madeAt: AT,
    madeBy: 'p-1',
    disabledBecause: null,
    disabledAt: null,
    ...given,
  };
}

export const AGENDA_CASES: Cases = {
  'plans, plans anew, and earlier only where that is earlier': async (store) => {
    expect(await store.nextOnAgenda()).toBeNull();
    await plan(store, 'a', AT + 10, 'earlier', '{"x":1}');
    await plan(store, 'a', AT + 11, 'earlier', 'later');
    expect(await store.agendaEntry('a')).toEqual({ name: 'a', dueAt: AT + 10, note: '{"x":1}' });
    await plan(store, 'a', AT + 5, 'earlier', 'sooner');
    expect(await store.agendaEntry('a')).toEqual({ name: 'a', dueAt: AT + 5, note: 'sooner' });
    await plan(store, 'a', AT + 20);
    await plan(store, 'b', AT + 15);
    expect(await store.agendaEntry('a')).toEqual({ name: 'a', dueAt: AT + 20, note: null });
    expect(await store.nextOnAgenda()).toBe(AT + 15);
    await store.transact((tx) => tx.unplan(['b', 'nowhere']));
    expect([await store.nextOnAgenda(), await store.agendaEntry('b')]).toEqual([AT + 20, null]);
  },

  'hands out what is due, the earliest first, and keeps it until it is planned anew': async (store) => {
    for (const [name, at] of [
      ['late', AT + 2],
      ['b', AT + 1],
      ['a', AT + 1],
      ['not', AT + 4],
    ] as const)
      await plan(store, name, at);
    const due = (limit: number) =>
      store.transact(async (tx) => (await tx.lockAgenda(AT + 3, limit)).map(({ name }) => name));
    expect([await due(9), await due(2)]).toEqual([
      ['a', 'b', 'late'],
      ['a', 'b'],
    ]);
    await store.transact(async (tx) => {
      await tx.unplan(['a']);
      await tx.plan({ name: 'b', dueAt: AT + 9, note: null });
    });
    expect(await due(9)).toEqual(['late']);
  },
};

export const DUTY_CASES: Cases = {
  'replaces a rota only where nobody changed it meanwhile': async (store) => {
    const shift = (from: number, rank: number, who: string) => ({ from: AT + from, to: AT + 99, person: who, rank });
    const shifts = [shift(2, 1, 'p-1'), shift(1, 2, 'p-1'), shift(1, 1, 'p-3'), shift(1, 1, 'p-2'), shift(1, 1, 'p-2')];
    const put = (rota: ReturnType<typeof rotaOf>, ifRevision: number | null) =>
      store.transact((tx) => tx.putRota(rota, ifRevision));
    expect([await put(rotaOf('n1', shifts), 3), await put(rotaOf('n1', shifts), 0)]).toEqual([false, true]);
    expect([await put(rotaOf('n1'), 0), await put(rotaOf('n1'), 2)]).toEqual([false, false]);
    const inOrder = [
      shift(1, 1, 'p-2'),
      shift(1, 1, 'p-2'),
      shift(1, 1, 'p-3'),
      shift(1, 2, 'p-1'),
      shift(2, 1, 'p-1'),
    ];
    expect(await store.rota('n1')).toEqual({ ...rotaOf('n1', inOrder), revision: 1 });
    expect([await put({ ...rotaOf('n1'), title: 'N' }, 1), await put(rotaOf('a', shifts), null)]).toEqual([true, true]);
    expect(await put({ ...rotaOf('n1', [shift(1, 1, 'p-9')]), title: 'O' }, null)).toBe(true);
    expect(
      (await store.rotas()).map(({ id, title, revision, shifts: all }) => [id, title, revision, all.length]),
    ).toEqual([
      ['a', 'Astreinte', 1, 5],
      ['n1', 'O', 3, 1],
    ]);
    const remove = () => store.transact((tx) => tx.removeRota('n1'));
    expect([await remove(), await remove(), await store.rota('n1')]).toEqual([true, false, null]);
  },

  'keeps how a person wishes to be told, until the person is erased, and of nobody else': async (store) => {
    for (const id of ['p-1', 'p-2', 'p-3']) await person(store, id);
    const wish = (who: string, phone: string | null, ...via: readonly ('sms' | 'email')[]) =>
      store.transact((tx) => tx.putReachability({ person: who, phone, via }));
    await wish('p-2', '+33600000002', 'sms', 'email');
    await wish('p-1', null, 'email');
    await wish('p-3', '+33600000003');
    await wish('nobody', '+33600000009', 'sms');
    const all = () => store.reachabilities(['p-2', 'p-1', 'p-3', 'nobody', 'p-2']);
    expect(await all()).toEqual([
      { person: 'p-1', phone: null, via: ['email'] },
      { person: 'p-2', phone: '+33600000002', via: ['sms', 'email'] },
      { person: 'p-3', phone: '+33600000003', via: [] },
    ]);
    await wish('p-3', null);
    await store.transact((tx) => tx.erasePerson('p-2', AT + 1));
    expect((await all()).map((one) => one.person)).toEqual(['p-1']);
    await wish('p-2', '+33600000002', 'sms');
    expect((await all()).map((one) => one.person)).toEqual(['p-1']);
  },

  'replaces an endpoint only where nobody changed it meanwhile': async (store) => {
    const put = (endpoint: Omit<Endpoint, 'revision'>, ifRevision: number | null) =>
      store.transact((tx) => tx.putEndpoint(endpoint, ifRevision));
    const hook = endpointOf('e-2', { template: '{"a":1}', customer: 'boreal' });
    expect([await put(hook, 0), await put(hook, 0), await put(hook, 7)]).toEqual([true, false, false]);
    expect(await store.endpoint('e-2')).toEqual({ ...hook, revision: 1 });
    const failing = { ...hook, disabledBecause: 'failing', disabledAt: AT + 5 } as const;
    expect(await put(failing, 1)).toBe(true);
    expect(await store.endpoint('e-2')).toEqual({ ...failing, revision: 2 });
    await put(endpointOf('e-1'), null);
    await put(endpointOf('e-0', { title: 'Zoo' }), null);
    expect((await store.endpoints()).map(({ id }) => id)).toEqual(['e-1', 'e-2', 'e-0']);
    const remove = () => store.transact((tx) => tx.removeEndpoint('e-2'));
    expect([await remove(), await remove(), await store.endpoint('e-2')]).toEqual([true, false, null]);
  },

  'replaces the notification rules only where nobody changed them meanwhile': async (store) => {
    const put = (body: string, ifRevision: number | null) =>
      store.transact((tx) => tx.putNotificationRules({ body, setAt: AT, setBy: 'p-1' }, ifRevision));
    expect([await store.notificationRules(), await put('x', 1)]).toEqual([null, false]);
    expect([await put('{"a":1}', 0), await put('x', 0), await put('{"b":1}', 1), await put('{"c":1}', null)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(await store.notificationRules()).toEqual({ body: '{"c":1}', revision: 3, setAt: AT, setBy: 'p-1' });
  },
};
