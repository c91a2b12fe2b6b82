import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Store, Unavailable } from '../../src/app/ports/index.ts';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import type { FreshStores } from '../support/postgres/fresh-stores.ts';
import { since } from './conformance/live/changes.ts';
import { AT, appended, factOf, projected, projection, tie } from './conformance/live/rows.ts';
import { heldOpen, soon, type Twice } from './held-open.ts';

/** What holds when several programs share one database, and when that goes away. */
export function describeTogether(name: string, stores: () => FreshStores): void {
  const opened: Store[] = [];
  const twice: Twice = async () => {
    const config = await stores().newDatabase();
    const two = [openPostgresStore(openDatabase(config)), openPostgresStore(openDatabase(config))] as const;
    opened.push(...two);
    return two;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  describe(`several programs on one ${name}`, () => {
    writersTogether(twice);
    writersPassBy(twice);
    dueTogether(twice);
    factsTogether(twice);
    changesTogether(twice);
    hiddenChangesTogether(twice);
  });
  describe(`${name} that goes away`, () => goingAway(twice, stores));
  describe(`${name} and what its program may do`, () => rights(stores));
}

function writersTogether(twice: Twice): void {
  it('who wants a group waits for who has one of its tickets', async () => {
    const [one, other] = await twice();
    await tie(one, ['a', 'b']);
    const first = await heldOpen(one, (tx) => tx.lockGroups(['b'], []));
    const second = tie(other, ['a', 'c']);
    expect(await Promise.race([second, soon()])).toBe('waiting');
    expect(await tie(other, ['d', 'd'])).toHaveLength(1);
    await first.end();
    expect(await second).toEqual([{ root: 'a', tickets: ['a', 'b', 'c'] }]);
  });
  it('who waited for a group gets all who were tied to it meanwhile', async () => {
    const [one, other] = await twice();
    await tie(one, ['m', 'n'], ['x', 'x']);
    const first = await heldOpen(one, (tx) =>
      tx.lockGroups(
        [],
        [
          ['n', 'a'],
          ['n', 'z'],
        ],
      ),
    );
    const second = other.transact((tx) => tx.lockGroups(['m'], []));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect(await second).toEqual([{ root: 'a', tickets: ['a', 'm', 'n', 'z'] }]);
  });
  it('who waited for a ticket that stood alone gets all who were tied to it meanwhile', async () => {
    const [one, other] = await twice();
    await tie(one, ['m', 'm']);
    await tie(one, ['n', 'n']);
    const first = await heldOpen(one, (tx) => tx.lockGroups([], [['m', 'n']]));
    const second = other.transact((tx) => tx.lockGroups(['n'], []));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect(await second).toEqual([{ root: 'm', tickets: ['m', 'n'] }]);
  });
}

function writersPassBy(twice: Twice): void {
  it('passes over groups of which another has a ticket, and does not wait', async () => {
    const [one, other] = await twice();
    await tie(one, ['a', 'b']);
    await projected(
      one,
      projection('a', { wakeAt: AT }),
      projection('b', { wakeAt: AT }),
      projection('c', { wakeAt: AT + 1 }),
      projection('d', { wakeAt: AT + 2 }),
    );
    const first = await heldOpen(one, (tx) => tx.lockGroups(['b', 'd'], []));
    const due = () => other.transact((tx) => tx.lockDue(AT + 9, 10));
    expect(await due()).toEqual([{ root: 'c', tickets: ['c'] }]);
    await first.end();
    expect((await due()).map(({ root }) => root)).toEqual(['a', 'c', 'd']);
  });
}

function dueTogether(twice: Twice): void {
  it('two that look for what is due never get the same', async () => {
    const [one, other] = await twice();
    await projected(one, ...Array.from({ length: 40 }, (_, n) => projection(`t${n}`, { wakeAt: AT + n })));
    const taken: string[] = [];
    const take = async (store: Store) => {
      for (let found = 1; found > 0; ) {
        found = await store.transact(async (tx) => {
          const groups = await tx.lockDue(AT + 99, 3);
          await tx.project(groups.map(({ root }) => projection(root)));
          taken.push(...groups.map(({ root }) => root));
          return groups.length;
        });
      }
    };
    await Promise.all([take(one), take(other), take(one), take(other)]);
    expect(taken).toHaveLength(40);
    expect(new Set(taken).size).toBe(40);
  });
}

function factsTogether(twice: Twice): void {
  it('a fact that two hand in at once is new for one of them', async () => {
    const [one, other] = await twice();
    const first = await heldOpen(one, (tx) => tx.append([factOf('1'), factOf('2', { data: { priority: 'P1' } })]));
    const second = appended(other, factOf('0'), factOf('1'), factOf('2', { data: { priority: 'P2' } }));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect(await second).toEqual(['new', 'same', 'different']);
  });
  it('many that append the same facts in all orders keep each once', async () => {
    const [one, other] = await twice();
    const facts = Array.from({ length: 30 }, (_, n) => factOf(`${n}`, { subject: `t${n % 4}` }));
    const told = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const turned = [...facts.slice(n * 3), ...facts.slice(0, n * 3)];
        return appended(n % 2 === 0 ? one : other, ...(n % 3 === 0 ? turned.reverse() : turned));
      }),
    );
    expect(told.flat().filter((one) => one === 'new')).toHaveLength(30);
    expect(await one.facts({}, null, 99)).toHaveLength(30);
  });
  it('who writes alone waits for all who write, and they for him', async () => {
    const [one, other] = await twice();
    const shared = await heldOpen(one, (tx) => tx.lockWriting('shared'));
    await other.transact((tx) => tx.lockWriting('shared'));
    const alone = other.transact((tx) => tx.lockWriting('alone'));
    expect(await Promise.race([alone, soon()])).toBe('waiting');
    await shared.end();
    await alone;
    const held = await heldOpen(one, (tx) => tx.lockWriting('alone'));
    const after = other.transact((tx) => tx.lockWriting('shared'));
    expect(await Promise.race([after, soon()])).toBe('waiting');
    await held.end();
    await after;
  });
}

