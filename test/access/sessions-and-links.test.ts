import { expect, it } from 'vitest';
import {
  authenticate,
  changePassword,
  changePerson,
  createPerson,
  endOwnSession,
  invite,
  makeReset,
  ownSessions,
  signIn,
  signOut,
  useLink,
  whoAmI,
} from '../../src/app/access/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/index.ts';
import { inBothStores } from './stores.ts';
import {
  BROWSER,
  codeIn,
  type House,
  kept,
  NETWORK,
  newcomer,
  newHouse,
  PASSWORD,
  refusedAs,
  session,
} from './support.ts';

const enter = async ({ parts }: House, email: string, password = PASSWORD) =>
  session(await signIn({ ...BROWSER, email, password, network: NETWORK }, parts)).cookie;
const isIn = async (cookie: string, { parts }: House) =>
  (await authenticate({ kind: 'session', secret: cookie }, parts)) !== null;

inBothStores('sessions', (open) => {
  it('end after twelve idle hours, and after thirty days however busy', async () => {
    const house = await newHouse(await open());
    const { clock } = house;
    const idle = await enter(house, 'ada@example.org');
    const busy = await enter(house, 'ada@example.org');
    const begin = clock.at;
    clock.at = begin + 12 * HOUR_MS - 1;
    expect(await isIn(busy, house)).toBe(true);
    clock.at = begin + 12 * HOUR_MS;
    expect([await isIn(idle, house), await isIn(busy, house)]).toEqual([false, true]);
    for (let at = begin + 23 * HOUR_MS; at < begin + 30 * DAY_MS; at += 11 * HOUR_MS) {
      clock.at = at;
      expect(await isIn(busy, house)).toBe(true);
    }
    clock.at = begin + 30 * DAY_MS;
    expect(await isIn(busy, house)).toBe(false);
  });

  it('are listed and ended by their own person only', async () => {
    const house = await newHouse(await open());
    const { parts, owner, ownerCookie, clock } = house;
    clock.at += 1000;
    const second = await enter(house, 'ada@example.org');
    const lin = await newcomer(house, 'lin@example.org');
    const mine = kept(await ownSessions(owner, ownerCookie, parts));
    expect(mine.map(({ current }) => current)).toEqual([false, true]);
    expect(refusedAs(await endOwnSession(lin.actor, mine[0]?.id ?? '', parts))).toBe('notFound');
    expect(refusedAs(await endOwnSession(owner, mine[0]?.id ?? '', parts))).toBeNull();
    expect([await isIn(second, house), await isIn(ownerCookie, house)]).toEqual([false, true]);
    await signOut(ownerCookie, parts);
    await signOut(ownerCookie, parts);
    expect(await isIn(ownerCookie, house)).toBe(false);
  });

  it('tell who one is, with what one may', async () => {
    const house = await newHouse(await open());
    const { actor } = await newcomer(house, 'lin@example.org', { role: 'customer', customer: 'abc', language: 'fr' });
    expect(await whoAmI(actor, house.parts)).toEqual({
      kind: 'person',
      id: actor.id,
      name: 'lin',
      email: 'lin@example.org',
      role: 'customer',
      approves: [],
      customer: 'abc',
      scopes: ['agreements:read', 'customers:read', 'statements:read', 'tickets:read'],
      language: 'fr',
      secondFactor: false,
    });
  });

  it('all end with a change of password but for a new one, and the old password is worth nothing', async () => {
    const house = await newHouse(await open());
    const { parts } = house;
    const lin = await newcomer(house, 'lin@example.org');
    const other = await enter(house, lin.email);
    const change = (present: string, next: string) =>
      changePassword(lin.actor, { cookie: lin.cookie, userAgent: '', present, next }, parts);
    const next = 'quatre ânes au marché';
    expect(refusedAs(await change('not my password', next))).toBe('notAllowed');
    for (const weak of ['short', 'lin@example.org', 'motdepasse1234', 'aaaaaaaaaaaaaaa', 'x'.repeat(257)]) {
      expect(refusedAs(await change(PASSWORD, weak))).toBe('invalid');
    }
    const { cookie } = kept(await change(PASSWORD, next));
    expect([await isIn(lin.cookie, house), await isIn(other, house), await isIn(cookie, house)]).toEqual([
      false,
      false,
      true,
    ]);
    const old = await signIn({ ...BROWSER, email: lin.email, password: PASSWORD, network: NETWORK }, parts);
    expect(refusedAs(old)).toBe('notSignedIn');
    // The same letters, composed otherwise by another keyboard.
    expect(await isIn(await enter(house, lin.email, next.normalize('NFD')), house)).toBe(true);
  });

  it('that have ended change nothing, even with the right password', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const lin = await newcomer(house, 'lin@example.org');
    const asked = { cookie: lin.cookie, userAgent: '', present: PASSWORD, next: 'quatre ânes au marché' };
    const [, changed] = await Promise.all([
      changePerson(owner, lin.id, { disabled: true }, parts),
      changePassword(lin.actor, asked, parts),
    ]);
    const late = await changePassword(lin.actor, asked, parts);
    expect([refusedAs(late), await parts.store.sessionsOf(lin.id)]).toEqual(['notAllowed', []]);
    kept(await changePerson(owner, lin.id, { disabled: false }, parts));
    // Whichever came first, the password is the one that the answer said.
    const password = refusedAs(changed) === null ? asked.next : PASSWORD;
    expect(await isIn(await enter(house, lin.email, password), house)).toBe(true);
  });

  it('all end when a person is disabled, and do not come back with them', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const lin = await newcomer(house, 'lin@example.org');
    kept(await changePerson(owner, lin.id, { disabled: true }, parts));
    expect(await isIn(lin.cookie, house)).toBe(false);
    kept(await changePerson(owner, lin.id, { disabled: false }, parts));
    expect(await isIn(lin.cookie, house)).toBe(false);
  });
});

