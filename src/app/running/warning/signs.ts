import type { HolidaySource } from '../../../core/calendar/index.ts';
import { DAY_MS, type Instant, type Span } from '../../../core/time/index.ts';
import { type AlertingHealth, alertingHealth } from '../../alerts/index.ts';
import { opened } from '../../delivery/endpoints/opened-endpoint.ts';
import { openRules } from '../../duty/index.ts';
import type { LiveRoster, Rosters } from '../../live/roster.ts';
import type { Endpoint, Source, Store } from '../../ports/index.ts';
import { type Told, tellable } from './tellable.ts';

/** Why a receiver is told nothing. `sealed`: with another secret; `private`: its address is not allowed. */
export type ReceiverTrouble = 'failing' | 'gone' | 'sealed' | 'private';
/** `dryRun`: what it sends tells nobody. `keyless`: it has no way to show that it is the source. */
export type SourceTrouble = 'silent' | 'keyless' | 'dryRun';

/** What warning people stands on, as it was found. */
export interface WarningSigns {
  readonly health: AlertingHealth;
  readonly receivers: readonly { readonly id: string; readonly title: string; readonly trouble: ReceiverTrouble }[];
  readonly sources: readonly { readonly id: string; readonly trouble: SourceTrouble; readonly since: Instant | null }[];
  /** Rotas with nobody on call at a time at which a rule would call them, within a week. */
  readonly unmanned: readonly { readonly rota: string; readonly rule: string; readonly at: Instant }[];
  /** Rules that somebody set and that reach nobody. */
  readonly idleRules: readonly string[];
  /** Contacts that an escalation names and no mail can be sent to. */
  readonly contacts: readonly { readonly agreement: string; readonly contact: string }[];
}

export interface WarningParts {
  readonly store: Store;
  readonly rosters: Rosters;
  readonly timeZone: string;
  readonly holidays: () => Promise<HolidaySource>;
  readonly sealingKey: Uint8Array;
  /** Whether a host leads to an address that may be reached; null: it is not known just now. */
  readonly mayReach: (host: string) => Promise<boolean | null>;
}

const AHEAD_MS = 7 * DAY_MS;

/** Looks at everything that warning people stands on; changes nothing. */
export async function warningSigns(parts: WarningParts, at: Instant): Promise<WarningSigns> {
  const { store, rosters, timeZone, holidays } = parts;
  const [health, endpoints, sources, rules, live] = await Promise.all([
    alertingHealth(store, at),
    store.endpoints(),
    store.sources(),
    openRules(timeZone, holidays).inForce(store),
    rosters.inForce(store),
  ]);
  const isSet = (await store.notificationRules()) !== null;
  const ahead: Span = { from: at, to: at + AHEAD_MS };
  const told: Told = await tellable(store, rules, endpoints, ahead);
  return {
    health,
    receivers: await troubledReceivers(endpoints, parts),
    sources: sources.flatMap((source) => troublesOf(source, at)),
    unmanned: told.unmanned,
    // Of the program's own rules some wait for people to come.
    idleRules: isSet ? told.idle : [],
    contacts: contactsWithoutAddress(live, at),
  };
}

async function troubledReceivers(
  endpoints: readonly Endpoint[],
  { sealingKey, mayReach }: WarningParts,
): Promise<WarningSigns['receivers']> {
  const found: WarningSigns['receivers'][number][] = [];
  for (const endpoint of endpoints) {
    const { id, title, disabledBecause } = endpoint;
    if (disabledBecause === 'byHand') continue;
    const own = opened(endpoint, sealingKey);
    if (disabledBecause !== null) found.push({ id, title, trouble: disabledBecause });
    else if (own === null) found.push({ id, title, trouble: 'sealed' });
    else if ((await mayReach(new URL(own.url).hostname)) === false) found.push({ id, title, trouble: 'private' });
  }
  return found;
}

function troublesOf(source: Source, at: Instant): WarningSigns['sources'] {
  const { id, silentSince, keys, secretsSealed, liveAt, lastReceivedAt } = source;
  const found: WarningSigns['sources'][number][] = [];
  if (silentSince !== null) found.push({ id, trouble: 'silent', since: silentSince });
  const hasKey = secretsSealed.length > 0 || keys.some(({ revokedAt }) => revokedAt === null);
  if (!hasKey) found.push({ id, trouble: 'keyless', since: null });
  const isUsed = lastReceivedAt !== null && lastReceivedAt > at - AHEAD_MS;
  if (liveAt === null && isUsed) found.push({ id, trouble: 'dryRun', since: lastReceivedAt });
  return found;
}

function contactsWithoutAddress({ agreements }: LiveRoster, at: Instant): WarningSigns['contacts'] {
  const inForce = new Map<string, LiveRoster['agreements'][number]>();
  for (const agreement of agreements) {
    const before = inForce.get(agreement.id);
    const isOver = agreement.endsAt !== null && agreement.endsAt <= at;
    if (agreement.effectiveAt > at || isOver) continue;
    if (before === undefined || before.version < agreement.version) inForce.set(agreement.id, agreement);
  }
  return [...inForce.values()].flatMap(({ id, contacts, escalation }) =>
    [...new Set(escalation.flatMap(({ to }) => to))]
      .filter(
        (contact) => Object.hasOwn(contacts, contact) && !contacts[contact]?.reach.some(({ by }) => by === 'email'),
      )
      .map((contact) => ({ agreement: id, contact })),
  );
}
