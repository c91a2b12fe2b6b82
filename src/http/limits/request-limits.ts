import type { Instant } from '../../core/time/index.ts';
import type { HttpParts } from '../parts.ts';

/** How many requests may come at once, and how many more each second. */
interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** Far above what a person or a helpdesk does, far below what hurts. */
const STRANGERS: Rate = { atOnce: 400, perSecond: 40 };
const ACTORS: Rate = { atOnce: 8_000, perSecond: 2_000 };

/** So many callers are remembered at most; those whose allowance is whole again are forgotten first. */
const REMEMBERED = 20_000;

interface Allowance {
  left: number;
  at: Instant;
}

/**
 * Limits requests: of whoever is not signed in by network (the address of IPv4, the /64 of IPv6), of everybody else by
 * account or token. Each node counts for itself; guesses of passwords and codes have limits of their own that all nodes
 * share.
 */
export function openRequestLimits(
  now: () => Instant,
  strangers: Rate = STRANGERS,
  actors: Rate = ACTORS,
): NonNullable<HttpParts['admit']> {
  const ofNetworks = openLimit(strangers, now);
  const ofActors = openLimit(actors, now);
  return (caller, actor) => {
    const waitMs = actor === null ? ofNetworks(caller.network) : ofActors(actor.id);
    return waitMs === 0 ? { ok: true } : { ok: false, retryAfterSeconds: Math.ceil(waitMs / 1000) };
  };
}

/** Takes one of somebody's allowance; 0, or the milliseconds until there is one. */
export function openLimit({ atOnce, perSecond }: Rate, now: () => Instant): (key: string) => number {
  const allowances = new Map<string, Allowance>();
  const leftAt = ({ left, at }: Allowance, asOf: Instant) =>
    Math.min(atOnce, left + (Math.max(0, asOf - at) / 1000) * perSecond);
  return (key) => {
    const at = now();
    const known = allowances.get(key);
    if (known === undefined && allowances.size >= REMEMBERED)
      for (const [other, allowance] of allowances) if (leftAt(allowance, at) >= atOnce) allowances.delete(other);
    const left = known === undefined ? atOnce : leftAt(known, at);
    if (left < 1) return Math.ceil(((1 - left) / perSecond) * 1000);
    // The oldest go when even so there are too many: whoever sends from ever new networks gains nothing by it.
    if (known === undefined && allowances.size >= REMEMBERED) allowances.delete(allowances.keys().next().value ?? '');
    allowances.set(key, { left: left - 1, at });
    return 0;
  };
}
