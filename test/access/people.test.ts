import { expect, it } from 'vitest';
import {
  type Actor,
  authenticate,
  changePerson,
  createPerson,
  erasePerson,
  exportPerson,
  getPerson,
  listPeople,
  makeReset,
  makeToken,
  type PersonWanted,
  removeFactorOf,
  type Scope,
  signIn,
} from '../../src/app/access/index.ts';
import { inBothStores } from './stores.ts';
import { BROWSER, kept, NETWORK, newcomer, newHouse, PASSWORD, refusedAs, personWanted as wanted } from './support.ts';

/** What a token with some of an owner's scopes is as an actor. */
const tokenOf = (owner: Actor, scopes: readonly Scope[], customer: string | null = null): Actor => ({
  ...owner,
  kind: 'token',
  id: 't-1',
  scopes: new Set(scopes),
  customer,
});

inBothStores('people', (open) => {
  it('gives somebody whom events call u-17 a name, without an account', async () => {
    const { parts, owner } = await newHouse(await open());
    const ids = [{ source: 'desk', id: 'u-17' }];
    const made = kept(await createPerson(owner, wanted({ email: null, externalIds: ids }), parts));
    expect(made).toMatchObject({ name: 'Lin', email: null, externalIds: ids, hasPassword: false });
    expect(made.id).toMatch(/^p-[0-9A-Za-z]{22}$/);
    const taken = await createPerson(owner, wanted({ email: null, externalIds: ids }), parts);
    expect(taken).toMatchObject({
      refused: 'alreadyExists',
      what: { en: '"u-17" of "desk" is somebody else already.' },
    });
    expect((await parts.store.people({ customer: null, after: null, limit: 9 })).length).toBe(2);
  });

  it('lets one of several who are made with the same address at once be made, and of those with the same id of a source', async () => {
    const { parts, owner } = await newHouse(await open());
    const atOnce = async (more: (n: number) => Partial<PersonWanted>) =>
      (await Promise.all([1, 2, 3].map((n) => createPerson(owner, wanted(more(n)), parts)))).map(refusedAs).sort();
    expect(await atOnce((n) => ({ name: `n${n}` }))).toEqual(['alreadyExists', 'alreadyExists', null]);
    const externalIds = [{ source: 'desk', id: 'u-17' }];
    expect(await atOnce((n) => ({ email: `n${n}@example.org`, externalIds }))).toEqual([
      'alreadyExists',
      'alreadyExists',
      null,
    ]);
    expect((await parts.store.people({ customer: null, after: null, limit: 9 })).length).toBe(3);
  });

  it('wants a customer for the role customer, and none for an owner', async () => {
    const { parts, owner } = await newHouse(await open());
    const made = async (more: Partial<PersonWanted>) => refusedAs(await createPerson(owner, wanted(more), parts));
    expect(await made({ role: 'customer' })).toBe('invalid');
    expect(await made({ role: 'owner', customer: 'abc' })).toBe('invalid');
    expect(await made({ role: 'customer', customer: 'abc', approves: ['legal'] })).toBe('invalid');
    expect(await made({ email: 'not an address' })).toBe('invalid');
    expect(await made({ name: 'a\u202Eb' })).toBe('invalid');
    expect(await made({ role: 'customer', customer: 'abc' })).toBeNull();
    expect(await made({ role: 'manager', email: 'LIN@example.org' })).toBe('alreadyExists');
  });

  it('lets nobody make, change or let in somebody who may more than they may themselves', async () => {
    const { parts, owner } = await newHouse(await open());
    const lin = kept(await createPerson(owner, wanted(), parts));
    const writer = tokenOf(owner, ['people:read', 'people:write']);
    const refused = [
      await createPerson(writer, wanted({ role: 'owner', email: 'x@example.org' }), parts),
      await createPerson(writer, wanted({ role: 'technician', email: 'x@example.org' }), parts),
      await changePerson(writer, lin.id, { role: 'owner' }, parts),
      await changePerson(writer, owner.id, { email: 'mine@example.org' }, parts),
      await makeReset(writer, owner.id, parts),
      await removeFactorOf(writer, owner.id, parts),
      await erasePerson(writer, owner.id, parts),
    ];
    expect(refused.map(refusedAs)).toEqual(Array(7).fill('notAllowed'));
  });

  it('shows and touches only people of the customer an actor is bound to', async () => {
    const { parts, owner } = await newHouse(await open());
    const mine = kept(await createPerson(owner, wanted({ role: 'customer', customer: 'abc' }), parts));
    const other = kept(
      await createPerson(owner, wanted({ role: 'customer', customer: 'xyz', email: 'o@example.org' }), parts),
    );
    const bound = tokenOf(owner, [...owner.scopes], 'abc');
    expect((await listPeople(bound, { after: null, limit: 9 }, parts)).map(({ id }) => id)).toEqual([mine.id]);
    expect(refusedAs(await getPerson(bound, mine.id, parts))).toBeNull();
    const unseen = [
      await getPerson(bound, other.id, parts),
      await getPerson(bound, 'p-nobody', parts),
      await changePerson(bound, other.id, { name: 'Mine' }, parts),
      await erasePerson(bound, owner.id, parts),
      await exportPerson(bound, other.id, parts),
    ];
    expect(unseen.map(refusedAs)).toEqual(Array(5).fill('notFound'));
    expect(new Set(unseen.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refusedAs(await changePerson(bound, mine.id, { customer: 'xyz' }, parts))).toBe('notAllowed');
    expect(refusedAs(await createPerson(bound, wanted({ role: 'technician', email: 'n@example.org' }), parts))).toBe(
      'notAllowed',
    );
  });

  it('ends every session with a change of role, and the next one is of the new role', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id, cookie } = await newcomer(house, 'lin@example.org');
    kept(await changePerson(owner, id, { name: 'Lin Renamed', role: 'technician' }, parts));
    expect(await authenticate({ kind: 'session', secret: cookie }, parts)).not.toBeNull();
    kept(await changePerson(owner, id, { role: 'manager' }, parts));
    expect(await authenticate({ kind: 'session', secret: cookie }, parts)).toBeNull();
    kept(await signIn({ ...BROWSER, email: 'lin@example.org', password: PASSWORD, network: NETWORK }, parts));
    const entries = await parts.store.auditEntries(0, 99);
    const changed = entries.find(({ details }) => details['role'] === 'manager');
    expect(changed?.details).toMatchObject({ roleBefore: 'technician', role: 'manager' });
  });

  it('keeps the last owner an owner, even when two take each other’s place at once', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    expect(refusedAs(await changePerson(owner, owner.id, { role: 'manager' }, parts))).toBe('conflict');
    expect(refusedAs(await changePerson(owner, owner.id, { disabled: true }, parts))).toBe('conflict');
    expect(refusedAs(await erasePerson(owner, owner.id, parts))).toBe('conflict');
    const second = await newcomer(house, 'bo@example.org', { role: 'owner' });
    const both = await Promise.all([
      changePerson(owner, second.id, { role: 'manager' }, parts),
      changePerson(second.actor, owner.id, { role: 'manager' }, parts),
    ]);
    expect(both.map(refusedAs).sort()).toEqual(['conflict', null].sort());
    expect(await parts.store.transact((tx) => tx.lockOwners())).toHaveLength(1);
  });

  it('erases who somebody is: they can not sign in, their tokens are dead, what they signed stays', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id, cookie, actor, email } = await newcomer(house, 'mo@example.org', {
      role: 'manager',
      name: 'Mo Unique',
    });
    const made = await makeToken(
      actor,
      { name: 'Mo’s own', scopes: ['tickets:read'], customer: null, expiresAt: null },
      parts,
    );
    const { secret } = kept(made);
    const before = await parts.store.auditEntries(0, 99);
    expect(refusedAs(await erasePerson(owner, id, parts))).toBeNull();
    expect(await authenticate({ kind: 'session', secret: cookie }, parts)).toBeNull();
    expect(await authenticate({ kind: 'token', secret }, parts)).toBeNull();
    expect(refusedAs(await signIn({ ...BROWSER, email, password: PASSWORD, network: NETWORK }, parts))).toBe(
      'notSignedIn',
    );
    const after = await parts.store.auditEntries(0, 99);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ action: 'person.erased', object: `person:${id}`, actor: owner.id });
    const left = [await parts.store.person(id), await parts.store.tokens(id), after];
    expect(JSON.stringify(left)).not.toMatch(/Mo Unique|mo@example|own/);
    expect(refusedAs(await changePerson(owner, id, { disabled: false }, parts))).toBe('notFound');
    expect(refusedAs(await erasePerson(owner, id, parts))).toBe('notFound');
  });

  it('gives out all that belongs to a person, without secrets or their hashes, and notes it', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id, actor, cookie } = await newcomer(house, 'mo@example.org', { role: 'manager' });
    kept(await makeToken(actor, { name: 'a token', scopes: ['tickets:read'], customer: null, expiresAt: null }, parts));
    const all = kept(await exportPerson(owner, id, parts));
    expect(all.person).toMatchObject({ id, email: 'mo@example.org' });
    expect([all.sessions.length, all.tokens.length]).toEqual([1, 1]);
    expect(all.record.map(({ action }) => action)).toEqual([
      'person.created',
      'invitation.made',
      'invitation.used',
      'session.started',
      'token.made',
      'person.exported',
    ]);
    const text = JSON.stringify({ ...all, record: [] });
    const [session] = await parts.store.sessionsOf(id);
    for (const secret of [cookie, session?.hash, 'argon2', 'hash"']) expect(text).not.toContain(secret);
  });
});
