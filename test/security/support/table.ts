import { agreementOf } from './agreement-text.ts';
import { ACTORS, type ActorName } from './people.ts';
import { type Asking, eventOf, TICKETS, type World } from './world.ts';

// Who may do what: declared here once, beside the code and not from it. A route without a row fails, and so does a scope
// or a status that is not as declared.

/** Whose the object is that is asked for: alba's, brio's, or nobody's because there is none. */
export const OBJECTS = ['A', 'B', 'none'] as const;
export type Of = (typeof OBJECTS)[number];

/** The statuses for an object of A, of B, and for none. */
type Statuses = readonly [number, number, number];

export interface Row {
  readonly scope: string;
  readonly ask: (of: Of, world: World, who: ActorName) => Omit<Asking, 'method' | 'path'> & { readonly path?: string };
  /** What must be there before it can succeed. */
  readonly prepare?: (of: Of, world: World, who: ActorName) => Promise<void>;
  /** Path parameters for each object. */
  readonly at?: (
    of: Of,
    world: World,
  ) => { readonly [name: string]: string } | Promise<{ readonly [name: string]: string }>;
  /** For those who hold the scope and see every customer. */
  readonly house: Statuses;
  /** For those who hold it and act for one customer: own, foreign, none. As `house` unless said. */
  readonly bound?: Statuses;
  readonly except?: { readonly [who in ActorName]?: Statuses };
  /** Those who sign in bring a session of their own for each call. */
  readonly endsSession?: boolean;
}

const ALL_APPROVERS = ['customerService', 'technical', 'finance', 'legal'] as const;
const READERS = [
  'customerA',
  'customerB',
  'technician',
  ...ALL_APPROVERS,
  'manager',
  'owner',
  'tokenRead',
  'tokenOfA',
] as const;
const WRITERS = ['manager', 'owner', 'tokenWrite', 'tokenOfA'] as const;
const OVERSEERS = ['manager', 'owner', 'tokenRead', 'tokenOfA'] as const;

/** Who holds which scope. */
export const HOLDERS: { readonly [scope: string]: readonly ActorName[] } = {
  public: ACTORS,
  self: ACTORS.filter((who) => !['anonymous', 'tokenExpired', 'tokenRevoked', 'endedSession'].includes(who)),
  'tickets:read': READERS,
  'agreements:read': READERS,
  'customers:read': READERS,
  'statements:read': READERS.filter((who) => who !== 'technician'),
  'events:read': READERS.filter((who) => !who.startsWith('customer') || who === 'customerService'),
  'events:write': ['technician', ...WRITERS],
  'decisions:write': [...ALL_APPROVERS, ...WRITERS],
  'agreements:write': WRITERS,
  'customers:write': WRITERS,
  'statements:write': WRITERS,
  'tokens:write': WRITERS,
  'people:write': WRITERS.filter((who) => who !== 'manager'),
  'people:read': OVERSEERS,
  'tokens:read': OVERSEERS,
  'export:read': OVERSEERS,
  'system:read': OVERSEERS,
  'audit:read': OVERSEERS.filter((who) => who !== 'manager'),
};

/** The only customer whose things somebody sees. */
export const BOUND: { readonly [who in ActorName]?: Of } = { customerA: 'A', customerB: 'B', tokenOfA: 'A' };

const customer = (of: Of) => ({ A: 'alba', B: 'brio', none: 'nobody' })[of];
const agreement = (of: Of) => `${customer(of)}-or`;
const ticket = (of: Of) => (of === 'none' ? 'no-such-ticket' : TICKETS[of === 'A' ? 'alba' : 'brio']);
const service = (of: Of) => `${customer(of)}-line`;
const subject = (of: Of, { people }: World) => (of === 'none' ? `p-${'x'.repeat(22)}` : people.subjects[of]);
const token = (of: Of, { people }: World) => (of === 'none' ? `t-${'x'.repeat(22)}` : people.tokens[of]);
const nothing = () => ({});
const spans = { from: '2026-05-20T00:00:00Z', to: '2026-05-20T01:00:00Z' };

const OK: Statuses = [200, 200, 200];
const FOUND: Statuses = [200, 200, 404];
const OWN: Statuses = [200, 404, 404];
const NEVER: Statuses = [403, 403, 403];
const HIDDEN: Statuses = [404, 404, 404];
const INVALID: Statuses = [422, 422, 422];

