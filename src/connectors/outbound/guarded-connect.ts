import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { NoAnswer } from '../../app/ports/index.ts';
import { mayReach } from './may-reach.ts';

/** Resolves a name to all its addresses. */
export type Resolve = (
  name: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Makes connections to addresses that may be reached. A name is looked up once, in the connection's own lookup, so that
 * what was looked at is what is connected to; all of its addresses must be allowed. A literal address never gets to a
 * lookup, so it is looked at before.
 */
export function guardedConnect(
  allowNetworks: readonly string[],
  timeoutMs: number,
  resolve: Resolve = lookup,
): buildConnector.connector {
  const isAllowed = mayReach(allowNetworks);
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(isAllowed, resolve) } as object);
  return (options, callback) => {
    const hostname = options.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(hostname) !== 0 && !isAllowed(hostname)) return callback(inside(hostname), null);
    connect({ ...options, hostname }, callback);
  };
}

type Found = (
  error: NodeJS.ErrnoException | null,
  address?: string | readonly LookupAddress[],
  family?: number,
) => void;

function guardedLookup(isAllowed: (address: string) => boolean, resolve: Resolve) {
  return (name: string, options: LookupOptions, found: Found): void => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error);
      const first = addresses[0];
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) return found(inside(name));
      if (options.all === true) return found(null, addresses);
      found(null, first.address, first.family);
    });
  };
}

function inside(name: string): NoAnswer {
  return new NoAnswer('forbidden', `${name} is, or leads to, an address that is not public`);
}
