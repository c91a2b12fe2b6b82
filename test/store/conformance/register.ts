import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { IssuedStatement, PublishedVersion, Store, Tx } from '../../../src/app/ports/index.ts';

const AT = Date.parse('2026-03-01T09:00:00Z');

const version = (agreement: string, number: number, text = 'leeway: 1'): PublishedVersion => ({
  agreement,
  version: number,
  text,
  resolved: `${text}\nresolved: é “😀” \\ '`,
  hash: `hash-${number}`,
  publishedAt: AT,
  publishedBy: 'p-1',
  withdrawnAt: null,
  withdrawnBy: null,
  withdrawnBecause: null,
});

const statement = (agreement: string, month: string, number: number, customer: string | null): IssuedStatement => ({
  agreement,
  month,
  number,
  customer,
  asOf: AT,
  knownAt: AT + 1,
  body: `{"number":${number}}`,
  hash: `h-${number}`,
  issuedAt: AT + 2,
  issuedBy: null,
});

/** What every store must answer of agreements, customers and statements. `open` gives an empty store. */
export function describeRegister(name: string, open: () => Promise<Store>): void {
  describe(`the register of ${name}`, () => {
    let store: Store;
    const opened: Store[] = [];
    beforeEach(async () => {
      store = await open();
      opened.push(store);
    });
    afterAll(async () => {
      for (const one of opened) await one.close();
    });
    versionsAreKept(() => store);
    transactionsAreWhole(() => store);
    namesAreKept(() => store);
    changesAreMarked(() => store);
    namesMove(() => store);
    statementsAreKept(() => store);
  });
}

function versionsAreKept(store: () => Store): void {
  it('gives versions back as they were published, by agreement and number, the tenth after the second', async () => {
    const given = [version('b-or', 10), version('b-or', 2, "a: 'quoted' -- and ; more"), version('a-or', 1)];
    await store().transact(async (tx) => {
      await tx.lockRegister();
      for (const one of given) expect(await tx.addVersion(one)).toBe(true);
      expect(await tx.publishedVersions()).toHaveLength(3);
    });
    expect(await store().publishedVersions()).toEqual([given[2], given[1], given[0]]);
  });
  it('never replaces a version that is published', async () => {
    await store().transact((tx) => tx.addVersion(version('b-or', 1, 'first')));
    expect(await store().transact((tx) => tx.addVersion(version('b-or', 1, 'second')))).toBe(false);
    expect((await store().publishedVersions()).map(({ text }) => text)).toEqual(['first']);
  });
  it('withdraws a version once, and keeps who, when and why', async () => {
    await store().transact((tx) => tx.addVersion(version('b-or', 1)));
    const withdraw = (because: string) =>
      store().transact((tx) => tx.withdrawVersion('b-or', 1, { at: AT + 5, by: 'p-2', because }));
    expect(await withdraw('a slip')).toBe(true);
    expect(await withdraw('another')).toBe(false);
    expect(await store().transact((tx) => tx.withdrawVersion('c-or', 1, { at: AT, by: null, because: '' }))).toBe(
      false,
    );
    expect(await store().publishedVersions()).toEqual([
      { ...version('b-or', 1), withdrawnAt: AT + 5, withdrawnBy: 'p-2', withdrawnBecause: 'a slip' },
    ]);
  });
}

