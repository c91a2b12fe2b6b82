import { expect, it } from 'vitest';
import type { Store } from '../../../../src/app/ports/index.ts';
import { AT, all, appended, byId, clockRow, factOf, MINUTE, projected, projection, tie } from './rows.ts';

const due = async (store: Store, at: number, limit = 100) =>
  (await store.transact((tx) => tx.lockDue(at, limit))).map(({ tickets }) => tickets.join('+'));

export function groupsAreTied(store: () => Store): void {
  it('makes tickets that nobody heard of, each its own group, in the order of their ids', async () => {
    const groups = await store().transact((tx) => tx.lockGroups(['b', 'a', 'B', 'é', 'a'], []));
    expect(groups).toEqual(['B', 'a', 'b', 'é'].map((ticket) => ({ root: ticket, tickets: [ticket] })));
    expect(await store().transact((tx) => tx.lockGroups([], []))).toEqual([]);
  });
  it.each([
    [
      'in order',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ],
    ],
    [
      'backwards',
      [
        ['d', 'c'],
        ['c', 'b'],
        ['b', 'a'],
      ],
    ],
    [
      'from both ends',
      [
        ['c', 'd'],
        ['a', 'b'],
        ['d', 'b'],
      ],
    ],
    [
      'with loops and repeats',
      [
        ['b', 'd'],
        ['d', 'b'],
        ['c', 'c'],
        ['c', 'b'],
        ['a', 'd'],
        ['c', 'a'],
      ],
    ],
  ] as const)('comes to the same group and root whatever the order of ties: %s', async (_, ties) => {
    for (const [one, other] of ties) await tie(store(), [one, other]);
    expect(await tie(store(), ['d', 'd'])).toEqual([{ root: 'a', tickets: ['a', 'b', 'c', 'd'] }]);
  });
}

export function tiedGroupsAreWhole(store: () => Store): void {
  it('joins many ties in one call, and a chain of hundreds', async () => {
    const chain = Array.from({ length: 400 }, (_, n) => `t${String((n * 7) % 401).padStart(3, '0')}`);
    const ties = chain.slice(1).map((ticket, n) => [ticket, chain[n] as string] as const);
    const [group, ...others] = await tie(store(), ...ties, ['x', 'y']);
    expect(others).toEqual([{ root: 'x', tickets: ['x', 'y'] }]);
    expect(group).toEqual({ root: 't000', tickets: [...chain].sort() });
  });
  it('gives a group whole to whoever asks for one of its tickets', async () => {
    await tie(store(), ['INC-1', 'INC-2'], ['INC-2', 'INC-3']);
    expect(await store().transact((tx) => tx.lockGroups(['INC-3', 'INC-7'], []))).toEqual([
      { root: 'INC-1', tickets: ['INC-1', 'INC-2', 'INC-3'] },
      { root: 'INC-7', tickets: ['INC-7'] },
    ]);
  });
  it('orders wide characters by code point', async () => {
    expect(await tie(store(), ['\u{1f600}', '\uffee'])).toEqual([{ root: '\uffee', tickets: ['\uffee', '\u{1f600}'] }]);
  });
}

