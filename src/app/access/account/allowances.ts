import { MINUTE_MS } from '../../../core/time/index.ts';
import type { Allowance } from '../../ports/index.ts';
import type { AccessParts } from '../parts.ts';
import { blinded } from '../secret-text.ts';

// Only what fails is used up: whoever gets in gives his try back.

/** Of one network (an IPv4 address, an IPv6 /64): 15 failing sign-ins at once, then one a minute. */
export function ofNetwork(network: string, { secretKey }: Pick<AccessParts, 'secretKey'>): Allowance {
  return { key: `network:${blinded(network, secretKey)}`, burst: 15, refillMs: MINUTE_MS };
}

/** For one address, whether or not somebody has it: 10 failing sign-ins at once, then one every two minutes. */
export function ofAddress(emailKey: string, { secretKey }: Pick<AccessParts, 'secretKey'>): Allowance {
  return { key: `address:${blinded(emailKey, secretKey)}`, burst: 10, refillMs: 2 * MINUTE_MS };
}

/** Second factors of one person: of a million codes three are right at any time. 5 at once, then one in ten minutes. */
export function ofSecondFactor(person: string): Allowance {
  return { key: `factor:${person}`, burst: 5, refillMs: 10 * MINUTE_MS };
}

/** A signed-in person's own password, asked for again. */
export function ofOwnPassword(person: string): Allowance {
  return { key: `password:${person}`, burst: 10, refillMs: 2 * MINUTE_MS };
}
