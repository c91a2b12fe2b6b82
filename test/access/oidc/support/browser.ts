import { request } from 'node:http';

/** Where Leeway is reached in these tests; nothing resolves it, the browser knows the way. */
export const PUBLIC_URL = 'https://leeway.test';

/** What came back for one request, redirects not followed. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly location: string | null;
  readonly setCookies: readonly string[];
  readonly text: string;
}

/** A browser's cookies per origin, and its requests over real sockets. */
export interface Browser {
  readonly cookies: Map<string, Map<string, string>>;
  readonly ask: (
    url: string,
    asked?: { readonly method?: string; readonly form?: string; readonly json?: unknown; readonly headers?: object },
  ) => Promise<Page>;
  /** Follows redirects until an answer is none, or leads to an address that is given back unvisited. */
  readonly follow: (page: Page, until: (url: string) => boolean) => Promise<Page>;
}

/** @param port where the server behind `PUBLIC_URL` listens */
export function newBrowser(port: () => number): Browser {
  const cookies: Browser['cookies'] = new Map();
  const jarOf = (origin: string) => cookies.get(origin) ?? new Map<string, string>();
  const ask: Browser['ask'] = async (url, { method, form, json, headers = {} } = {}) => {
    const { origin } = new URL(url);
    const body = form ?? (json === undefined ? null : JSON.stringify(json));
    const jar = jarOf(origin);
    const page = await exchange(url, port(), {
      method: method ?? (body === null ? 'GET' : 'POST'),
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': 'Test browser',
        ...(body === null ? {} : { 'sec-fetch-site': 'same-origin', 'content-length': Buffer.byteLength(body) }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body,
    });
    cookies.set(origin, keptIn(jar, page.setCookies));
    return page;
  };
  const follow: Browser['follow'] = async (page, until) => {
    let at = page;
    for (let step = 0; step < 15 && at.location !== null; step += 1) {
      const next = new URL(at.location, at.url).href;
      if (until(next)) return at;
      at = await ask(next);
    }
    return at;
  };
  return { cookies, ask, follow };
}

function keptIn(jar: Map<string, string>, setCookies: readonly string[]): Map<string, string> {
  for (const line of setCookies) {
    const [pair = '', ...attributes] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const isOver = attributes.some((each) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(each));
    if (isOver) jar.delete(name);
    else jar.set(name, pair.slice(name.length + 1));
  }
  return jar;
}

interface Sent {
  readonly method: string;
  readonly headers: object;
  readonly body: string | null;
}

function exchange(url: string, port: number, { method, headers, body }: Sent): Promise<Page> {
  const { origin, host, hostname, port: given, pathname, search } = new URL(url);
  const isOurs = origin === PUBLIC_URL;
  const options = {
    host: isOurs ? '127.0.0.1' : hostname,
    port: isOurs ? port : given,
    path: `${pathname}${search}`,
    method,
    headers: { host, ...headers },
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const asked = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          url,
          status: answer.statusCode ?? 0,
          location: answer.headers.location ?? null,
          setCookies: answer.headers['set-cookie'] ?? [],
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
