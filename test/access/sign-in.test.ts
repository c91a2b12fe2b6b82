import { expect, it } from 'vitest';
import {
  authenticate,
  changePerson,
  confirmSecondFactor,
  createPerson,
  enrolSecondFactor,
  makeReset,
  removeSecondFactor,
  signIn,
  signInSecondFactor,
  useLink,
} from '../../src/app/access/index.ts';
import { inBothStores } from './stores.ts';
import {
  appCode,
  BROWSER,
  codeIn,
  type House,
  kept,
  MONDAY,
  NETWORK,
  newcomer,
  newHouse,
  PASSWORD,
  refusedAs,
  session,
} from './support.ts';

const typed = (email: string, password: string, network = NETWORK) => ({ ...BROWSER, email, password, network });

/** Somebody with a confirmed second factor: the app's secret, the recovery codes, the cookie after it. */
async function withFactor(house: House, email = 'lin@example.org') {
  const { parts, clock } = house;
  const person = await newcomer(house, email);
  const own = { cookie: person.cookie, userAgent: '' };
  const { secret } = kept(await enrolSecondFactor(person.actor, { ...own, password: PASSWORD }, parts));
  const confirmed = kept(await confirmSecondFactor(person.actor, { ...own, code: appCode(secret, clock.at) }, parts));
  clock.at += 60_000;
  return { ...person, secret, cookie: confirmed.cookie, recoveryCodes: confirmed.recoveryCodes };
}

async function challenged(house: House, email: string): Promise<string> {
  const entered = kept(await signIn(typed(email, PASSWORD), house.parts));
  if (entered.kind !== 'secondFactor') throw new Error('the second factor was not asked for');
  return entered.challenge;
}

