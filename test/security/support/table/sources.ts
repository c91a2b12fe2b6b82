import type { Payload, Source } from '../../../../src/app/ports/index.ts';
import { planted } from '../canaries.ts';
import type { World } from '../world.ts';
import { customer, NEVER, type Of, type Row, read, type Statuses } from './row.ts';

const source = (of: Of) => (of === 'none' ? 'no-such-source' : `${customer(of)}-monitor`);
const PAYLOAD = 'pl-1';

const MAPPING = `mapping: 1 # ${planted('mapping')}\nevents: [ { type: outage.started, subject: service } ]\n`;

/** A source of whom nobody acts for, with a key, a secret, a draft and a payload. */
function sourceOf(of: Of): Omit<Source, 'revision'> {
  return {
    id: source(of),
    title: 'Monitor',
    template: null,
    mapping: MAPPING,
    draft: MAPPING,
    ticketUrl: null,
    keys: [{ id: 'k-1', hash: `hash-${of}`, prefix: 'lws_x', madeAt: 0, madeBy: null, revokedAt: null }],
    secretsSealed: [],
    everyMs: null,
    calendar: null,
    keepDays: 30,
    liveAt: null,
    liveBy: null,
    lastReceivedAt: null,
    silentSince: null,
    madeAt: 0,
    madeBy: null,
  };
}

function payloadOf(of: Of): Payload {
  return {
    id: PAYLOAD,
    source: source(of),
    receivedAt: 0,
    contentType: 'application/json',
    body: JSON.stringify({ service: planted('payload') }),
    sentAs: null,
    state: 'read',
    readUnder: 1,
    outcome: null,
    isSample: false,
  };
}

const FOUND_IT: Statuses = [200, 200, 404];
const INSIDE = { bound: NEVER } as const;
const of: Pick<Row, 'at' | 'prepare'> = {
  at: (one) => ({ source: source(one), key: 'k-1', payload: PAYLOAD, secret: 'ss-1' }),
  prepare: async (one, { store }: World) => {
    if (one === 'none') return;
    await store.transact(async (tx) => {
      await tx.putSource(sourceOf(one), null);
      await tx.addPayload(payloadOf(one));
    });
  },
};
const row = (method: string, path: string, scope: string, more: Partial<Row> = {}): readonly [string, Row] => [
  `${method} /api/v1/sources/{source}${path}`,
  read(scope, { ...of, house: FOUND_IT, ...INSIDE, ...more }),
];
const body = (value: unknown): Pick<Row, 'ask'> => ({ ask: () => ({ body: value }) });
const MADE: Statuses = [201, 201, 404];
const NEW_MAPPING = { mapping: MAPPING.replace('service }', 'other }') };
/** A program has no name of its own to answer with. */
const IN_PERSON = { tokenWrite: NEVER };

export const SOURCES: readonly (readonly [string, Row])[] = [
  ['get /api/v1/mappings', read('sources:read')],
  ['get /api/v1/sources', read('sources:read', { ...of, ...INSIDE })],
  row('get', '', 'sources:read'),
  row('put', '', 'sources:write', {
    ...body({ title: 'Monitor', mapping: MAPPING }),
    house: [200, 200, 200],
    at: (one) => ({ source: one === 'none' ? source('A') : source(one) }),
  }),
  row('delete', '', 'sources:write', { house: [204, 204, 404] }),
  row('put', '/live', 'sources:write', { except: IN_PERSON }),
  row('delete', '/live', 'sources:write', { except: IN_PERSON }),
  row('post', '/keys', 'sources:write', { house: MADE }),
  row('delete', '/keys/{key}', 'sources:write'),
  row('post', '/secrets', 'sources:write', { ...body({}), house: MADE }),
  row('delete', '/secrets/{secret}', 'sources:write', { house: [404, 404, 404] }),
  row('put', '/draft', 'sources:write', body(NEW_MAPPING)),
  row('delete', '/draft', 'sources:write'),
  row('post', '/publication', 'sources:write'),
  row('post', '/preview', 'sources:read', { ...body({ payloads: ['none'] }), house: [422, 422, 404] }),
  row('post', '/replay', 'sources:write', { ...body({ from: '2026-01-01T00:00:00Z' }) }),
  row('get', '/payloads', 'sources:read'),
  row('get', '/payloads/{payload}', 'sources:read'),
  row('put', '/samples/{payload}', 'sources:write'),
  row('delete', '/samples/{payload}', 'sources:write'),
  // Whoever asks shows the key of the source; no account and no token stands in for it.
  [
    'post /api/v1/sources/{source}/payloads',
    { scope: 'public', at: (one) => ({ source: source(one) }), ask: () => ({ body: {} }), house: [401, 401, 401] },
  ],
];