inBothStores('links', (open) => {
  const invited = async (house: House) => {
    const { parts, owner } = house;
    const wanted = { name: 'Lin', email: 'lin@example.org', role: 'technician' as const, approves: [], customer: null };
    const { id } = kept(await createPerson(owner, { ...wanted, language: null, externalIds: [] }, parts));
    return { id, code: codeIn(kept(await invite(owner, id, parts)).link) };
  };
  const accept = (house: House, code: string, kind: 'invitation' | 'reset' = 'invitation', password = PASSWORD) =>
    useLink(kind, { code, password }, house.parts);

  it('begin with the configured address, and carry the code where browsers send it to nobody', async () => {
    const house = await newHouse(await open());
    const { id } = await invited(house);
    const { link } = kept(await invite(house.owner, id, house.parts));
    expect(link).toMatch(/^https:\/\/leeway\.example\/invitation#[0-9A-Za-z]{43}$/);
    expect(await house.parts.store.oneTime(codeIn(link))).toBeNull();
  });

  it('let somebody in once, for seven days, and only the last one made', async () => {
    const house = await newHouse(await open());
    const { id, code } = await invited(house);
    const later = codeIn(kept(await invite(house.owner, id, house.parts)).link);
    expect(refusedAs(await accept(house, code))).toBe('notFound');
    expect(refusedAs(await accept(house, later, 'reset'))).toBe('notFound');
    expect(refusedAs(await accept(house, later, 'invitation', 'short'))).toBe('invalid');
    house.clock.at += 7 * DAY_MS - 1;
    const racing = await Promise.all([accept(house, later), accept(house, later), accept(house, later)]);
    expect(racing.map(refusedAs).sort()).toEqual(['notFound', 'notFound', null].sort());
    expect(refusedAs(await invite(house.owner, id, house.parts))).toBe('conflict');
  });

  it('are dead after seven days, for a reset after half an hour', async () => {
    const house = await newHouse(await open());
    const { code } = await invited(house);
    const reset = codeIn(kept(await makeReset(house.owner, house.owner.id, house.parts)).link);
    house.clock.at += 30 * MINUTE_MS;
    expect(refusedAs(await accept(house, reset, 'reset'))).toBe('notFound');
    house.clock.at += 7 * DAY_MS - 30 * MINUTE_MS;
    expect(refusedAs(await accept(house, code))).toBe('notFound');
  });

  it('are dead after a change of address', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id, code } = await invited(house);
    kept(await changePerson(owner, id, { email: 'LIN@example.org' }, parts));
    expect(refusedAs(await parts.store.person(id))).toBeNull();
    kept(await changePerson(owner, id, { email: 'lin@elsewhere.org' }, parts));
    expect(refusedAs(await accept(house, code))).toBe('notFound');
  });

  it('reset a password, end every session, and sign nobody in', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const lin = await newcomer(house, 'lin@example.org');
    const code = codeIn(kept(await makeReset(owner, lin.id, parts)).link);
    expect(await accept(house, code, 'reset', 'cinq sabots de Noël')).toEqual({ person: lin.id });
    expect(await isIn(lin.cookie, house)).toBe(false);
    expect(await parts.store.sessionsOf(lin.id)).toEqual([]);
    expect(await isIn(await enter(house, lin.email, 'cinq sabots de Noël'), house)).toBe(true);
  });
});
