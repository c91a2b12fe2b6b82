/** The first steps of a person at a new server: becomes its owner through the link, makes a token, publishes. */
const PASSWORD = 'a long walk beside the sea';

/** @param link as the server told it: `http://…/setup#code` */
export async function tokenOfNewOwner(url: string, link: string): Promise<string> {
  const code = link.split('#')[1];
  const person = { code, name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  const made = await asked(url, '/setup', person, {});
  const cookie = /^[^;]+/.exec(made.headers.get('set-cookie') ?? '')?.[0] ?? '';
  // Who takes facts back, or excuses, decides.
  const scopes = [...both('events'), ...both('agreements'), 'tickets:read', 'decisions:write'];
  const answer = await asked(url, '/tokens', { name: 'tests', scopes }, { cookie });
  return ((await answer.json()) as { readonly secret: string }).secret;
}

export async function publish(url: string, token: string, text: string): Promise<void> {
  await asked(url, '/agreements', { text, format: 'json' }, { authorization: `Bearer ${token}` });
}

export async function read(url: string, token: string, path: string): Promise<Response> {
  return await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
}

async function asked(url: string, path: string, body: unknown, headers: { readonly [name: string]: string }) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

const both = (what: string) => [`${what}:read`, `${what}:write`];
