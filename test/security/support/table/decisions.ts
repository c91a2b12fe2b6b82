import type { ActorName } from '../people.ts';
import { eventOf } from '../world.ts';
import {
  agreement,
  customer,
  FOUND,
  filtered,
  HIDDEN,
  NEVER,
  nothing,
  type Of,
  OWN,
  ofAgreement,
  type Row,
  read,
  type Statuses,
  service,
  spans,
  ticket,
  UNSEEN,
} from './row.ts';

/** Whose it is stands in the body, and nothing is looked up: the words are the same for a customer nobody knows. */
const REFUSED_ELSEWHERE: Statuses = [201, 403, 403];
const correctable = (of: Of, who: ActorName) => `${of}-of-${who}`;
export const DECISIONS: readonly (readonly [string, Row])[] = [
  [
    'post /api/v1/maintenance',
    {
      scope: 'decisions:write',
      ask: (of) => ({ body: { service: service(of), customer: customer(of), ...spans } }),
      house: [201, 201, 422],
      bound: REFUSED_ELSEWHERE,
    },
  ],
  ['get /api/v1/services', read('tickets:read')],
  [
    'get /api/v1/services/{service}/timeline',
    read('tickets:read', {
      ask: () => ({ path: '?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z' }),
      at: (of) => ({ service: service(of) }),
      house: FOUND,
      bound: OWN,
    }),
  ],
  [
    'post /api/v1/maintenance/check',
    {
      scope: 'decisions:write',
      ask: (of) => ({ body: { service: service(of), customer: customer(of), ...spans } }),
      house: [200, 200, 422],
      bound: [200, 403, 403],
    },
  ],
  ['get /api/v1/maintenance', read('agreements:read', { ask: (of) => ({ path: `?service=${service(of)}` }) })],
  [
    'post /api/v1/maintenance/{service}/{maintenance}/end',
    {
      scope: 'decisions:write',
      ask: nothing,
      at: (of) => ({ service: service(of), maintenance: 'unknown' }),
      house: HIDDEN,
    },
  ],
  [
    'post /api/v1/exclusions',
    {
      scope: 'decisions:write',
      ask: (of) => ({ body: { service: service(of), customer: customer(of), ...spans, reason: 'forceMajeure' } }),
      house: [201, 201, 422],
      bound: REFUSED_ELSEWHERE,
    },
  ],
  [
    'post /api/v1/excusals',
    {
      scope: 'decisions:write',
      // It is excused already: who may decide is told so.
      ask: (of) => ({ body: { ticket: ticket(of), target: 'p1-response', reason: 'x' } }),
      house: [409, 409, 404],
      bound: [409, 404, 404],
    },
  ],
  [
    'post /api/v1/scope-decisions',
    {
      scope: 'decisions:write',
      ask: (of) => ({ body: { ticket: ticket(of), scope: 'in', reason: 'x' } }),
      house: [201, 201, 404],
      bound: [201, 404, 404],
    },
  ],
  [
    'post /api/v1/corrections',
    {
      scope: 'events:read',
      prepare: async (of, { ask }, who) => {
        if (of === 'none') return;
        const event = eventOf('ticket.updated', ticket(of), '2026-04-09T08:00:00Z', { note: 'x' });
        await ask('owner', { method: 'POST', path: '/api/v1/events', body: { ...event, id: correctable(of, who) } });
      },
      ask: (of, _world, who) => ({ body: { source: 'desk', id: correctable(of, who), reason: 'x', corrected: null } }),
      house: [201, 201, 404],
      bound: HIDDEN,
      // Another's facts: who only hands in facts corrects his own; who only reads, none.
      except: { technician: [403, 403, 404], tokenRead: [403, 403, 404] },
    },
  ],
  ['get /api/v1/statements', filtered('statements:read', UNSEEN)],
  [
    'post /api/v1/statements',
    {
      scope: 'statements:write',
      ask: (of) => ({ body: { agreement: agreement(of), month: '2026-03' } }),
      house: FOUND,
      bound: OWN,
    },
  ],
  ['get /api/v1/reports', filtered('statements:read', UNSEEN)],
  [
    'post /api/v1/reports',
    {
      scope: 'statements:write',
      ask: (of) => ({ body: { customer: customer(of), month: '2026-03', hash: 'read-by-nobody' } }),
      // The draft is never the one of this hash.
      house: [412, 412, 404],
      bound: [403, 404, 404],
      except: { tokenWrite: [403, 403, 403], tokenOfA: [403, 404, 404] },
    },
  ],
  [
    'get /api/v1/customers/{customer}/reports/{month}/preview',
    read('statements:read', {
      at: (of) => ({ customer: customer(of), month: '2026-03' }),
      house: FOUND,
      bound: NEVER,
    }),
  ],
  [
    'get /api/v1/reports/{customer}/{month}/{number}',
    read('statements:read', {
      at: (of) => ({ customer: customer(of), month: '2026-03', number: '1' }),
      house: FOUND,
      bound: OWN,
    }),
  ],
  ['get /api/v1/statements/{agreement}/{month}/preview', ofAgreement('statements:read', nothing, { bound: NEVER })],
  ['get /api/v1/statements/{agreement}/{month}/{number}', ofAgreement('statements:read', nothing)],
  ['get /api/v1/statements/{agreement}/{month}/{number}/ledger', ofAgreement('statements:read', nothing)],
  [
    'post /api/v1/statements/{agreement}/{month}/declarations',
    ofAgreement('statements:write', () => ({ body: { declaration: 'notified', item: null } }), {
      house: [201, 201, 404],
      bound: [201, 404, 404],
    }),
  ],
];
