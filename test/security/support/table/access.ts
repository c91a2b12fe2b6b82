import type { ActorName } from '../people.ts';
import {
  customer,
  FOUND,
  HIDDEN,
  INVALID,
  NEVER,
  nothing,
  OK,
  onPerson,
  type Row,
  read,
  type Statuses,
  subject,
  token,
} from './row.ts';

const PROGRAMS: { readonly [who in ActorName]?: Statuses } = { tokenRead: NEVER, tokenWrite: NEVER, tokenOfA: NEVER };
export const SESSIONS: readonly (readonly [string, Row])[] = [
  ['post /api/v1/setup', { scope: 'public', ask: () => ({ body: { code: 'x' } }), house: HIDDEN }],
  ['post /api/v1/session', { scope: 'public', ask: () => ({ body: {} }), house: INVALID }],
  ['get /api/v1/session', read('self')],
  [
    'patch /api/v1/session',
    { scope: 'self', ask: () => ({ body: { language: 'en' } }), house: [204, 204, 204], except: PROGRAMS },
  ],
  ['delete /api/v1/session', { scope: 'public', ask: nothing, house: [204, 204, 204], endsSession: true }],
  ['post /api/v1/session/second-factor', { scope: 'public', ask: () => ({ body: {} }), house: INVALID }],
  ['post /api/v1/session/oidc', { scope: 'public', ask: () => ({ body: {} }), house: HIDDEN }],
  ['get /api/v1/session/oidc/callback', { scope: 'public', ask: nothing, house: HIDDEN }],
  ['get /api/v1/sessions', read('self', { except: PROGRAMS })],
  [
    'delete /api/v1/sessions/{session}',
    {
      scope: 'self',
      ask: nothing,
      at: async (of, { people, store }) => {
        const found = of === 'none' ? [] : await store.sessionsOf(people.ids[`customer${of}`] ?? '');
        return { session: found[0]?.id ?? `s-${'x'.repeat(22)}` };
      },
      prepare: async (of, { people }) => {
        if (of !== 'none') await people.fresh(`customer${of}`);
      },
      house: HIDDEN,
      bound: [204, 404, 404],
      except: PROGRAMS,
      endsSession: true,
    },
  ],
  ['post /api/v1/session/password', { scope: 'self', ask: () => ({ body: {} }), house: INVALID }],
  [
    'post /api/v1/session/second-factor/enrolment',
    { scope: 'self', ask: () => ({ body: { password: 7 } }), house: INVALID },
  ],
  ['post /api/v1/session/second-factor/confirmation', { scope: 'self', ask: () => ({ body: {} }), house: INVALID }],
  ['post /api/v1/session/second-factor/removal', { scope: 'self', ask: () => ({ body: {} }), house: INVALID }],
  [
    'post /api/v1/invitations/accept',
    { scope: 'public', ask: () => ({ body: { code: 'x', password: 'trois chats sur un mur' } }), house: HIDDEN },
  ],
  [
    'post /api/v1/resets/accept',
    { scope: 'public', ask: () => ({ body: { code: 'x', password: 'trois chats sur un mur' } }), house: HIDDEN },
  ],
];

export const PEOPLE: readonly (readonly [string, Row])[] = [
  ['get /api/v1/people', read('people:read')],
  ['get /api/v1/people/{person}', onPerson('people:read', 200)],
  [
    'post /api/v1/people',
    {
      scope: 'people:write',
      ask: (of, _world, who) => ({
        body: { name: 'x', email: `${of}-${who}@example.com`.toLowerCase(), role: 'customer', customer: customer(of) },
      }),
      house: [201, 201, 422],
      bound: [201, 403, 403],
      // It holds the scopes that write, and so not all that a customer may: it can make nobody who may read.
      except: { tokenWrite: NEVER },
    },
  ],
  [
    'patch /api/v1/people/{person}',
    onPerson('people:write', 200, {
      ask: () => ({ body: { language: 'fr' } }),
      except: { tokenWrite: [403, 403, 404] },
    }),
  ],
  [
    'delete /api/v1/people/{person}',
    onPerson('people:write', 204, {
      prepare: async (of, { people }) => {
        if (of !== 'none') await people.renew(of);
      },
      except: { tokenWrite: [403, 403, 404] },
    }),
  ],
  [
    'delete /api/v1/people/{person}/second-factor',
    onPerson('people:write', 204, { except: { tokenWrite: [403, 403, 404] } }),
  ],
  ['get /api/v1/retention', read('people:read', { bound: NEVER })],
  [
    'put /api/v1/retention/{source}',
    {
      scope: 'people:write',
      at: (of) => ({ source: `source-of-${of}` }),
      ask: () => ({ body: { days: 400 } }),
      house: OK,
      bound: NEVER,
    },
  ],
  [
    'delete /api/v1/retention/{source}',
    {
      scope: 'people:write',
      at: (of) => ({ source: of === 'none' ? 'source-of-nobody' : `source-of-${of}` }),
      ask: nothing,
      prepare: async (of, { store }) => {
        if (of === 'none') return;
        const set = { source: `source-of-${of}`, days: 400, setAt: 0, setBy: null };
        await store.transact((tx) => tx.putRetention(set));
      },
      house: FOUND,
      bound: NEVER,
    },
  ],
  [
    'post /api/v1/invitations',
    onPerson('people:write', 201, {
      // Somebody without a password, as those are who are invited.
      prepare: async (of, { people }) => {
        if (of !== 'none') await people.renew(of);
      },
      ask: (of, world) => ({ body: { person: subject(of, world) } }),
      except: { tokenWrite: [403, 403, 404] },
    }),
  ],
  [
    'post /api/v1/resets',
    onPerson('people:write', 201, {
      prepare: async (of, { people, store }) => {
        if (of !== 'none') await store.transact((tx) => tx.setPassword(people.subjects[of], 'no hash at all', 0));
      },
      ask: (of, world) => ({ body: { person: subject(of, world) } }),
      except: { tokenWrite: [403, 403, 404] },
    }),
  ],
  ['post /api/v1/people/{person}/export', onPerson('export:read', 200)],
  ['get /api/v1/tokens', read('tokens:read')],
  [
    'post /api/v1/tokens',
    {
      scope: 'tokens:write',
      ask: (of) => ({ body: { name: 'x', scopes: ['tickets:read'], customer: customer(of) } }),
      house: [201, 201, 422],
      except: { tokenWrite: NEVER, tokenOfA: NEVER },
    },
  ],
  [
    'delete /api/v1/tokens/{token}',
    {
      scope: 'tokens:write',
      ask: nothing,
      at: (of, world) => ({ token: token(of, world) }),
      house: [204, 204, 404],
      bound: [204, 404, 404],
      // Neither made them, nor looks after people.
      except: { manager: HIDDEN },
    },
  ],
  ['get /api/v1/retention', read('people:read', { bound: NEVER })],
  [
    'put /api/v1/retention/{source}',
    { scope: 'people:write', at: () => ({ source: 'desk' }), ask: () => ({ body: {} }), house: INVALID },
  ],
  [
    'delete /api/v1/retention/{source}',
    { scope: 'people:write', at: () => ({ source: 'nothing-set' }), ask: nothing, house: HIDDEN, bound: NEVER },
  ],
  ['get /api/v1/audit', read('audit:read')],
  // The chain is one for all: who sees one customer's part can not check it.
  ['get /api/v1/audit/verification', read('audit:read', { bound: NEVER })],
];
