import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewPerson, OneTime, Session, Store, Token } from '../../../src/app/ports/index.ts';

const AT = Date.parse('2026-03-01T09:00:00Z');

const person = (id: string, more: Partial<NewPerson> = {}): NewPerson => ({
  id,
  role: 'technician',
  approves: [],
  customer: null,
  disabled: false,
  language: null,
  name: `Name of ${id}`,
  email: `${id}@example.org`,
  emailKey: `${id}@example.org`,
  createdAt: AT,
  createdBy: null,
  ...more,
});
const session = (whose: string, id: string, more: Partial<Session> = {}): Session => ({
  hash: `hash of ${id}`,
  id,
  person: whose,
  startedAt: AT,
  lastSeenAt: AT,
  endsAt: AT + 1000,
  by: 'password',
  secondFactor: false,
  userAgent: 'a browser',
  ...more,
});
const token = (whose: string, id: string, more: Partial<Token> = {}): Token => ({
  id,
  hash: `hash of ${id}`,
  prefix: 'lw_abc',
  name: 'é “😀”',
  person: whose,
  scopes: ['events:write', 'tickets:read'],
  customer: null,
  madeAt: AT,
  endsAt: null,
  lastUsedAt: null,
  revokedAt: null,
  ...more,
});
const oneTime = (whose: string | null, hash: string, more: Partial<OneTime> = {}): OneTime => ({
  hash,
  kind: 'reset',
  person: whose,
  madeAt: AT,
  endsAt: AT + 1000,
  payload: null,
  tries: 0,
  ...more,
});