inBothStores('signing in', (open) => {
  it('takes the password, in whatever case the address is typed, and gives a new session each time', async () => {
    const { parts } = await newHouse(await open());
    const one = session(await signIn(typed('ADA@example.org ', PASSWORD), parts));
    const two = session(await signIn(typed('ada@example.org', PASSWORD), parts));
    expect(one.cookie).toMatch(/^[0-9A-Za-z]{43}$/);
    expect(two.cookie).not.toBe(one.cookie);
    expect(JSON.stringify(await parts.store.sessionsOf(one.person.id))).not.toContain(one.cookie);
  });

  it('ends the session the browser had before, so that a planted one is worth nothing', async () => {
    const { parts, ownerCookie } = await newHouse(await open());
    session(await signIn({ ...typed('ada@example.org', PASSWORD), cookie: ownerCookie }, parts));
    expect(await authenticate({ kind: 'session', secret: ownerCookie }, parts)).toBeNull();
  });

  it('says the same to a wrong address, a wrong password, somebody disabled and somebody without a password', async () => {
    const house = await newHouse(await open());
    const { parts, owner } = house;
    const { id } = await newcomer(house, 'off@example.org');
    kept(await changePerson(owner, id, { disabled: true }, parts));
    const none = { name: null, email: 'none@example.org', role: 'manager' as const, approves: [], customer: null };
    kept(await createPerson(owner, { ...none, language: null, externalIds: [] }, parts));
    const answers = [
      await signIn(typed('nobody@example.org', PASSWORD), parts),
      await signIn(typed('ada@example.org', 'a wrong password'), parts),
      await signIn(typed('off@example.org', PASSWORD), parts),
      await signIn(typed('none@example.org', PASSWORD), parts),
      await signIn(typed('', ''), parts),
    ];
    expect(answers.map(refusedAs)).toEqual(Array(5).fill('notSignedIn'));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('of five hundred guesses from one network looks at fifteen', async () => {
    const { parts } = await newHouse(await open());
    let looked = 0;
    for (let i = 0; i < 500; i++) {
      const answer = await signIn(typed(`u${i}@example.org`, 'guess'), parts);
      if (refusedAs(answer) === 'notSignedIn') looked += 1;
      else expect(answer).toMatchObject({ refused: 'tooMany', retryAfterSeconds: 60 });
    }
    expect(looked).toBe(15);
    expect(refusedAs(await signIn(typed('ada@example.org', PASSWORD), parts))).toBe('tooMany');
    expect(refusedAs(await signIn(typed('ada@example.org', PASSWORD, '192.0.2.8'), parts))).toBeNull();
  });

  it('limits guesses at one address from everywhere, whether or not somebody has it, and notes it once', async () => {
    const { parts, clock } = await newHouse(await open());
    const looked = async (email: string) => {
      const answers = [];
      for (let i = 0; i < 40; i++) answers.push(refusedAs(await signIn(typed(email, 'guess', `10.0.0.${i}`), parts)));
      return answers.filter((answer) => answer === 'notSignedIn').length;
    };
    expect([await looked('ada@example.org'), await looked('nobody@example.org')]).toEqual([10, 10]);
    const noted = (await parts.store.auditEntries(0, 99)).filter(({ action }) => action === 'signIn.limited');
    expect(noted.length).toBe(2);
    expect(JSON.stringify(noted)).not.toContain('@');
    clock.at += 2 * 60_000;
    const { person } = session(await signIn(typed('ada@example.org', PASSWORD, '10.0.0.99'), parts));
    const last = (await parts.store.auditEntries(0, 99)).at(-1);
    expect(last).toMatchObject({ action: 'session.started', actor: person.id, details: { failuresBefore: 10 } });
  });

  it('lets those who get it right sign in as often as they like', async () => {
    const { parts } = await newHouse(await open());
    for (let i = 0; i < 25; i++) session(await signIn(typed('ada@example.org', PASSWORD), parts));
  });
});

inBothStores('the second factor', (open) => {
  it('is asked for after the password, and its code works once', async () => {
    const house = await newHouse(await open());
    const { parts, clock } = house;
    const { email, secret } = await withFactor(house);
    const code = appCode(secret, clock.at);
    const first = await challenged(house, email);
    const second = await challenged(house, email);
    const entered = session(await signInSecondFactor({ ...BROWSER, challenge: first, code }, parts));
    expect(entered.session).toMatchObject({ secondFactor: true, by: 'password' });
    expect(refusedAs(await signInSecondFactor({ ...BROWSER, challenge: second, code }, parts))).toBe('notSignedIn');
    expect(refusedAs(await signInSecondFactor({ ...BROWSER, challenge: first, code }, parts))).toBe('notFound');
  });

  it('takes the code of the half minute before and after, and no older one', async () => {
    const house = await newHouse(await open());
    const { parts, clock } = house;
    const { email, secret } = await withFactor(house);
    const tried = async (off: number) => {
      clock.at += 30 * 60_000;
      const challenge = await challenged(house, email);
      return refusedAs(
        await signInSecondFactor({ ...BROWSER, challenge, code: appCode(secret, clock.at + off) }, parts),
      );
    };
    expect([await tried(-60_000), await tried(-30_000), await tried(30_000), await tried(60_000)]).toEqual([
      'notSignedIn',
      null,
      null,
      'notSignedIn',
    ]);
  });

  it('lets each recovery code in once, and keeps none in the clear', async () => {
    const house = await newHouse(await open());
    const { parts } = house;
    const { id, email, recoveryCodes, secret } = await withFactor(house);
    expect(new Set(recoveryCodes).size).toBe(10);
    const code = recoveryCodes[3] ?? '';
    const first = await challenged(house, email);
    const second = await challenged(house, email);
    session(await signInSecondFactor({ ...BROWSER, challenge: first, code }, parts));
    expect(refusedAs(await signInSecondFactor({ ...BROWSER, challenge: second, code }, parts))).toBe('notSignedIn');
    expect(JSON.stringify(await parts.store.account(id))).not.toContain(secret);
  });

  it('stops guessing after five codes, and lets nobody wait a challenge out', async () => {
    const house = await newHouse(await open());
    const { parts, clock } = house;
    const { email, secret } = await withFactor(house);
    const challenge = await challenged(house, email);
    const wrong = [];
    for (let i = 0; i < 8; i++) {
      wrong.push(refusedAs(await signInSecondFactor({ ...BROWSER, challenge, code: '000000' }, parts)));
    }
    expect(wrong).toEqual([...Array(5).fill('notSignedIn'), ...Array(3).fill('notFound')]);
    const again = await challenged(house, email);
    const right = { ...BROWSER, challenge: again, code: appCode(secret, clock.at) };
    expect(refusedAs(await signInSecondFactor(right, parts))).toBe('tooMany');
    clock.at += 10 * 60_000;
    expect(refusedAs(await signInSecondFactor(right, parts))).toBe('notFound');
  });

  it('is asked for after a reset too', async () => {
    const house = await newHouse(await open());
    const { parts, owner, clock } = house;
    const { id, email, secret } = await withFactor(house);
    const code = codeIn(kept(await makeReset(owner, id, parts)).link);
    kept(await useLink('reset', { code, password: 'un tout autre secret' }, parts));
    const entered = kept(await signIn(typed(email, 'un tout autre secret'), parts));
    if (entered.kind !== 'secondFactor') throw new Error('the second factor was not asked for');
    const asked = { ...BROWSER, challenge: entered.challenge, code: appCode(secret, clock.at) };
    session(await signInSecondFactor(asked, parts));
  });

  it('is not asked for before it was confirmed, and goes only for the password and a code', async () => {
    const house = await newHouse(await open());
    const { parts, clock } = house;
    const { actor, cookie } = await newcomer(house, 'kim@example.org');
    const own = { cookie, userAgent: '' };
    kept(await enrolSecondFactor(actor, { ...own, password: PASSWORD }, parts));
    session(await signIn(typed('kim@example.org', PASSWORD), parts));
    const lin = await withFactor(house);
    const removal = (password: string, code: string) =>
      removeSecondFactor(lin.actor, { cookie: lin.cookie, userAgent: '', password, code }, parts);
    const code = appCode(lin.secret, clock.at);
    expect(refusedAs(await removal('not my password', code))).toBe('notAllowed');
    expect(refusedAs(await removal(PASSWORD, '000000'))).toBe('notSignedIn');
    kept(await removal(PASSWORD, code));
    session(await signIn(typed(lin.email, PASSWORD), parts));
  });

  it('dies with the challenge when the person is disabled in between', async () => {
    const house = await newHouse(await open());
    const { parts, owner, clock } = house;
    const { id, email, secret } = await withFactor(house);
    const challenge = await challenged(house, email);
    kept(await changePerson(owner, id, { disabled: true }, parts));
    const asked = { ...BROWSER, challenge, code: appCode(secret, clock.at) };
    expect(refusedAs(await signInSecondFactor(asked, parts))).toBe('notFound');
    expect(clock.at).toBeGreaterThan(MONDAY);
  });
});
