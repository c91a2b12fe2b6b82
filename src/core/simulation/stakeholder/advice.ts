import type { Agreement, Measure } from '../../agreement/index.ts';
import type { RatioPpm } from '../../money/index.ts';
import type { Capacity } from '../capacity.ts';
import type { Exposure } from '../exposure.ts';
import type { Offer } from '../offer/offer.ts';
import { keeps } from '../offer/search.ts';
import { type BoundReading, readBounds } from './zone.ts';

export type Stand = 'accept' | 'negotiate' | 'walkAway';

/** Why somebody should accept, negotiate or walk away; what to ask for where a term has a better value. */
export type Reason =
  /** A term past its walk-away, between the bounds, or at its aim. */
  | { readonly kind: 'bound'; readonly stand: Stand; readonly reading: BoundReading }
  /** A bound that can not be held against its term. */
  | { readonly kind: 'unreadBound'; readonly stand: 'accept'; readonly path: string }
  /** A promise kept with less than the chosen confidence, and what would be. */
  | { readonly kind: 'unlikely'; readonly stand: 'negotiate'; readonly path: string; readonly offer: Offer }
  /** Nothing that one would write is kept. */
  | { readonly kind: 'hopeless'; readonly stand: 'walkAway'; readonly path: string; readonly offer: Offer }
  | { readonly kind: 'overload'; readonly stand: 'negotiate'; readonly hours: 'inService' | 'outOfService' }
  /** Remedies that no cap bounds. */
  | { readonly kind: 'uncapped'; readonly stand: 'negotiate'; readonly remedies: readonly string[] }
  /** The bad year (95th percentile), or the expected one, costs more than the agreement brings in. */
  | {
      readonly kind: 'costOverMargin';
      readonly stand: 'negotiate' | 'walkAway';
      readonly costMinor: number;
      readonly marginMinor: number;
    };

/** What one role should do. */
export interface RoleAdvice {
  readonly role: string;
  readonly stand: Stand;
  readonly reasons: readonly Reason[];
}

/** Ours alone: never rendered, exported or shown to the customer. */
export interface Advice {
  readonly internal: true;
  readonly stand: Stand;
  readonly roles: readonly RoleAdvice[];
}

/** What there is to go by; null: not known, and no reason follows from it. */
export interface Grounds {
  readonly confidencePpm: RatioPpm;
  readonly offers: readonly Offer[];
  readonly capacity: Capacity | null;
  readonly exposure: Exposure | null;
  /** What a year of the agreement brings in over what it costs, before remedies, in minor units. */
  readonly marginMinor: number | null;
}

const ROLES = ['customerService', 'technical', 'finance', 'legal'];
/** What a customer feels first: the service desk answers for it; for the rest the technicians. */
const DESK: readonly Measure[] = ['acknowledgement', 'assignment', 'firstResponse', 'nextResponse', 'periodicUpdate'];
const WORST: readonly Stand[] = ['walkAway', 'negotiate', 'accept'];

/**
 * What each role that must approve should do with a draft, with every reason as a value: a bound goes to its approver
 * (none named: to all that it could concern, finance for money and the role of the measure for targets), an unlikely
 * promise to the role of its measure, overload to the technicians, money to finance, what is unbounded to legal too.
 */
export function advise(agreement: Agreement, grounds: Grounds): Advice {
  const reasons = [
    ...readBounds(agreement).map((reading) => ({ roles: rolesOf(agreement, reading), reason: boundReason(reading) })),
    ...grounds.offers.flatMap((offer) => unlikely(agreement, offer, grounds.offers)),
    ...overload(grounds),
    ...money(grounds),
  ];
  const asked = agreement.internal?.approvals ?? [];
  const roles = asked.length === 0 ? ROLES : asked;
  const advices = roles.map((role) => {
    const own = reasons.flatMap((one) => (one.roles.includes(role) ? [one.reason] : []));
    return { role, stand: worst(own), reasons: own };
  });
  return { internal: true, stand: worst(reasons.map(({ reason }) => reason)), roles: advices };
}

function worst(reasons: readonly Reason[]): Stand {
  return WORST.find((stand) => reasons.some((reason) => reason.stand === stand)) ?? 'accept';
}

interface Directed {
  readonly roles: readonly string[];
  readonly reason: Reason;
}

function boundReason(reading: BoundReading): Reason {
  if (reading.zone === 'unread') return { kind: 'unreadBound', stand: 'accept', path: reading.path };
  const stand = reading.zone === 'beyond' ? 'walkAway' : reading.zone === 'between' ? 'negotiate' : 'accept';
  return { kind: 'bound', stand, reading };
}

function rolesOf(agreement: Agreement, { path, approver }: BoundReading): readonly string[] {
  if (approver !== null) return [approver];
  const target = agreement.targets.find((one) => path.replace(/^targets\./, '').startsWith(`${one.id}.`));
  return target === undefined ? ['finance'] : [roleOf(target.measure)];
}

const roleOf = (measure: Measure): string => (DESK.includes(measure) ? 'customerService' : 'technical');

function unlikely(agreement: Agreement, offer: Offer, all: readonly Offer[]): readonly Directed[] {
  if (offer.isKept) return [];
  // Where one term of a target has no value that would be kept, another may: then that one is to be negotiated.
  const others = all.filter((one) => one.target === offer.target && one.level === offer.level);
  if (offer.offered === null && others.some((one) => one.offered !== null)) return [];
  const measure = agreement.targets.find((one) => one.id === offer.target)?.measure ?? 'resolution';
  const path = `${offer.target}.${offer.promised.change.kind}`;
  const reason: Reason =
    offer.offered === null
      ? { kind: 'hopeless', stand: 'walkAway', path, offer }
      : { kind: 'unlikely', stand: 'negotiate', path, offer };
  return [{ roles: [roleOf(measure)], reason }];
}

function overload({ capacity, confidencePpm }: Grounds): readonly Directed[] {
  if (capacity === null) return [];
  return (['inService', 'outOfService'] as const).flatMap((hours) =>
    keeps(capacity[hours].overloaded, confidencePpm)
      ? []
      : [{ roles: ['technical'], reason: { kind: 'overload', stand: 'negotiate', hours } }],
  );
}

function money({ exposure, marginMinor }: Grounds): readonly Directed[] {
  if (exposure === null) return [];
  const found: Directed[] = [];
  if (exposure.uncapped.length > 0) {
    const reason: Reason = { kind: 'uncapped', stand: 'negotiate', remedies: exposure.uncapped };
    found.push({ roles: ['finance', 'legal'], reason });
  }
  if (marginMinor !== null && exposure.p95Minor > marginMinor) {
    const isExpected = exposure.expectedMinor > marginMinor;
    const costMinor = isExpected ? exposure.expectedMinor : exposure.p95Minor;
    const stand = isExpected ? 'walkAway' : 'negotiate';
    found.push({ roles: ['finance'], reason: { kind: 'costOverMargin', stand, costMinor, marginMinor } });
  }
  return found;
}