function changesTogether(twice: Twice): void {
  it('passes over no change of a slow transaction that began before a quick one', async () => {
    const [one, other] = await twice();
    const start = await one.mark();
    const slow = await heldOpen(one, async (tx) => {
      await tx.lockGroups(['slow'], []);
      await tx.project([projection('slow')]);
    });
    await projected(other, projection('quick'));
    const early = await since(other, start);
    await projected(other, projection('quicker'));
    const next = await since(other, early.mark);
    await slow.end();
    const last = await since(other, next.mark);
    expect([...early.tickets, ...next.tickets, ...last.tickets].sort()).toEqual(['quick', 'quicker', 'slow']);
    expect((await since(other, last.mark)).tickets).toEqual([]);
  });
  it('calls listeners of other programs, and again once what was hidden shows', async () => {
    const [one, other] = await twice();
    let mark = await one.mark();
    const seen: string[] = [];
    let looking = Promise.resolve();
    one.onChange(() => {
      looking = looking.then(async () => {
        const change = await since(one, mark);
        mark = change.mark;
        seen.push(...change.tickets);
      });
    });
    await projected(other, projection('a'));
    await vi.waitFor(() => expect(seen).toEqual(['a']), 5_000);
    const taken = heldOpen(other, (tx) => tx.append([factOf('1')]));
    const slow = await taken;
    await projected(one, projection('b'));
    await slow.end();
    await vi.waitFor(() => expect(seen).toEqual(['a', 'b']), 5_000);
  });
}

function hiddenChangesTogether(twice: Twice): void {
  it('shows what was committed beside a transaction that is then taken back', async () => {
    const [one, other] = await twice();
    let mark = await one.mark();
    const seen: string[] = [];
    let looking = Promise.resolve();
    one.onChange(() => {
      looking = looking.then(async () => {
        const change = await since(one, mark);
        mark = change.mark;
        seen.push(...change.tickets);
      });
    });
    await soon();
    const failing = await heldOpen(other, (tx) => tx.append([factOf('1')]));
    await projected(one, projection('b'));
    await soon();
    await expect(failing.fail(new Error('no'))).rejects.toThrow('no');
    await vi.waitFor(() => expect(seen).toEqual(['b']), 5_000);
  });
}

function goingAway(twice: Twice, stores: () => FreshStores): void {
  it('says that it is away, loses nothing that it kept, and goes on once it is back', async () => {
    const [one, other] = await twice();
    let called = 0;
    one.onChange(() => {
      called += 1;
    });
    await appended(one, factOf('1'));
    await vi.waitFor(() => expect(called).toBeGreaterThan(0), 5_000);
    const cut = heldOpen(other, (tx) => tx.append([factOf('2')]));
    const held = await cut;
    const reading = one.countedClocks(['x'], null);
    await stores().cluster.kill();
    // A process of the server may live a moment longer than its parent, and commit.
    const told = await held.end().then(
      () => 'kept',
      (error: unknown) => error,
    );
    if (told !== 'kept') expect(told).toBeInstanceOf(Unavailable);
    await vi.waitFor(() => expect(other.generation()).rejects.toBeInstanceOf(Unavailable), 5_000);
    for (const asking of [
      () => one.generation(),
      () => appended(one, factOf('1')),
      () => one.board({}, null, 5),
      () => one.facts({}, null, 5),
      () => one.mark(),
      async () => {
        for await (const _ of reading) break;
      },
      async () => {
        for await (const _ of one.groups(null)) break;
      },
    ])
      await vi.waitFor(() => expect(asking()).rejects.toBeInstanceOf(Unavailable), 5_000);
    const before = called;
    await stores().cluster.start();
    await vi.waitFor(() => expect(called).toBeGreaterThan(before), 10_000);
    expect((await one.facts({}, null, 9)).map(({ event }) => event.id)).toEqual(told === 'kept' ? ['1', '2'] : ['1']);
    const heard = called;
    expect(await appended(other, factOf('3'))).toEqual(['new']);
    await vi.waitFor(() => expect(called).toBeGreaterThan(heard), 5_000);
  });
}

function rights(stores: () => FreshStores): void {
  it('has no rights but those it needs', async () => {
    const config = await stores().newDatabase();
    const database = openDatabase(config);
    const refused = async (text: string) =>
      expect(database.pool.query(text), text).rejects.toThrow(/permission denied|must be owner|must be superuser/);
    await refused('delete from event');
    await refused("update event set body = ''");
    await refused('delete from event_identity');
    await refused('truncate ticket');
    await refused('drop table clock');
    await refused("copy ticket to program 'true'");
    await database.close();
  });
}
