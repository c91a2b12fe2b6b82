import { expect } from 'vitest';
import { AT, type Cases, oneTime, session, token } from './rows.ts';

/** How people prove who they are, and what works once. */
export const SECRETS: Cases = {
  'keeps a password and a second factor, each step and each recovery code good once': async (store) => {
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
  },

  'keeps sessions with their person, newest first, and ends one or all of one person': async (store) => {
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
  },

  'keeps tokens with their maker; revoked once, revoked for good': async (store) => {
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
  },

  'gives what works once to one taker, of its kind only': async (store) => {
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
  },

  'of several takers at the same time lets one have what works once': async (store) => {
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
  },

  'knows one setup code at a time': async (store) => {
    const known = await store.transact(async (tx) => {
      await tx.armSetup('first', AT);
      await tx.armSetup('second', AT + 1);
      return [await tx.isSetup('first'), await tx.isSetup('second'), await tx.takeSetup('first')];
    });
    expect(known).toEqual([false, true, false]);
    const taken = await store.transact(async (tx) => [await tx.takeSetup('second'), await tx.isSetup('second')]);
    expect(taken).toEqual([true, false]);
  },

  'lets an allowance be taken up to its burst, and then as it refills': async (store) => {
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
  },

  'lets no more through when all come at once': async (store) => {
    const tries = Array.from({ length: 20 }, () =>
      store.transact((tx) => tx.take({ key: 'k', burst: 5, refillMs: 1000 }, AT)),
    );
    expect((await Promise.all(tries)).filter(({ allowed }) => allowed).length).toBe(5);
  },

  'drops what has ended, and nothing else': async (store) => {
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
  },
};
