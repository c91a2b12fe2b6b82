import { ACTORS, type ActorName } from '../people.ts';
import { type Asking, TICKETS, type World } from '../world.ts';

// Who may do what: declared here once, beside the code and not from it. A route without a row fails, and so does a scope
// or a status that is not as declared.

/** Whose the object is that is asked for: alba's, brio's, or nobody's because there is none. */
export const OBJECTS = ['A', 'B', 'none'] as const;
export type Of = (typeof OBJECTS)[number];

/** The statuses for an object of A, of B, and for none. */
export type Statuses = readonly [number, number, number];

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
  'internals:read': [...ALL_APPROVERS, 'manager', 'owner', 'tokenRead', 'tokenOfA'],
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
  'alerts:read': READERS.filter((who) => !/^customer[AB]$/.test(who)),
  'alerts:write': ['technician', ...WRITERS],
  'alerting:write': WRITERS,
  'sources:read': ['technician', ...OVERSEERS],
  'sources:write': WRITERS,
  'audit:read': OVERSEERS.filter((who) => who !== 'manager'),
};

/** The only customer whose things somebody sees. */
export const BOUND: { readonly [who in ActorName]?: Of } = { customerA: 'A', customerB: 'B', tokenOfA: 'A' };

export const customer = (of: Of) => ({ A: 'alba', B: 'brio', none: 'nobody' })[of];
export const agreement = (of: Of) => `${customer(of)}-or`;
export const ticket = (of: Of) => (of === 'none' ? 'no-such-ticket' : TICKETS[of === 'A' ? 'alba' : 'brio']);
export const service = (of: Of) => `${customer(of)}-line`;
export const subject = (of: Of, { people }: World) => (of === 'none' ? `p-${'x'.repeat(22)}` : people.subjects[of]);
export const token = (of: Of, { people }: World) => (of === 'none' ? `t-${'x'.repeat(22)}` : people.tokens[of]);
export const nothing = () => ({});
export const spans = { from: '2026-05-20T00:00:00Z', to: '2026-05-20T01:00:00Z' };

export const OK: Statuses = [200, 200, 200];
export const FOUND: Statuses = [200, 200, 404];
export const OWN: Statuses = [200, 404, 404];
export const NEVER: Statuses = [403, 403, 403];
export const HIDDEN: Statuses = [404, 404, 404];
export const INVALID: Statuses = [422, 422, 422];

export const read = (scope: string, more: Partial<Row> = {}): Row => ({ scope, ask: nothing, house: OK, ...more });
/** What is filtered by a customer: who acts for one finds nothing of another's, as of nobody's. */
export const filtered = (scope: string, more: Partial<Row> = {}): Row =>
  read(scope, { ask: (of) => ({ path: `?customer=${customer(of)}` }), ...more });
export const UNSEEN = { bound: OWN };
export const ofAgreement = (scope: string, ask: Row['ask'], more: Partial<Row> = {}): Row => ({
  scope,
  ask,
  at: (of) => ({ agreement: agreement(of), version: '1', month: '2026-03', number: '1' }),
  house: FOUND,
  bound: OWN,
  ...more,
});
/** A person acts on somebody; a program may not where `token` says so. */
export const onPerson = (scope: string, status: number, more: Partial<Row> = {}): Row => ({
  scope,
  ask: nothing,
  at: (of, world) => ({ person: subject(of, world) }),
  house: [status, status, 404],
  bound: [status, 404, 404],
  ...more,
});
