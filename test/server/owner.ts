/** The first steps of a person at a new server: becomes its owner through the link, makes a token, publishes. */
import { setTimeout as pause } from 'node:timers/promises';

const PASSWORD = 'a long walk beside the sea';

/** @param link as the server told it: `http://…/setup#code` */
export async function tokenOfNewOwner(url: string, link: string): Promise<string> {
  const code = link.split('#')[1];
  const person = { code, name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  const made = await asked(url, '/setup', person, {});
  const cookie = /^[^;]+/.exec(made.headers.get('set-cookie') ?? '')?.[0] ?? '';
  // Who takes facts back, or excuses, decides.
  const scopes = [...both('events'), ...both('agreements'), 'tickets:read', 'decisions:write', 'system:read'];
  const answer = await asked(url, '/tokens', { name: 'tests', scopes }, { cookie });
  return ((await answer.json()) as { readonly secret: string }).secret;
}

export async function publish(url: string, token: string, text: string): Promise<void> {
  await asked(url, '/agreements', { text, format: 'json' }, { authorization: `Bearer ${token}` });
}

/** Reads; asks again as long as the server says to come again later. */
export async function read(url: string, token: string, path: string): Promise<Response> {
  return await patiently(() => fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }));
}

async function asked(url: string, path: string, body: unknown, headers: { readonly [name: string]: string }) {
  const answer = await patiently(() =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function patiently(asking: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const answer = await asking();
    if (answer.status !== 503 || !answer.headers.has('retry-after') || tries > 50) return answer;
    await answer.body?.cancel();
    await pause(100);
  }
}

const both = (what: string) => [`${what}:read`, `${what}:write`];
