import { expect, it } from 'vitest';
import type { AccessParts } from '../../src/app/access/index.ts';
import { completeSetup, ensureSetupCode, ensureSetupLink, SCOPES_OF } from '../../src/app/access/index.ts';
import { inBothStores } from './stores.ts';
import { BROWSER, kept, MONDAY, newHouse, PASSWORD, refusedAs, session, whoIs } from './support.ts';

const asked = (code: string, email = 'ada@example.org') => ({
  ...BROWSER,
  code,
  name: 'Ada',
  email,
  password: PASSWORD,
});

inBothStores('the first start', (open) => {
  const begin = async (): Promise<AccessParts> => {
    const store = await open();
    return { store, now: () => MONDAY, secretKey: new Uint8Array(32), baseUrl: 'https://leeway.example' };
  };

  it('makes an owner of whoever has the code, signed in at once', async () => {
    const parts = await begin();
    const link = (await ensureSetupLink(parts.store, MONDAY, parts.baseUrl)) ?? '';
    expect(link).toMatch(/^https:\/\/leeway\.example\/setup#[0-9A-Za-z]{43}$/);
    const { cookie } = session(await completeSetup(asked(link.split('#')[1] ?? ''), parts));
    const owner = await whoIs(cookie, parts);
    expect(owner).toMatchObject({ kind: 'person', role: 'owner', customer: null });
    expect(owner.scopes).toEqual(SCOPES_OF.owner);
  });

  it('takes the code of the last start only, and no guess', async () => {
    const parts = await begin();
    const first = (await ensureSetupCode(parts.store, MONDAY)) ?? '';
    const second = (await ensureSetupCode(parts.store, MONDAY)) ?? '';
    expect(first).not.toBe(second);
    expect(refusedAs(await completeSetup(asked(first), parts))).toBe('notFound');
    expect(refusedAs(await completeSetup(asked(''), parts))).toBe('notFound');
    expect(session(await completeSetup(asked(second), parts)).person.role).toBe('owner');
  });

  it('is over for good once there is an owner: no new code, and the old one finds nothing', async () => {
    const parts = await begin();
    const code = (await ensureSetupCode(parts.store, MONDAY)) ?? '';
    kept(await completeSetup(asked(code), parts));
    expect(refusedAs(await completeSetup(asked(code, 'eve@example.org'), parts))).toBe('notFound');
    expect(await ensureSetupCode(parts.store, MONDAY)).toBeNull();
    expect((await parts.store.people({ customer: null, after: null, limit: 9 })).length).toBe(1);
  });

  it('keeps the code alive when what was handed in with it does not fit', async () => {
    const parts = await begin();
    const code = (await ensureSetupCode(parts.store, MONDAY)) ?? '';
    expect(refusedAs(await completeSetup({ ...asked(code), password: 'short' }, parts))).toBe('invalid');
    expect(refusedAs(await completeSetup({ ...asked(code), email: 'nowhere' }, parts))).toBe('invalid');
    expect(refusedAs(await completeSetup(asked(code), parts))).toBeNull();
  });

  it('makes one owner of several who come at once, and of a start in between', async () => {
    const parts = await begin();
    const code = (await ensureSetupCode(parts.store, MONDAY)) ?? '';
    const racing = [1, 2, 3, 4].map((n) => completeSetup(asked(code, `n${n}@example.org`), parts));
    const results = await Promise.all(racing);
    expect(results.map(refusedAs).sort()).toEqual([null, 'notFound', 'notFound', 'notFound'].sort());
    expect(await ensureSetupCode(parts.store, MONDAY)).toBeNull();
    const people = await parts.store.people({ customer: null, after: null, limit: 9 });
    expect(people.map(({ role }) => role)).toEqual(['owner']);
  });

  it('leaves a note without a name, an address or a code', async () => {
    const { parts } = await newHouse(await open());
    const entries = await parts.store.auditEntries(0, 10);
    expect(entries.map(({ action }) => action)).toEqual(['setup.completed', 'session.started']);
    expect(JSON.stringify(entries)).not.toMatch(/Ada|ada@|chats/);
  });
});
