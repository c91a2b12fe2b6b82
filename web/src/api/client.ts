import createClient from 'openapi-fetch';
import { asStep } from './path-step.ts';
import type { components, paths } from './paths.gen.ts';
import { noteServerTime } from './server-time.ts';

export type Schemas = components['schemas'];

/** What the server says when it does not do what was asked (RFC 9457), or that it could not be reached. */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Partial<Schemas['Problem']>;

  constructor(status: number, problem: Partial<Schemas['Problem']>) {
    super(problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

export const client = createClient<paths>({
  baseUrl: '',
  credentials: 'same-origin',
  // A list is one parameter: `a,b`.
  pathSerializer: (path, values) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asStep(String(values[name])))),
  querySerializer: { array: { style: 'form', explode: false } },
});

client.use({
  onRequest: ({ request }) => {
    // A document may be asked for in another language than the page speaks.
    if (!request.headers.has('accept-language')) {
      request.headers.set('accept-language', document.documentElement.lang);
    }
    return request;
  },
  onResponse: ({ response }) => {
    noteServerTime(response.headers.get('date'));
    // The session has ended: the server shows the way in at this very address.
    if (response.status === 401 && !location.pathname.startsWith('/wall')) location.reload();
    return undefined;
  },
  onError: () => new ProblemError(0, {}),
});

interface Given<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the server answered. @throws ProblemError where it refused or was not there */
export async function answer<T>(asked: Promise<Given<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (error !== undefined || !response.ok) {
    throw new ProblemError(response.status, (error ?? {}) as Partial<Schemas['Problem']>);
  }
  return data as T;
}
