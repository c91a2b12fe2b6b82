import type { Answered as All } from './served.ts';

type Answered = Omit<All, 'headers'>;

/** The owner of a new server, signed in. */
export interface Owner {
  call(url: string, method: string, path: string, body?: unknown): Promise<Answered>;
}

/** Becomes the owner by the link the server told: `http://…/setup#code`. The session outlives a restart. */
export async function asOwner(url: string, link: string): Promise<Owner> {
  const ask = (cookie: string, at: string, method: string, path: string, body: unknown) =>
    fetch(`${at}/api/v1${path}`, {
      method,
      headers: { origin: at, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const person = {
    code: link.split('#')[1],
    name: 'Ada',
    email: 'ada@example.org',
    password: 'a long walk beside the sea',
  };
  const made = await ask('', url, 'POST', '/setup', person);
  if (!made.ok) throw new Error(`setup answered ${made.status}: ${await made.text()}`);
  const cookie = /^[^;]+/.exec(made.headers.get('set-cookie') ?? '')?.[0] ?? '';
  return {
    call: async (at, method, path, body) => {
      const answer = await ask(cookie, at, method, path, body);
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    },
  };
}