/** What every store must answer of people, accounts, sessions and tokens. `open` gives an empty store. */
export function describeAccess(name: string, open: () => Promise<Store>): void {
  describe(`people and access in ${name}`, () => {
    let store: Store;
    const opened: Store[] = [];
    beforeEach(async () => {
      store = await open();
      opened.push(store);
      await store.transact(async (tx) => {
        await tx.addPerson(person('p-1', { role: 'owner', language: 'fr' }));
        await tx.addPerson(person('p-2', { role: 'customer', customer: 'abc', approves: [], createdBy: 'p-1' }));
        await tx.addPerson(
          person('p-3', { role: 'approver', approves: ['legal', 'finance'], email: null, emailKey: null }),
        );
      });
    });
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()));
    });

    it('gives a person back as made, with nothing that was not given', async () => {
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
    });

    it('lists people by id, page by page, and of one customer alone', async () => {
      const ids = async (customer: string | null, after: string | null, limit: number) =>
        (await store.people({ customer, after, limit })).map(({ id }) => id);
      expect(await ids(null, null, 2)).toEqual(['p-1', 'p-2']);
      expect(await ids(null, 'p-2', 2)).toEqual(['p-3']);
      expect(await ids('abc', null, 9)).toEqual(['p-2']);
      expect(await ids('abcd', null, 9)).toEqual([]);
    });

    it('lets an address belong to one person only, and goes on after a refused one', async () => {
      const results = await store.transact(async (tx) => [
        await tx.addPerson(person('p-9', { emailKey: 'p-1@example.org' })),
        await tx.setIdentity('p-3', { name: 'Three', email: 'x', emailKey: 'p-2@example.org' }),
        await tx.setIdentity('p-3', { name: 'Three', email: 'T@example.org', emailKey: 't@example.org' }),
        await tx.setIdentity('p-3', { name: 'Drei', email: 'T@example.org', emailKey: 't@example.org' }),
      ]);
      expect(results).toEqual(['emailTaken', 'emailTaken', 'set', 'set']);
      expect(await store.person('p-9')).toBeNull();
      expect(await store.person('p-3')).toMatchObject({ name: 'Drei', email: 'T@example.org' });
    });

    it('keeps nothing of a transaction that threw', async () => {
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
    });

    it('knows who is an owner that can act', async () => {
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
    });

    it('ties ids of sources to one person each, and tells which are somebody else’s', async () => {
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
    });

    it('ties the subject of an identity provider to one person for good', async () => {
      const tied = await store.transact(async (tx) => [
        await tx.tieOidc('https://idp', 'sub-1', 'p-1', AT),
        await tx.tieOidc('https://idp', 'sub-1', 'p-1', AT),
        await tx.tieOidc('https://idp', 'sub-1', 'p-2', AT),
        await tx.tieOidc('https://other', 'sub-1', 'p-2', AT),
      ]);
      expect(tied).toEqual([true, true, false, true]);
      expect((await store.personByOidc('https://idp', 'sub-1'))?.id).toBe('p-1');
      expect(await store.personByOidc('https://idp', 'sub-2')).toBeNull();
    });

    it('keeps a password and a second factor, each step and each recovery code good once', async () => {
      await store.transact(async (tx) => {
        await tx.setPassword('p-1', 'argon', AT);
        await tx.setTotp('p-1', 'sealed');
      });
      expect(await store.person('p-1')).toMatchObject({ hasPassword: true, hasSecondFactor: false });
      const used = await store.transact(async (tx) => {
        await tx.confirmTotp('p-1', AT + 1, ['r1', 'r2']);
        return [
          await tx.useTotpStep('p-1', 5),
          await tx.useTotpStep('p-1', 5),
          await tx.useTotpStep('p-1', 4),
          await tx.useTotpStep('p-1', 6),
          await tx.useRecoveryCode('p-1', 'r1'),
          await tx.useRecoveryCode('p-1', 'r1'),
          await tx.useRecoveryCode('p-2', 'r2'),
          await tx.useTotpStep('p-2', 7),
        ];
      });
      expect(used).toEqual([true, false, false, true, true, false, false, false]);
      expect(await store.account('p-1')).toEqual({
        person: 'p-1',
        passwordHash: 'argon',
        passwordChangedAt: AT,
        totpSealed: 'sealed',
        totpConfirmedAt: AT + 1,
      });
      const later = await store.transact(async (tx) => {
        await tx.setTotp('p-1', null);
        return [await tx.useRecoveryCode('p-1', 'r2'), (await tx.person('p-1'))?.hasSecondFactor];
      });
      expect(later).toEqual([false, false]);
      expect(await store.account('p-2')).toBeNull();
    });

    it('keeps sessions with their person, newest first, and ends one or all of one person', async () => {
      await store.transact(async (tx) => {
        await tx.addSession(session('p-1', 's-1'));
        await tx.addSession(session('p-1', 's-2', { startedAt: AT + 5, by: 'oidc', secondFactor: true }));
        await tx.addSession(session('p-2', 's-3'));
        await tx.touchSession('hash of s-1', AT + 9);
        await tx.touchSession('hash of s-1', AT + 3);
      });
      expect(await store.session('hash of s-1')).toEqual({
        session: session('p-1', 's-1', { lastSeenAt: AT + 9 }),
        person: await store.person('p-1'),
      });
      expect((await store.sessionsOf('p-1')).map(({ id }) => id)).toEqual(['s-2', 's-1']);
      const ended = await store.transact(async (tx) => [
        await tx.endSession('p-1', 's-3'),
        await tx.endSession('p-1', 's-1'),
        await tx.endSession('p-1', 's-1'),
        await tx.endSessionsOf('p-1'),
      ]);
      expect(ended).toEqual([false, true, false, 1]);
      expect(await store.session('hash of s-2')).toBeNull();
      expect((await store.sessionsOf('p-2')).length).toBe(1);
    });

    it('keeps tokens with their maker; revoked once, revoked for good', async () => {
      await store.transact(async (tx) => {
        await tx.addToken(token('p-1', 't-1'));
        await tx.addToken(token('p-2', 't-2', { madeAt: AT + 1, customer: 'abc', endsAt: AT + 2 }));
        await tx.touchToken('t-1', AT + 4);
        await tx.touchToken('t-1', AT + 3);
        await tx.revokeToken('t-1', AT + 5);
        await tx.revokeToken('t-1', AT + 6);
      });
      const revoked = token('p-1', 't-1', { lastUsedAt: AT + 4, revokedAt: AT + 5 });
      expect(await store.tokenByHash('hash of t-1')).toEqual({ token: revoked, person: await store.person('p-1') });
      expect(await store.token('t-1')).toEqual(revoked);
      expect(await store.tokenByHash('hash of t-9')).toBeNull();
      expect((await store.tokens(null)).map(({ id }) => id)).toEqual(['t-2', 't-1']);
      expect((await store.tokens('p-1')).map(({ id }) => id)).toEqual(['t-1']);
    });

    it('gives what works once to one taker, of its kind only', async () => {
      await store.transact(async (tx) => {
        await tx.addOneTime(oneTime('p-1', 'h1'));
        await tx.addOneTime(oneTime(null, 'h2', { kind: 'oidc', payload: '{"a":1}' }));
        await tx.addOneTime(oneTime('p-1', 'h3', { kind: 'invitation' }));
      });
      expect(await store.oneTime('h2')).toEqual(oneTime(null, 'h2', { kind: 'oidc', payload: '{"a":1}' }));
      const taken = await store.transact(async (tx) => [
        await tx.takeOneTime('h1', 'invitation'),
        await tx.tryOneTime('h1'),
        await tx.tryOneTime('h1'),
        await tx.tryOneTime('h9'),
        await tx.takeOneTime('h1', 'reset'),
        await tx.takeOneTime('h1', 'reset'),
      ]);
      expect(taken).toEqual([null, 1, 2, null, oneTime('p-1', 'h1', { tries: 2 }), null]);
      await store.transact((tx) => tx.dropOneTimes('p-1', ['reset']));
      expect(await store.oneTime('h3')).not.toBeNull();
      await store.transact((tx) => tx.dropOneTimes('p-1', ['reset', 'invitation']));
      expect(await store.oneTime('h3')).toBeNull();
    });

    it('of several takers at the same time lets one have what works once', async () => {
      await store.transact(async (tx) => {
        await tx.addOneTime(oneTime('p-1', 'h1'));
        await tx.armSetup('code', AT);
        await tx.setTotp('p-1', 'sealed');
        await tx.confirmTotp('p-1', AT, ['r1']);
      });
      const at = async <T>(work: () => Promise<T>) => await Promise.all([work(), work(), work(), work()]);
      const links = await at(() => store.transact((tx) => tx.takeOneTime('h1', 'reset')));
      const setups = await at(() => store.transact((tx) => tx.takeSetup('code')));
      const steps = await at(() => store.transact((tx) => tx.useTotpStep('p-1', 3)));
      const codes = await at(() => store.transact((tx) => tx.useRecoveryCode('p-1', 'r1')));
      expect(links.filter((link) => link !== null).length).toBe(1);
      expect([setups, steps, codes].map((all) => all.filter(Boolean).length)).toEqual([1, 1, 1]);
    });

    it('knows one setup code at a time', async () => {
      const known = await store.transact(async (tx) => {
        await tx.armSetup('first', AT);
        await tx.armSetup('second', AT + 1);
        return [await tx.isSetup('first'), await tx.isSetup('second'), await tx.takeSetup('first')];
      });
      expect(known).toEqual([false, true, false]);
      const taken = await store.transact(async (tx) => [await tx.takeSetup('second'), await tx.isSetup('second')]);
      expect(taken).toEqual([true, false]);
    });

    it('lets an allowance be taken up to its burst, and then as it refills', async () => {
      const allowance = { key: 'k', burst: 3, refillMs: 100 };
      const take = (at: number) => store.transact((tx) => tx.take(allowance, at));
      const results = [
        await take(AT),
        await take(AT),
        await take(AT),
        await take(AT),
        await take(AT + 99),
        await take(AT + 100),
      ];
      expect(results).toEqual([
        { allowed: true, failures: 0 },
        { allowed: true, failures: 1 },
        { allowed: true, failures: 2 },
        { allowed: false, retryAt: AT + 100, failures: 3, first: true },
        { allowed: false, retryAt: AT + 100, failures: 3, first: false },
        { allowed: true, failures: 3 },
      ]);
      expect(await take(AT + 100)).toMatchObject({ allowed: false, first: true });
      await store.transact((tx) => tx.giveBack(allowance));
      expect([await take(AT + 100), await take(AT + 100)]).toMatchObject([
        { allowed: true, failures: 0 },
        { allowed: false, failures: 1 },
      ]);
      expect(await take(AT + 10_000)).toMatchObject({ allowed: true });
    });

    it('lets no more through when all come at once', async () => {
      const tries = Array.from({ length: 20 }, () =>
        store.transact((tx) => tx.take({ key: 'k', burst: 5, refillMs: 1000 }, AT)),
      );
      expect((await Promise.all(tries)).filter(({ allowed }) => allowed).length).toBe(5);
    });

    it('erases all that says who somebody is, and keeps the id', async () => {
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
    });

    it('drops what has ended, and nothing else', async () => {
      await store.transact(async (tx) => {
        await tx.addSession(session('p-1', 's-1', { endsAt: AT }));
        await tx.addSession(session('p-1', 's-2', { endsAt: AT + 2 }));
        await tx.addOneTime(oneTime('p-1', 'h1', { endsAt: AT }));
        await tx.addOneTime(oneTime('p-1', 'h2', { endsAt: AT + 2 }));
        await tx.take({ key: 'k', burst: 1, refillMs: 1 }, AT - 1);
      });
      expect(await store.transact((tx) => tx.dropEnded(AT + 1))).toBe(3);
      expect(await store.transact((tx) => tx.dropEnded(AT + 1))).toBe(0);
      expect((await store.sessionsOf('p-1')).map(({ id }) => id)).toEqual(['s-2']);
      expect(await store.oneTime('h2')).not.toBeNull();
    });
  });
}
