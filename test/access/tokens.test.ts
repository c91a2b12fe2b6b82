import { expect, it } from 'vitest';
import type { AccessParts } from '../../src/app/access/index.ts';
import {
  type Actor,
  authenticate,
  changePerson,
  listTokens,
  makeToken,
  revokeToken,
  type Scope,
  type TokenWanted,
} from '../../src/app/access/index.ts';
import { DAY_MS } from '../../src/core/time/index.ts';
import { inBothStores } from './stores.ts';
import { kept, newcomer, newHouse, refusedAs } from './support.ts';

const wanted = (scopes: readonly Scope[], more: Partial<TokenWanted> = {}): TokenWanted => ({
  name: 'the feed',
  scopes,
  customer: null,
  expiresAt: null,
  ...more,
});

const scopesOf = async (secret: string, parts: AccessParts) => {
  const actor = await authenticate({ kind: 'token', secret }, parts);
  return actor === null ? null : [...actor.scopes].sort();
};

inBothStores('tokens', (open) => {
  it('are told once, kept as a hash, and hold 256 bits', async () => {
    const { parts, owner } = await newHouse(await open());
    const { token, secret } = kept(await makeToken(owner, wanted(['events:write', 'tickets:read']), parts));
    expect(secret).toMatch(/^lw_[0-9A-Za-z]{43}$/);
    expect(secret.startsWith(token.prefix) && token.prefix.length).toBe(9);
    const left = [await parts.store.tokens(null), await parts.store.auditEntries(0, 99)];
    expect(JSON.stringify(left)).not.toContain(secret.slice(9));
    expect(await scopesOf(secret, parts)).toEqual(['events:write', 'tickets:read']);
    expect(await scopesOf(`${secret.slice(0, -1)}_`, parts)).toBeNull();
    expect(await authenticate({ kind: 'session', secret }, parts)).toBeNull();
  });

  it('may no more than their maker may when they are made', async () => {
    const house = await newHouse(await open());
    const { parts } = house;
    const manager = await newcomer(house, 'mo@example.org', { role: 'manager' });
    expect(refusedAs(await makeToken(manager.actor, wanted(['people:write']), parts))).toBe('notAllowed');
    expect(refusedAs(await makeToken(manager.actor, wanted(['tickets:read', 'audit:read']), parts))).toBe('notAllowed');
    expect(refusedAs(await makeToken(manager.actor, wanted([]), parts))).toBe('invalid');
    expect(refusedAs(await makeToken(manager.actor, wanted(['tickets:read']), parts))).toBeNull();
  });

  it('are judged by the maker’s role as it is, not as the request began', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const manager = await newcomer(house, 'mo@example.org', { role: 'manager' });
    kept(await changePerson(owner, manager.id, { role: 'technician' }, parts));
    expect(refusedAs(await makeToken(manager.actor, wanted(['agreements:write']), parts))).toBe('notAllowed');
  });

  it('shrink with their maker’s role, grow again with it, and die with the maker', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id, actor } = await newcomer(house, 'mo@example.org', { role: 'manager' });
    const { secret } = kept(
      await makeToken(actor, wanted(['tickets:read', 'statements:write', 'internals:read']), parts),
    );
    const as = async (change: Parameters<typeof changePerson>[2]) => {
      kept(await changePerson(owner, id, change, parts));
      return await scopesOf(secret, parts);
    };
    expect(await as({ role: 'technician' })).toEqual(['tickets:read']);
    expect(await as({ role: 'approver' })).toEqual(['internals:read', 'tickets:read']);
    expect(await as({ role: 'manager' })).toEqual(['internals:read', 'statements:write', 'tickets:read']);
    expect(await as({ role: 'customer', customer: 'abc' })).toEqual(['tickets:read']);
    expect((await authenticate({ kind: 'token', secret }, parts))?.customer).toBe('abc');
    expect(await as({ disabled: true })).toBeNull();
  });

  it('see one customer only, where that was said, and nothing once the maker is bound to another', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id, actor } = await newcomer(house, 'mo@example.org', { role: 'manager' });
    const { secret } = kept(await makeToken(actor, wanted(['tickets:read'], { customer: 'abc' }), parts));
    expect((await authenticate({ kind: 'token', secret }, parts))?.customer).toBe('abc');
    kept(await changePerson(owner, id, { customer: 'xyz' }, parts));
    expect(await authenticate({ kind: 'token', secret }, parts)).toBeNull();
    const bound = { ...actor, customer: 'xyz' };
    expect(refusedAs(await makeToken(bound, wanted(['tickets:read'], { customer: 'abc' }), parts))).toBe('notFound');
    expect(kept(await makeToken(bound, wanted(['tickets:read']), parts)).token.customer).toBe('xyz');
  });

  it('make no tokens', async () => {
    const { parts, owner } = await newHouse(await open());
    const { secret } = kept(await makeToken(owner, wanted(['tokens:write', 'tickets:read']), parts));
    const token = await authenticate({ kind: 'token', secret }, parts);
    expect(refusedAs(await makeToken(token as Actor, wanted(['tickets:read']), parts))).toBe('notAllowed');
  });

  it('end when they expire and when they are revoked, and say when they were last used, to the minute', async () => {
    const { parts, owner, clock } = await newHouse(await open());
    const ends = clock.at + DAY_MS;
    expect(refusedAs(await makeToken(owner, wanted(['tickets:read'], { expiresAt: clock.at }), parts))).toBe('invalid');
    const { token, secret } = kept(await makeToken(owner, wanted(['tickets:read'], { expiresAt: ends }), parts));
    const lastUsed = async () => (await parts.store.token(token.id))?.lastUsedAt;
    const first = clock.at;
    await scopesOf(secret, parts);
    clock.at += 59_999;
    await scopesOf(secret, parts);
    expect(await lastUsed()).toBe(first);
    clock.at += 1;
    await scopesOf(secret, parts);
    expect(await lastUsed()).toBe(first + 60_000);
    clock.at = ends;
    expect(await scopesOf(secret, parts)).toBeNull();
    const other = kept(await makeToken(owner, wanted(['tickets:read']), parts));
    expect(refusedAs(await revokeToken(owner, other.token.id, parts))).toBeNull();
    expect(await scopesOf(other.secret, parts)).toBeNull();
  });

  it('are listed and revoked by their maker, and by who may write people', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const mo = await newcomer(house, 'mo@example.org', { role: 'manager' });
    const io = await newcomer(house, 'io@example.org', { role: 'manager' });
    const { token } = kept(await makeToken(mo.actor, wanted(['tickets:read']), parts));
    const seen = async (actor: Actor) => (await listTokens(actor, parts)).length;
    expect([await seen(mo.actor), await seen(io.actor), await seen(owner)]).toEqual([1, 0, 1]);
    expect(refusedAs(await revokeToken(io.actor, token.id, parts))).toBe('notFound');
    expect(refusedAs(await revokeToken(mo.actor, 't-none', parts))).toBe('notFound');
    expect(refusedAs(await revokeToken(owner, token.id, parts))).toBeNull();
    const actions = (await parts.store.auditEntries(0, 99)).map(({ action }) => action);
    expect(actions.slice(-2)).toEqual(['token.made', 'token.revoked']);
  });
});