const read = (scope: string, more: Partial<Row> = {}): Row => ({ scope, ask: nothing, house: OK, ...more });
/** What is filtered by a customer: who acts for one finds nothing of another's, as of nobody's. */
const filtered = (scope: string, more: Partial<Row> = {}): Row =>
  read(scope, { ask: (of) => ({ path: `?customer=${customer(of)}` }), ...more });
const UNSEEN = { bound: OWN };
const ofAgreement = (scope: string, ask: Row['ask'], more: Partial<Row> = {}): Row => ({
  scope,
  ask,
  at: (of) => ({ agreement: agreement(of), version: '1', month: '2026-03', number: '1' }),
  house: FOUND,
  bound: OWN,
  ...more,
});
/** A person acts on somebody; a program may not where `token` says so. */
const onPerson = (scope: string, status: number, more: Partial<Row> = {}): Row => ({
  scope,
  ask: nothing,
  at: (of, world) => ({ person: subject(of, world) }),
  house: [status, status, 404],
  bound: [status, 404, 404],
  ...more,
});

const EVENTS: readonly (readonly [string, Row])[] = [
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

const REGISTER: readonly (readonly [string, Row])[] = [
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

/** Whose it is stands in the body, and nothing is looked up: the words are the same for a customer nobody knows. */
const REFUSED_ELSEWHERE: Statuses = [201, 403, 403];
const correctable = (of: Of, who: ActorName) => `${of}-of-${who}`;
const DECISIONS: readonly (readonly [string, Row])[] = [
  [
    'post /api/v1/maintenance',
    {
      scope: 'decisions:write',
      ask: (of) => ({ body: { service: service(of), customer: customer(of), ...spans } }),
      house: [201, 201, 422],
      bound: REFUSED_ELSEWHERE,
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
  ['get /api/v1/statements/{agreement}/{month}/preview', ofAgreement('statements:read', nothing, { bound: NEVER })],
  ['get /api/v1/statements/{agreement}/{month}/{number}', ofAgreement('statements:read', nothing)],
  [
    'post /api/v1/statements/{agreement}/{month}/declarations',
    ofAgreement('statements:write', () => ({ body: { declaration: 'notified', item: null } }), {
      house: [201, 201, 404],
      bound: [201, 404, 404],
    }),
  ],
];

const PROGRAMS: { readonly [who in ActorName]?: Statuses } = { tokenRead: NEVER, tokenWrite: NEVER, tokenOfA: NEVER };
const SESSIONS: readonly (readonly [string, Row])[] = [
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

const PEOPLE: readonly (readonly [string, Row])[] = [
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

const RUNNING: readonly (readonly [string, Row])[] = [
  ...['/invitation', '/reset', '/sign-in', '/pages/entry.css', '/pages/entry.js', '/healthz'].map(
    (path): readonly [string, Row] => [`get ${path}`, read('public')],
  ),
  ['get /readyz', read('public')],
  // There is an owner: nobody sets anything up any more.
  ['get /setup', read('public', { house: HIDDEN })],
  ['get /metrics', read('system:read')],
  ...['/api/v1/openapi.json', '/api/v1/', '/'].map((path): readonly [string, Row] => [
    `get ${path}`,
    read('public', {
      except: Object.fromEntries(
        ['anonymous', 'tokenExpired', 'tokenRevoked', 'endedSession'].map((who) => [who, [401, 401, 401]]),
      ),
    }),
  ]),
];

export const TABLE: ReadonlyMap<string, Row> = new Map([
  ...EVENTS,
  ...REGISTER,
  ...DECISIONS,
  ...SESSIONS,
  ...PEOPLE,
  ...RUNNING,
]);

/** The status that the table declares. */
export function expectedStatus(row: Row, who: ActorName, of: Of): number {
  const index = OBJECTS.indexOf(of);
  const holders = HOLDERS[row.scope] ?? [];
  if (!holders.includes(who)) return HOLDERS['self']?.includes(who) ? 403 : 401;
  const special = row.except?.[who];
  if (special !== undefined) return special[index] as number;
  const own = BOUND[who];
  if (own === undefined || row.bound === undefined) return row.house[index] as number;
  if (of === 'none') return row.bound[2];
  return row.bound[of === own ? 0 : 1];
}
