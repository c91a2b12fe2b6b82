/** What a person is here. `customer`: somebody of a customer's, who sees that customer's own data and nothing of ours. */
export const ROLES = ['owner', 'manager', 'technician', 'approver', 'customer'] as const;
export type Role = (typeof ROLES)[number];

/** In whose name an approver approves. */
export const APPROVALS = ['customerService', 'technical', 'finance', 'legal'] as const;
export type Approval = (typeof APPROVALS)[number];

/** What may be allowed, one by one. A token holds some of its maker's. */
export const SCOPES = [
  'events:read',
  'events:write',
  'tickets:read',
  'agreements:read',
  'agreements:write',
  'internals:read',
  'customers:read',
  'customers:write',
  'decisions:write',
  'statements:read',
  'statements:write',
  'people:read',
  'people:write',
  'tokens:read',
  'tokens:write',
  'audit:read',
  'export:read',
  'system:read',
] as const;
export type Scope = (typeof SCOPES)[number];

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
  technician: new Set<Scope>(['events:read', 'events:write', 'tickets:read', 'agreements:read', 'customers:read']),
  approver: new Set<Scope>([
    'events:read',
    'tickets:read',
    'agreements:read',
    'internals:read',
    'customers:read',
    'decisions:write',
    'statements:read',
  ]),
  customer: new Set<Scope>(['tickets:read', 'agreements:read', 'customers:read', 'statements:read']),
};

/** Whether an actor may do something to what belongs to a customer (null: to nobody in particular). */
export function may(actor: Actor, scope: Scope, customer: string | null = null): boolean {
  return actor.scopes.has(scope) && (actor.customer === null || actor.customer === customer);
}
