import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, SCOPES_OF } from '../../../src/app/access/index.ts';
import { openEventPost, openRosters } from '../../../src/app/live/index.ts';
import type { MappingRunner, Store } from '../../../src/app/ports/index.ts';
import type { PayloadPorts } from '../../../src/app/sources/index.ts';
import { type Served, serve } from '../../http/support/server.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A mapping that comes with the program. */
const shipped = (id: string) => readFileSync(join(ROOT, `mappings/${id}.yaml`), 'utf8');

const TEMPLATES = ['generic', 'alertmanager', 'uptime-kuma'].map((id) => ({ id, text: shipped(id) }));

/** Somebody who sits there; the others of the server are tokens. */
const MARIE: Actor = {
  kind: 'person',
  id: 'p-marie',
  person: 'p-marie',
  role: 'owner',
  approves: [],
  customer: null,
  scopes: SCOPES_OF.owner,
};

/** A server with what reads payloads, asked in short words. */
export interface World extends Served {
  readonly ports: PayloadPorts;
  /** As Marie, unless said. @returns what was answered, parsed */
  call(method: string, path: string, body?: unknown, init?: Init): Promise<Answered>;
  /** Makes a source and a key; gives how to send payloads in its name. */
  source(id: string, wanted?: object): Promise<Sender>;
  /** What was told of payloads that were not taken. */
  readonly notTaken: string[];
}

interface Init {
  readonly as?: string;
  readonly headers?: { readonly [name: string]: string };
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each looked at by its test
  readonly body: any;
  readonly headers: Headers;
}

export interface Sender {
  readonly key: string;
  (payload: unknown, headers?: { readonly [name: string]: string }): Promise<Answered>;
}

export async function openWorld(runner: MappingRunner, store?: Store): Promise<World> {
  const notTaken: string[] = [];
  const served = await serve({
    ...(store === undefined ? {} : { store }),
    parts: {
      sources: { runner, templates: TEMPLATES },
      authenticate: async ({ secret }) => ACTORS[secret] ?? null,
      log: {
        request: () => {},
        defect: (_id, error) => defects.push(error),
        notTaken: (source, why) => notTaken.push(`${source}: ${why}`),
      },
    },
  });
  const defects: unknown[] = [];
  const live = { store: served.store, now: () => served.clock.at, rosters: openRosters() };
  const call: World['call'] = async (method, path, body, { as = 'marie', headers = {} } = {}) => {
    const sent: Record<string, string> = { 'content-type': 'application/json', ...headers };
    const init = body === undefined ? { method, headers } : { method, headers: sent, body: textOf(body) };
    return await answered(served.ask(`/api/v1${path}`, { ...init, as }));
  };
  return {
    ...served,
    defects,
    notTaken,
    ports: { ...live, post: openEventPost(live), runner },
    call,
    source: async (id, wanted = { template: 'generic' }) => {
      const made = await call('PUT', `/sources/${id}`, { title: id, ...wanted });
      if (made.status !== 201) throw new Error(`${made.status} ${JSON.stringify(made.body)}`);
      const { secret: key } = (await call('POST', `/sources/${id}/keys`)).body as { secret: string };
      const send = (payload: unknown, headers: { readonly [name: string]: string } = {}) =>
        answered(
          fetch(`${served.url}/api/v1/sources/${id}/payloads`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
            body: payload instanceof Uint8Array ? (payload as never) : textOf(payload),
          }),
        );
      return Object.assign(send, { key });
    },
  };
}

const ACTORS: { readonly [secret: string]: Actor } = {
  marie: MARIE,
  token: { ...MARIE, kind: 'token', id: 't-owner' },
  technician: { ...MARIE, id: 'p-tech', role: 'technician', scopes: SCOPES_OF.technician },
  bound: { ...MARIE, kind: 'token', id: 't-bound', customer: 'boreal' },
};

const textOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

async function answered(response: Promise<Response>): Promise<Answered> {
  const { status, headers, ...answer } = await response.then(async (one) => ({
    status: one.status,
    headers: one.headers,
    text: await one.text(),
  }));
  return { status, headers, body: answer.text === '' ? null : JSON.parse(answer.text) };
}
