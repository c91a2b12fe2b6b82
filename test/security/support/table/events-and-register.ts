import { agreementOf } from '../agreement-text.ts';
import { eventOf } from '../world.ts';
import {
  agreement,
  customer,
  FOUND,
  filtered,
  HIDDEN,
  INVALID,
  NEVER,
  nothing,
  OK,
  OWN,
  ofAgreement,
  type Row,
  read,
  ticket,
  UNSEEN,
} from './row.ts';

export const EVENTS: readonly (readonly [string, Row])[] = [
  [
    'post /api/v1/events',
    {
      scope: 'events:write',
      ask: (of) => ({
        body: eventOf('ticket.updated', of === 'none' ? 'of-nobody' : ticket(of), '2026-04-09T08:00:00Z', {
          note: 'x',
        }),
      }),
      house: OK,
      bound: INVALID,
    },
  ],
  [
    'get /api/v1/events',
    read('events:read', { ask: (of) => ({ path: `?stream=ticket:${ticket(of)}` }), bound: HIDDEN }),
  ],
  [
    'get /api/v1/events/{source}/{id}',
    read('events:read', { at: (of) => ({ source: 'desk', id: `${of}-1` }), house: FOUND, bound: HIDDEN }),
  ],
  ['get /api/v1/tickets', filtered('tickets:read')],
  [
    'get /api/v1/tickets/{ticket}',
    read('tickets:read', {
      at: (of) => ({ ticket: ticket(of) }),
      ask: () => ({ path: '?receipts=true' }),
      house: FOUND,
      bound: OWN,
    }),
  ],
  [
    'get /api/v1/tickets/{ticket}/events',
    read('events:read', { at: (of) => ({ ticket: ticket(of) }), house: FOUND, bound: OWN }),
  ],
  ['get /api/v1/board', filtered('tickets:read')],
  ['get /api/v1/board/counts', filtered('tickets:read')],
  ['get /api/v1/objectives', read('tickets:read', { ask: (of) => ({ path: `?agreement=${agreement(of)}` }) })],
  ['get /api/v1/availability', read('tickets:read', { ask: (of) => ({ path: `?agreement=${agreement(of)}` }) })],
  [
    'get /api/v1/evaluation',
    filtered('statements:read', { ask: (of) => ({ path: `?customer=${customer(of)}&receipts=true` }), ...UNSEEN }),
  ],
  ['get /api/v1/changes', read('tickets:read')],
];

export const REGISTER: readonly (readonly [string, Row])[] = [
  ['get /api/v1/agreements', read('agreements:read')],
  [
    'post /api/v1/agreements',
    {
      scope: 'agreements:write',
      ask: (of) => ({
        path: '?dryRun=true',
        body: { text: of === 'none' ? 'leeway: 1' : agreementOf(of === 'A' ? 'alba' : 'brio', 3, '2026-07-01') },
      }),
      house: [200, 200, 422],
      bound: NEVER,
    },
  ],
  ['get /api/v1/agreements/{agreement}', ofAgreement('agreements:read', nothing)],
  ['get /api/v1/agreements/{agreement}/versions', ofAgreement('agreements:read', nothing)],
  ['get /api/v1/agreements/{agreement}/versions/{version}', ofAgreement('agreements:read', nothing)],
  ['get /api/v1/agreements/{agreement}/differences', ofAgreement('agreements:read', () => ({ path: '?from=1&to=1' }))],
  [
    'post /api/v1/agreements/{agreement}/versions/{version}/withdrawal',
    ofAgreement('agreements:write', () => ({ body: { reason: 'x' } }), { house: [409, 409, 404], bound: NEVER }),
  ],
  ['get /api/v1/customers', read('customers:read')],
  ['get /api/v1/customers/unknown', read('customers:read', { bound: NEVER })],
  ['get /api/v1/customers/health', read('customers:read')],
  [
    'get /api/v1/customers/{customer}/overview',
    read('customers:read', { at: (of) => ({ customer: customer(of) }), house: FOUND, bound: OWN }),
  ],
  [
    'get /api/v1/customers/{customer}/trend',
    read('tickets:read', { at: (of) => ({ customer: customer(of) }), house: FOUND, bound: OWN }),
  ],
  [
    'get /api/v1/customers/{customer}',
    read('customers:read', { at: (of) => ({ customer: customer(of) }), house: FOUND, bound: OWN }),
  ],
  [
    'put /api/v1/customers/{customer}',
    {
      scope: 'customers:write',
      at: (of) => ({ customer: of === 'none' ? 'newcomer' : customer(of) }),
      ask: (of) => ({ body: { name: customer(of) } }),
      house: OK,
      bound: NEVER,
    },
  ],
  [
    'post /api/v1/customers/{customer}/aliases',
    {
      scope: 'customers:write',
      at: (of) => ({ customer: customer(of) }),
      ask: (of) => ({ body: { source: 'desk', alias: `${customer(of)}-again` } }),
      house: FOUND,
      bound: NEVER,
    },
  ],
  [
    'delete /api/v1/customers/{customer}/aliases',
    {
      scope: 'customers:write',
      at: (of) => ({ customer: customer(of) }),
      ask: (of) => ({ path: `?source=desk&alias=${customer(of)}-again` }),
      prepare: async (of, { store }) => {
        if (of === 'none') return;
        const alias = { source: 'desk', alias: `${customer(of)}-again`, customer: customer(of) };
        await store.transact((tx) => tx.putAlias({ ...alias, attachedAt: 0, attachedBy: null }));
      },
      house: FOUND,
      bound: NEVER,
    },
  ],
  [
    'post /api/v1/customers/{customer}/export',
    read('export:read', { at: (of) => ({ customer: customer(of) }), house: FOUND, bound: OWN }),
  ],
];
