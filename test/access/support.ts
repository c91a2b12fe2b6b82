import { TOTP } from 'otpauth';
import type { Visitor } from '../../src/app/access/index.ts';
import {
  type AccessParts,
  type Actor,
  authenticate,
  completeSetup,
  createPerson,
  type Entered,
  ensureSetupCode,
  invite,
  type PersonWanted,
  signIn,
  useLink,
} from '../../src/app/access/index.ts';
import type { Store } from '../../src/app/ports/index.ts';
import { isRefusal } from '../../src/app/refusal.ts';

export const MONDAY = Date.parse('2026-03-02T08:00:00Z');
export const PASSWORD = 'trois chats sur un mur';
export const BROWSER: Visitor = { cookie: null, userAgent: 'a browser' };
export const NETWORK = '192.0.2.7';

export interface House {
  readonly parts: AccessParts;
  readonly clock: { at: number };
  readonly owner: Actor;
  readonly ownerCookie: string;
}

/** What was not refused. */
export function kept<T>(answer: T): Exclude<T, { readonly refused: unknown }> {
  if (isRefusal(answer))
    throw new Error(`refused: ${answer.refused}: ${answer.what.en} ${JSON.stringify(answer.faults)}`);
  return answer as Exclude<T, { readonly refused: unknown }>;
}

/** Of which kind a refusal is; null: it is none. */
export function refusedAs(answer: unknown): string | null {
  return isRefusal(answer) ? answer.refused : null;
}

/** A session, where no second step was asked for. */
export function session(entered: unknown): Entered & { readonly kind: 'session' } {
  const answer = kept(entered) as Entered;
  if (answer.kind !== 'session') throw new Error(`asked for ${answer.kind}`);
  return answer;
}

/** A house with one owner, who is signed in. */
export async function newHouse(store: Store): Promise<House> {
  const clock = { at: MONDAY };
  const parts: AccessParts = {
    store,
    now: () => clock.at,
    secretKey: new Uint8Array(32).fill(7),
    baseUrl: 'https://leeway.example',
  };
  const code = (await ensureSetupCode(store, clock.at)) ?? '';
  const entered = await completeSetup(
    { ...BROWSER, code, name: 'Ada', email: 'ada@example.org', password: PASSWORD },
    parts,
  );
  const { cookie } = session(entered);
  return { parts, clock, owner: await whoIs(cookie, parts), ownerCookie: cookie };
}

export async function whoIs(cookie: string, parts: AccessParts): Promise<Actor> {
  const actor = await authenticate({ kind: 'session', secret: cookie }, parts);
  if (actor === null) throw new Error('nobody is signed in');
  return actor;
}

/** A technician, but for what is said. */
export const personWanted = (more: Partial<PersonWanted> = {}): PersonWanted => ({
  name: 'Lin',
  email: 'lin@example.org',
  role: 'technician',
  approves: [],
  customer: null,
  language: null,
  externalIds: [],
  ...more,
});

/** Somebody with a password, signed in. */
export async function newcomer(house: House, email: string, more: Partial<PersonWanted> = {}) {
  const { parts, owner } = house;
  const wanted = personWanted({ name: email.split('@')[0] ?? null, email, ...more });
  const { id } = kept(await createPerson(owner, wanted, parts));
  kept(
    await useLink('invitation', { code: codeIn(kept(await invite(owner, id, parts)).link), password: PASSWORD }, parts),
  );
  const { cookie } = session(await signIn({ ...BROWSER, email, password: PASSWORD, network: NETWORK }, parts));
  return { id, email, cookie, actor: await whoIs(cookie, parts) };
}

export function codeIn(link: string): string {
  return link.split('#')[1] ?? '';
}

/** What an authenticator app shows at an instant. */
export function appCode(secret: string, at: number): string {
  return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at });
}