export function transactionsAreWhole(store: () => Store): void {
  it('keeps nothing of a transaction that throws: no fact, no ticket, no tie, no projection, no generation', async () => {
    await tie(store(), ['a', 'b']);
    const failed = store().transact(async (tx) => {
      await tx.append([factOf('1')]);
      await tx.lockGroups(['INC-1'], [['b', 'c']]);
      await tx.project([projection('INC-1', { wakeAt: AT })]);
      await tx.newGeneration();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await store().fact('desk', '1')).toBeNull();
    expect(await store().ticket('INC-1')).toBeNull();
    expect(await store().generation()).toBe(1);
    expect(await store().board({}, null, 9)).toEqual([]);
    expect(await tie(store(), ['b', 'b'], ['c', 'c'])).toEqual([
      { root: 'a', tickets: ['a', 'b'] },
      { root: 'c', tickets: ['c'] },
    ]);
    expect(await appended(store(), factOf('1'))).toEqual(['new']);
  });
  it('a second transaction with the same ticket comes after the first', async () => {
    const order: string[] = [];
    const one = (name: string, ms: number) =>
      store().transact(async (tx) => {
        await tx.lockGroups(['INC-1'], []);
        order.push(`${name} has it`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        order.push(`${name} ends`);
      });
    await Promise.all([one('first', 60), one('second', 0)].reverse());
    expect(order[1]?.split(' ')[0]).toBe(order[0]?.split(' ')[0]);
    expect(order[3]?.split(' ')[0]).toBe(order[2]?.split(' ')[0]);
  });
  it('twenty transactions that tie the same tickets in all directions leave one group', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const ties = names.flatMap((one) => names.map((other) => [one, other] as const)).filter(([a, b]) => a !== b);
    await Promise.all(ties.map((one) => tie(store(), one)));
    expect(await tie(store(), ['c', 'c'])).toEqual([{ root: 'a', tickets: names }]);
  });
}

export function dueOnesAreFound(store: () => Store): void {
  it('gives what is due, most urgent first, then what was judged under earlier agreements', async () => {
    await projected(
      store(),
      projection('late', { wakeAt: AT + 2 }),
      projection('later', { wakeAt: AT + 3 }),
      projection('first', { wakeAt: AT - 5 }),
      projection('not-yet', { wakeAt: AT + 11 }),
      projection('never'),
    );
    expect(await due(store(), AT + 10)).toEqual(['first', 'late', 'later']);
    expect(await due(store(), AT + 2, 1)).toEqual(['first']);
    expect(await due(store(), AT - 6)).toEqual([]);
    expect(await store().nextWakeAt()).toBe(AT - 5);
    await store().transact((tx) => tx.newGeneration());
    expect(await due(store(), AT + 10)).toEqual(['first', 'late', 'later', 'never', 'not-yet']);
    await projected(store(), projection('never', { generation: 2 }));
    expect(await due(store(), AT - 10)).toEqual(['first', 'late', 'later', 'not-yet']);
  });
  it('gives groups whole, at most so many tickets, but never none', async () => {
    await tie(store(), ['b', 'a'], ['b', 'c']);
    await projected(store(), projection('c', { wakeAt: AT }), projection('d', { wakeAt: AT + 1 }), projection('a'));
    expect(await due(store(), AT + 9, 2)).toEqual(['a+b+c']);
    expect(await due(store(), AT + 9, 3)).toEqual(['a+b+c']);
    expect(await due(store(), AT + 9, 4)).toEqual(['a+b+c', 'd']);
  });
}

export function waitingOnesAreCounted(store: () => Store): void {
  it('says how many wait, how many are overdue, and since when', async () => {
    expect(await store().behind(AT)).toEqual({ generation: 0, due: 0, oldestDueAt: null });
    expect(await store().nextWakeAt()).toBeNull();
    await projected(store(), projection('a', { wakeAt: AT - 1 }), projection('b', { wakeAt: AT }), projection('c'));
    expect(await store().behind(AT)).toEqual({ generation: 0, due: 2, oldestDueAt: AT - 1 });
    expect(await store().transact((tx) => tx.newGeneration())).toBe(2);
    expect(await store().transact((tx) => tx.generation())).toBe(2);
    expect(await store().generation()).toBe(2);
    expect(await store().behind(AT - 5)).toEqual({ generation: 3, due: 0, oldestDueAt: null });
  });
  it('wakes the tickets of a customer, known or so called, and no others; or all', async () => {
    await projected(
      store(),
      projection('a', { customer: 'boreal' }),
      projection('b', { customer: null, calledAs: 'boreal' }),
      projection('c', { customer: 'other', calledAs: 'Other' }),
    );
    await store().transact((tx) => tx.wakeCustomer('boreal'));
    expect(await due(store(), AT)).toEqual(['a', 'b']);
    expect((await store().behind(AT)).generation).toBe(2);
    await store().transact((tx) => tx.wakeCustomer(null));
    expect((await due(store(), AT)).sort()).toEqual(['a', 'b', 'c']);
  });
  it('a ticket that was only named is never due', async () => {
    await store().transact((tx) => tx.lockGroups(['named'], []));
    await store().transact((tx) => tx.newGeneration());
    expect(await due(store(), AT)).toEqual([]);
    expect(await store().ticket('named')).toBeNull();
    expect(await store().tickets({}, null, 9)).toEqual([]);
  });
}

export function projectionsAreDropped(store: () => Store): void {
  it('after projections are dropped, every ticket with facts is due and none is told until it is judged', async () => {
    await appended(
      store(),
      factOf('1', { subject: 'a' }),
      factOf('2', { subject: 'b' }),
      factOf('3', { subject: 'c' }),
    );
    await tie(store(), ['a', 'b'], ['named', 'named']);
    await projected(store(), projection('a', { wakeAt: AT }), projection('b', { generation: 5 }));
    await store().dropProjections();
    expect(await store().board({}, null, 9)).toEqual([]);
    expect(await store().tickets({}, null, 9)).toEqual([]);
    expect(await store().ticket('a')).toBeNull();
    expect(await store().nextWakeAt()).toBeNull();
    expect((await store().behind(AT)).generation).toBe(3);
    expect((await due(store(), AT)).sort()).toEqual(['a+b', 'c']);
    await projected(store(), projection('a', { root: 'a' }), projection('b', { root: 'a' }), projection('c'));
    expect((await store().ticket('b'))?.ticket.root).toBe('a');
    expect(await due(store(), AT)).toEqual([]);
  });
}

export function groupsAreRead(store: () => Store): void {
  it('gives all groups in the order of their roots, with their facts and what takes these back', async () => {
    await appended(
      store(),
      factOf('1', { subject: 'b' }),
      factOf('2', { subject: 'c' }),
      factOf('3', { subject: 'a', type: 'work.recorded', data: { minutes: 5 } }),
      factOf('r', { type: 'event.retracted', subject: '', stream: 'other:', data: { of: '2' } }),
    );
    await tie(store(), ['c', 'a'], ['b', 'b'], ['only-named', 'only-named']);
    const groups = await all(store().groups(null));
    expect(groups.map(({ root, tickets }) => [root, tickets])).toEqual([
      ['a', ['a', 'c']],
      ['b', ['b']],
    ]);
    expect(byId(groups[0]?.events ?? [])).toEqual(['2', '3']);
    expect(byId(groups[0]?.retractions ?? [])).toEqual(['r']);
    expect(groups[1]?.retractions).toEqual([]);
  });
  it('gives the groups of some customers, with tickets of theirs that are not', async () => {
    await appended(store(), ...['a', 'b', 'c', 'd'].map((subject) => factOf(subject, { subject })));
    await tie(store(), ['a', 'd']);
    await projected(
      store(),
      projection('a', { customer: null }),
      projection('b', { customer: 'other' }),
      projection('c', { customer: 'boreal' }),
      projection('d', { customer: 'boreal' }),
    );
    const roots = async (customers: readonly string[]) =>
      (await all(store().groups(customers))).map(({ root }) => root);
    expect(await roots(['boreal'])).toEqual(['a', 'c']);
    expect(await roots(['other', 'boreal', 'unheard-of'])).toEqual(['a', 'b', 'c']);
    expect(await roots([])).toEqual([]);
  });
  it('gives more than a thousand groups, each once', async () => {
    const names = Array.from({ length: 1_203 }, (_, n) => `t${n}`);
    await appended(store(), ...names.map((subject) => factOf(subject, { subject })));
    await store().transact((tx) => tx.lockGroups(names, []));
    await projected(store(), ...names.map((name) => projection(name)));
    const roots = (await all(store().groups(null))).map(({ root }) => root);
    expect(roots).toEqual([...names].sort());
    expect((await all(store().groups(['boreal', 'x']))).map(({ root }) => root)).toEqual(roots);
  });
}

export function groupsOfTicketsAreRead(store: () => Store): void {
  it('gives the groups of some tickets, each once, and leaves out those nobody knows', async () => {
    await appended(store(), ...['a', 'b', 'c'].map((subject) => factOf(subject, { subject })));
    await tie(store(), ['a', 'b'], ['c', 'c']);
    const groups = await store().groupsOf(['b', 'a', 'unheard-of']);
    expect(groups.map(({ root }) => root)).toEqual(['a']);
    expect(byId(groups[0]?.events ?? [])).toEqual(['a', 'b']);
    expect(await store().groupsOf([])).toEqual([]);
  });
  it('a clock replaced or taken away is gone', async () => {
    await projected(store(), projection('a', {}, [{}, { measure: 'firstResponse', cycle: 2 }]));
    await projected(store(), projection('a', {}, [{ version: 2, dueAt: AT + MINUTE }]));
    expect((await store().ticket('a'))?.clocks).toEqual([clockRow('a', { version: 2, dueAt: AT + MINUTE })]);
    await projected(store(), projection('a', {}, []));
    expect((await store().ticket('a'))?.clocks).toEqual([]);
    expect(await store().board({}, null, 9)).toEqual([]);
  });
}
