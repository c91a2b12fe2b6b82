import { afterAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../src/app/audit/verify.ts';
import { AUDIT_START, type AuditAction, type AuditNote, type Store } from '../../../src/app/ports/index.ts';

const AT = Date.parse('2026-03-01T09:00:00Z');

// A store keeps whatever is written, be it an action that this version knows or not.
const note = (action: string, more: Partial<AuditNote> = {}): AuditNote => ({
  at: AT,
  actor: 'p-1',
  action: action as AuditAction,
  object: 'agreement:boreal@3',
  customer: null,
  details: {},
  ...more,
});

/** By the sentence that must hold; each is asked of an empty store. */
const CASES: { readonly [sentence: string]: (store: Store) => Promise<void> } = {
  'begins with nothing, and holds': async (store) => {
    expect(await store.auditHead()).toEqual({ number: 0, hash: AUDIT_START });
    expect(await store.auditEntries(0, 10)).toEqual([]);
    expect(await verifyRecord(store)).toMatchObject({ entries: 0, faults: [] });
  },

  'gives notes back as they were written, each chained to the one before': async (store) => {
    const details = {
      z: 1.5,
      a: true,
      n: null,
      text: "é “😀” \\ ' \r\n\u001b[31m \u0000 \ud800",
      __proto__x: -0,
      big: 1e21,
    };
    await store.transact(async (tx) => {
      await tx.note(note('one', { details }));
      await tx.note(note('two', { actor: null, customer: 'abc' }));
    });
    const [one, two] = await store.auditEntries(0, 10);
    expect(one).toMatchObject({ ...note('one'), number: 1, previous: AUDIT_START });
    expect(one?.details).toMatchObject({
      z: 1.5,
      a: true,
      n: null,
      big: 1e21,
      text: "é “😀” \\ ' \\u{000d}\\u{000a}\\u{001b}[31m \\u{0000} \\u{d800}",
    });
    expect(two).toMatchObject({ ...note('two', { actor: null, customer: 'abc' }), number: 2, previous: one?.hash });
    expect(await store.auditHead()).toEqual({ number: 2, hash: two?.hash });
    expect(await verifyRecord(store)).toMatchObject({ entries: 2, faults: [] });
  },

  'keeps no note of what was taken back, and leaves no gap': async (store) => {
    await expect(
      store.transact(async (tx) => {
        await tx.note(note('never'));
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    await store.transact((tx) => tx.note(note('first')));
    expect((await store.auditEntries(0, 10)).map(({ number, action }) => [number, action])).toEqual([[1, 'first']]);
  },

  'stays one chain when many write at once': async (store) => {
    await Promise.all(Array.from({ length: 24 }, (_, i) => store.transact((tx) => tx.note(note(`n${i}`)))));
    const entries = await store.auditEntries(0, 100);
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(new Set(entries.map(({ action }) => action)).size).toBe(24);
    expect(await verifyRecord(store)).toMatchObject({ entries: 24, faults: [] });
  },

  'reads page by page, about somebody, and of one customer': async (store) => {
    await store.transact(async (tx) => {
      await tx.note(note('a', { actor: 'p-1', object: 'person:p-2' }));
      await tx.note(note('b', { actor: 'p-2', customer: 'abc' }));
      await tx.note(note('c', { actor: null, customer: 'abcd' }));
      await tx.note(note('d', { actor: 't-1', object: 'person:p-22', customer: 'abc' }));
    });
    const actions = (entries: readonly { readonly action: string }[]) => entries.map(({ action }) => action).join('');
    expect(actions(await store.auditEntries(0, 2))).toBe('ab');
    expect(actions(await store.auditEntries(2, 2))).toBe('cd');
    expect(actions(await store.auditAbout(['p-2', 'person:p-2'], 0, 9))).toBe('ab');
    expect(actions(await store.auditAbout(['p-2', 'person:p-2'], 1, 9))).toBe('b');
    expect(actions(await store.auditAbout([], 0, 9))).toBe('');
    expect(actions(await store.auditOfCustomer('abc', 0, 9))).toBe('bd');
    expect(actions(await store.auditOfCustomer('abc', 0, 1))).toBe('b');
    await store.transact((tx) => tx.note(note('e', { customer: 'odd\u200bid', actor: 'p\n3' })));
    expect(actions(await store.auditOfCustomer('odd\u200bid', 0, 9))).toBe('e');
    expect(actions(await store.auditAbout(['p\n3'], 0, 9))).toBe('e');
  },
};

/** What every store must do with the record. `open` gives an empty store. */
export function describeAudit(name: string, open: () => Promise<Store>): void {
  describe(`the record in ${name}`, () => {
    const opened: Store[] = [];
    for (const [sentence, check] of Object.entries(CASES)) {
      it(sentence, async () => {
        const store = await open();
        opened.push(store);
        await check(store);
      });
    }
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()));
    });
  });
}
