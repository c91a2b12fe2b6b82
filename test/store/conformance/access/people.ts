import { expect } from 'vitest';
import { AT, type Cases, oneTime, person, session, token } from './rows.ts';

/** Who somebody is, and their erasure. */
export const PEOPLE: Cases = {
  'gives a person back as made, with nothing that was not given': async (store) => {
    expect(await store.person('p-3')).toEqual({
      ...person('p-3', { role: 'approver', approves: ['legal', 'finance'], email: null, emailKey: null }),
      externalIds: [],
      erasedAt: null,
      hasPassword: false,
      hasSecondFactor: false,
    });
    expect(await store.person('p-4')).toBeNull();
    expect((await store.personByEmail('p-2@example.org'))?.id).toBe('p-2');
    expect(await store.personByEmail('P-2@example.org')).toBeNull();
  },

  'lists people by id, page by page, and of one customer alone': async (store) => {
    const ids = async (customer: string | null, after: string | null, limit: number) =>
      (await store.people({ customer, after, limit })).map(({ id }) => id);
    expect(await ids(null, null, 2)).toEqual(['p-1', 'p-2']);
    expect(await ids(null, 'p-2', 2)).toEqual(['p-3']);
    expect(await ids('abc', null, 9)).toEqual(['p-2']);
    expect(await ids('abcd', null, 9)).toEqual([]);
  },

  'lets an address belong to one person only, and goes on after a refused one': async (store) => {
    const results = await store.transact(async (tx) => [
      await tx.addPerson(person('p-9', { emailKey: 'p-1@example.org' })),
      await tx.setIdentity('p-3', { name: 'Three', email: 'x', emailKey: 'p-2@example.org' }),
      await tx.setIdentity('p-3', { name: 'Three', email: 'T@example.org', emailKey: 't@example.org' }),
      await tx.setIdentity('p-3', { name: 'Drei', email: 'T@example.org', emailKey: 't@example.org' }),
    ]);
    expect(results).toEqual(['emailTaken', 'emailTaken', 'set', 'set']);
    expect(await store.person('p-9')).toBeNull();
    expect(await store.person('p-3')).toMatchObject({ name: 'Drei', email: 'T@example.org' });
  },

  'keeps nothing of a transaction that threw': async (store) => {
    const work = store.transact(async (tx) => {
      await tx.setStanding('p-1', { role: 'manager', approves: [], customer: null, disabled: true, language: 'en' });
      await tx.setPassword('p-1', 'x', AT);
      await tx.addSession(session('p-1', 's-1'));
      await tx.erasePerson('p-2', AT);
      await tx.armSetup('code', AT);
      await tx.take({ key: 'k', burst: 1, refillMs: 10 }, AT);
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(await store.person('p-1')).toMatchObject({
      role: 'owner',
      disabled: false,
      language: 'fr',
      hasPassword: false,
    });
    expect(await store.person('p-2')).toMatchObject({ name: 'Name of p-2', erasedAt: null });
    expect(await store.sessionsOf('p-1')).toEqual([]);
    const after = await store.transact(async (tx) => [
      await tx.isSetup('code'),
      await tx.take({ key: 'k', burst: 1, refillMs: 10 }, AT),
    ]);
    expect(after).toEqual([false, { allowed: true, failures: 0 }]);
  },

  'knows who is an owner that can act': async (store) => {
    const change = (id: string, role: 'owner' | 'manager', disabled: boolean) =>
      store.transact((tx) => tx.setStanding(id, { role, approves: [], customer: null, disabled, language: null }));
    const owners = () => store.transact((tx) => tx.lockOwners());
    await change('p-3', 'owner', false);
    expect(await owners()).toEqual(['p-1', 'p-3']);
    await change('p-1', 'owner', true);
    expect(await owners()).toEqual(['p-3']);
    await change('p-1', 'manager', false);
    await store.transact((tx) => tx.erasePerson('p-3', AT));
    expect([await owners(), await store.hasOwner()]).toEqual([[], false]);
  },

  'ties ids of sources to one person each, and tells which are somebody else’s': async (store) => {
    const [first, second] = await store.transact(async (tx) => [
      await tx.setExternalIds('p-1', [
        { source: 'desk', id: 'u-17' },
        { source: 'desk', id: 'u-2' },
      ]),
      await tx.setExternalIds('p-3', [
        { source: 'desk', id: 'u-17' },
        { source: 'chat', id: 'u-17' },
      ]),
    ]);
    expect([first, second]).toEqual([[], [{ source: 'desk', id: 'u-17' }]]);
    expect((await store.person('p-1'))?.externalIds).toEqual([
      { source: 'desk', id: 'u-17' },
      { source: 'desk', id: 'u-2' },
    ]);
    expect((await store.person('p-3'))?.externalIds).toEqual([{ source: 'chat', id: 'u-17' }]);
    await store.transact((tx) => tx.setExternalIds('p-1', []));
    expect((await store.person('p-1'))?.externalIds).toEqual([]);
  },

  'ties the subject of an identity provider to one person for good': async (store) => {
    const tied = await store.transact(async (tx) => [
      await tx.tieOidc('https://idp', 'sub-1', 'p-1', AT),
      await tx.tieOidc('https://idp', 'sub-1', 'p-1', AT),
      await tx.tieOidc('https://idp', 'sub-1', 'p-2', AT),
      await tx.tieOidc('https://other', 'sub-1', 'p-2', AT),
    ]);
    expect(tied).toEqual([true, true, false, true]);
    expect((await store.personByOidc('https://idp', 'sub-1'))?.id).toBe('p-1');
    const has = await store.transact(async (tx) => [await tx.hasOidc('p-1'), await tx.hasOidc('p-3')]);
    expect(has).toEqual([true, false]);
    expect(await store.personByOidc('https://idp', 'sub-2')).toBeNull();
  },

  'erases all that says who somebody is, and keeps the id': async (store) => {
    await store.transact(async (tx) => {
      await tx.setExternalIds('p-2', [{ source: 'desk', id: 'u-2' }]);
      await tx.tieOidc('https://idp', 'sub-2', 'p-2', AT);
      await tx.setPassword('p-2', 'argon', AT);
      await tx.setTotp('p-2', 'sealed');
      await tx.confirmTotp('p-2', AT, ['r1']);
      await tx.addSession(session('p-2', 's-2'));
      await tx.addToken(token('p-2', 't-2'));
      await tx.addOneTime(oneTime('p-2', 'h2'));
    });
    await store.transact((tx) => tx.erasePerson('p-2', AT + 7));
    expect(await store.person('p-2')).toEqual({
      ...person('p-2', { role: 'customer', customer: 'abc', createdBy: 'p-1', disabled: true }),
      name: null,
      email: null,
      emailKey: null,
      externalIds: [],
      erasedAt: AT + 7,
      hasPassword: false,
      hasSecondFactor: false,
    });
    expect(await store.token('t-2')).toMatchObject({ name: '', revokedAt: AT + 7 });
    const gone = [
      await store.personByEmail('p-2@example.org'),
      await store.personByOidc('https://idp', 'sub-2'),
      await store.account('p-2'),
      await store.session('hash of s-2'),
      await store.oneTime('h2'),
    ];
    expect(gone).toEqual([null, null, null, null, null]);
    expect(await store.transact((tx) => tx.addPerson(person('p-8', { emailKey: 'p-2@example.org' })))).toBe('added');
  },
};
