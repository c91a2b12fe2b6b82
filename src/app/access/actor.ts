import { type Approval, type Role, SCOPES, type Scope } from '../ports/index.ts';

export { APPROVALS, type Approval, ROLES, type Role, SCOPES, type Scope } from '../ports/index.ts';

/** Who asks. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'system';
  /** The id of the person, of the token, or `system`: what decisions and facts are signed with. */
  readonly id: string;
  /** The person behind it; null for the system itself. */
  readonly person: string | null;
  readonly role: Role;
  readonly approves: readonly Approval[];
  /** The only customer whose data may be seen; null: every customer's. */
  readonly customer: string | null;
  readonly scopes: ReadonlySet<Scope>;
}

const ALL: readonly Scope[] = SCOPES;
const without = (...left: readonly Scope[]) => ALL.filter((scope) => !left.includes(scope));

/** What each role may do. */
export const SCOPES_OF: { readonly [role in Role]: ReadonlySet<Scope> } = {
  owner: new Set(ALL),
  manager: new Set(without('people:write', 'audit:read')),
  technician: new Set<Scope>([
    'events:read',
    'events:write',
    'tickets:read',
    'agreements:read',
    'customers:read',
    'alerts:read',
    'alerts:write',
    'sources:read',
  ]),
  approver: new Set<Scope>([
    'events:read',
    'tickets:read',
    'agreements:read',
    'internals:read',
    'customers:read',
    'alerts:read',
    'decisions:write',
    'statements:read',
  ]),
  customer: new Set<Scope>(['tickets:read', 'agreements:read', 'customers:read', 'statements:read']),
};

/** Whether an actor may do something to what belongs to a customer (null: to nobody in particular). */
export function may(actor: Actor, scope: Scope, customer: string | null = null): boolean {
  return actor.scopes.has(scope) && (actor.customer === null || actor.customer === customer);
}

/** As notes and decisions are signed: null for this program itself. */
export function signature(actor: Actor): string | null {
  return actor.kind === 'system' ? null : actor.id;
}

/** This program itself: no person stands behind what it does. */
export const OURSELVES: Actor = {
  kind: 'system',
  id: 'system',
  person: null,
  role: 'owner',
  approves: [],
  customer: null,
  scopes: SCOPES_OF.owner,
};
