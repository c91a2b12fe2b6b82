import { dataFolder, start } from '../../running/node-process.ts';

/** Who signs in, by role: all of the demonstration's own house, and one of a customer's. */
export const ROLES = ['owner', 'manager', 'technician', 'approver', 'customer'] as const;
export type Role = (typeof ROLES)[number];

/** A demonstration that runs, and how its people get in. */
export interface House {
  readonly url: string;
  /** Secrets of sessions, as the cookie holds them. */
  readonly sessions: { readonly [role in Role]: string };
  /** May do all that the owner may. */
  readonly token: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly house: House;
  }
}

const PASSWORD = 'seven slow green trams';
/** The customer whose reader signs in. */
export const CUSTOMER = 'boreal';

/** Sends JSON; @throws with what was answered when it was refused */
export async function send<T>(
  url: string,
  path: string,
  body: unknown,
  headers: { readonly [name: string]: string },
  method = 'POST',
): Promise<{ readonly data: T; readonly cookie: string }> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  const cookie = /leeway=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  return { data: (text === '' ? null : JSON.parse(text)) as T, cookie };
}

/** Starts the demonstration, waits for its whole year, and gives each role somebody who is signed in. */
export async function openHouse(): Promise<{ readonly house: House; readonly close: () => Promise<void> }> {
  const folder = dataFolder();
  const node = start({ LEEWAY_DATA: folder.path }, ['--json', '--port', '0'], 'demo');
  const close = async () => {
    node.process.kill('SIGTERM');
    await node.exited;
    folder.remove();
  };
  try {
    const { url } = await node.told('ready');
    const { access } = await eventually(() => node.told('demonstration'));
    const { token } = await eventually(() => node.told('questions'));
    await eventually(() => node.told('filled'));
    if (access === null) throw new Error('the demonstration has an owner already');
    const owner = await send(url, '/session', { email: access.email, password: access.password }, {});
    const sessions: { [role: string]: string } = { owner: owner.cookie };
    for (const role of ROLES.slice(1)) sessions[role] = await newcomer(url, token, role);
    return { house: { url, sessions: sessions as House['sessions'], token }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A year is loaded: minutes on a busy machine. */
async function eventually<T>(told: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await told();
    } catch (error) {
      if (tries >= 5) throw error;
    }
  }
}

/** Somebody of a role, invited and signed in. */
async function newcomer(url: string, token: string, role: Role): Promise<string> {
  const as = { authorization: `Bearer ${token}` };
  const person = {
    name: { manager: 'Inès Roy', technician: 'Théo Blanc', approver: 'Lou Petit', customer: 'Samir Haddad', owner: '' }[
      role
    ],
    email: `${role}@tests.example`,
    role,
    ...(role === 'customer' ? { customer: CUSTOMER } : {}),
    ...(role === 'approver' ? { approves: ['customerService'] } : {}),
  };
  const { data: made } = await send<{ readonly id: string }>(url, '/people', person, as);
  const { data: invited } = await send<{ readonly link: string }>(url, '/invitations', { person: made.id }, as);
  const code = invited.link.slice(invited.link.indexOf('#') + 1).replace(/^code=/, '');
  await send(url, '/invitations/accept', { code, password: PASSWORD }, {});
  const { cookie } = await send(url, '/session', { email: person.email, password: PASSWORD }, {});
  return cookie;
}