function transactionsAreWhole(store: () => Store): void {
  it('keeps nothing of a transaction that throws', async () => {
    await store().transact((tx) => tx.addVersion(version('b-or', 1)));
    const failing = store().transact(async (tx) => {
      await tx.addVersion(version('b-or', 2));
      await tx.withdrawVersion('b-or', 1, { at: AT, by: null, because: 'x' });
      await tx.putCustomer({ id: 'boreal', name: 'Boréal', changedAt: AT, changedBy: null });
      await tx.putAlias({ source: 's', alias: 'a', customer: 'boreal', attachedAt: AT, attachedBy: null });
      await tx.addStatement(statement('b-or', '2026-03', 1, null));
      throw new RangeError('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await store().publishedVersions()).toEqual([version('b-or', 1)]);
    expect(await store().registeredCustomers()).toEqual([]);
    expect(await store().customerAliases()).toEqual([]);
    expect(await store().issuedStatements({}, null, 10)).toEqual([]);
  });
  it('lets one transaction after another look at what is published and add to it', async () => {
    const addNext = () =>
      store().transact(async (tx) => {
        await tx.lockRegister();
        const last = (await tx.publishedVersions()).at(-1)?.version ?? 0;
        expect(await tx.addVersion(version('b-or', last + 1))).toBe(true);
      });
    await Promise.all([addNext(), addNext(), addNext(), addNext()]);
    expect((await store().publishedVersions()).map((one) => one.version)).toEqual([1, 2, 3, 4]);
  });
}

function namesAreKept(store: () => Store): void {
  it('keeps the last name of a customer', async () => {
    const named = (name: string, by: string | null, at = AT) =>
      store().transact((tx) => tx.putCustomer({ id: 'boreal', name, changedAt: at, changedBy: by }));
    await named('Boreal', 'p-1');
    await named('Boréal SAS', null, AT + 1);
    expect(await store().registeredCustomers()).toEqual([
      { id: 'boreal', name: 'Boréal SAS', registeredAt: AT, changedAt: AT + 1, changedBy: null },
    ]);
  });
  it('counts the ids of registered customers among the names, since they were registered', async () => {
    const alias = { source: 'mail', alias: 'Boréal', customer: 'boreal', attachedAt: AT + 3, attachedBy: 'p-1' };
    await store().transact(async (tx) => {
      for (const [id, changedAt] of [
        ['dune', AT],
        ['boreal', AT + 1],
        ['dune', AT + 2],
      ] as const) {
        await tx.putCustomer({ id, name: 'X', changedAt, changedBy: 'p-1' });
      }
      await tx.putAlias(alias);
      expect(await tx.customerNames()).toHaveLength(3);
    });
    const own = (id: string, attachedAt: number) => ({
      source: '',
      alias: id,
      customer: id,
      attachedAt,
      attachedBy: null,
    });
    expect(await store().customerNames()).toEqual([own('boreal', AT + 1), own('dune', AT), alias]);
    expect(await store().customerAliases()).toEqual([alias]);
  });
}

function changesAreMarked(store: () => Store): void {
  it('marks every change of agreements and names, and what was not kept by a mark of its own', async () => {
    const mark = () => store().rosterMark();
    const put = (tx: Tx, name: string) => tx.putCustomer({ id: 'dune', name, changedAt: AT, changedBy: 'p-1' });
    const alias = { source: 'mail', alias: 'Dune', customer: 'dune', attachedAt: AT, attachedBy: 'p-1' };
    const seen = [await mark()];
    expect(await mark()).toEqual(seen[0]);
    const changes: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => put(tx, 'Dune'),
      (tx) => tx.putAlias(alias),
      (tx) => tx.removeAlias('mail', 'Dune', AT + 1),
      (tx) => tx.newGeneration(),
    ];
    for (const change of changes) {
      const lost = store().transact(async (tx) => {
        await change(tx);
        seen.push(await tx.rosterMark());
        throw new Error('no');
      });
      await expect(lost).rejects.toThrow('no');
      await store().transact(change);
      seen.push(await mark());
    }
    expect(await mark()).toEqual(seen.at(-1));
    expect(new Set(seen.map(({ names, generation }) => `${generation} ${names}`)).size).toBe(seen.length);
    expect(await mark()).toMatchObject({ generation: await store().generation() });
  });
}

function namesMove(store: () => Store): void {
  it('knows a name per source, moves it, lets it go, and still knows whose it was until when', async () => {
    const attach = (source: string, customer: string, attachedAt = AT) =>
      store().transact((tx) =>
        tx.putAlias({ source, alias: 'Société "Boréal"', customer, attachedAt, attachedBy: 'p-1' }),
      );
    await attach('helpdesk', 'boreal');
    await attach('mail', 'boreal');
    await attach('helpdesk', 'cobalt', AT + 3);
    const names = async () => (await store().customerAliases()).map(({ source, customer }) => [source, customer]);
    expect((await names()).sort()).toEqual([
      ['helpdesk', 'cobalt'],
      ['mail', 'boreal'],
    ]);
    const remove = (source: string) => store().transact((tx) => tx.removeAlias(source, 'Société "Boréal"', AT + 5));
    expect([await remove('helpdesk'), await remove('helpdesk')]).toEqual([true, false]);
    expect(await names()).toEqual([['mail', 'boreal']]);
    const past = { source: 'helpdesk', alias: 'Société "Boréal"', attachedBy: 'p-1' };
    expect(await store().pastAliases()).toEqual([
      { ...past, customer: 'boreal', attachedAt: AT, detachedAt: AT + 3 },
      { ...past, customer: 'cobalt', attachedAt: AT + 3, detachedAt: AT + 5 },
    ]);
  });
}

function statementsAreKept(store: () => Store): void {
  const all = [
    statement('a-or', '2026-04', 2, 'boreal'),
    statement('a-or', '2026-04', 1, 'boreal'),
    statement('b-or', '2026-04', 1, 'cobalt'),
    statement('a-or', '2026-03', 1, 'boreal'),
    statement('c-or', '2026-03', 1, null),
  ];
  const addAll = () =>
    store().transact(async (tx) => {
      for (const one of [...all].reverse()) expect(await tx.addStatement(one)).toBe(true);
    });
  it('never replaces a statement that was issued', async () => {
    await addAll();
    const again = { ...statement('a-or', '2026-03', 1, 'boreal'), body: '{"other":true}' };
    expect(await store().transact((tx) => tx.addStatement(again))).toBe(false);
    expect(await store().issuedStatements({ agreement: 'a-or', month: '2026-03' }, null, 9)).toEqual([all[3]]);
  });
  it('lists statements, the latest month first, page after page without a gap', async () => {
    await addAll();
    const pages: IssuedStatement[] = [];
    for (;;) {
      const page = await store().issuedStatements({}, pages.at(-1) ?? null, 2);
      pages.push(...page);
      if (page.length < 2) break;
    }
    expect(pages).toEqual(all);
  });
  it("gives a customer's own, and none that names several", async () => {
    await addAll();
    expect(await store().issuedStatements({ customer: 'cobalt' }, null, 9)).toEqual([all[2]]);
    expect(await store().issuedStatements({ customer: "x' or true --" }, null, 9)).toEqual([]);
  });
}
