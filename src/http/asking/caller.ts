import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import type { Caller, HttpConfig } from '../parts.ts';

type Address = ReturnType<typeof ipaddr.process>;

/**
 * Where a request comes from. What `X-Forwarded-For` and `X-Forwarded-Proto` say is believed only as far as the chain of
 * trusted proxies reaches, from the connection on outwards; with no trusted proxy, not at all.
 */
export function callerOf(incoming: IncomingMessage, config: HttpConfig): Caller {
  const peer = addressOf(incoming.socket?.remoteAddress ?? '');
  const trusted = peer !== null && isTrusted(peer, config.trustedProxies);
  const address = trusted ? behindProxies(incoming, peer, config.trustedProxies) : peer;
  const proto = trusted ? textOf(incoming.headers['x-forwarded-proto'])?.split(',').at(-1)?.trim() : undefined;
  return {
    address: address?.toString() ?? 'unknown',
    network: address === null ? 'unknown' : networkOf(address),
    secure: proto === 'https' || (incoming.socket as { encrypted?: boolean } | null)?.encrypted === true,
    userAgent: (incoming.headers['user-agent'] ?? '').slice(0, 200),
  };
}

function behindProxies(incoming: IncomingMessage, peer: Address, proxies: readonly string[]): Address {
  let address = peer;
  const hops = (textOf(incoming.headers['x-forwarded-for']) ?? '').split(',').slice(-20).reverse();
  for (const hop of hops) {
    if (!isTrusted(address, proxies)) break;
    const next = addressOf(hop.trim());
    if (next === null) break;
    address = next;
  }
  return address;
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.join(',');
}

/** IPv4 in IPv6 is told as IPv4; null for what is no address. */
function addressOf(text: string): Address | null {
  // A zone (`fe80::1%eth0`) is this machine's own matter.
  const plain = text.replace(/%.*$/s, '').replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(plain) && (plain.includes(':') || plain.split('.').length === 4) ? ipaddr.process(plain) : null;
}

function networkOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  const parts = (address as ipaddr.IPv6).parts.slice(0, 4);
  return `${parts.map((part) => part.toString(16)).join(':')}::/64`;
}

function isTrusted(address: Address, proxies: readonly string[]): boolean {
  return proxies.some((proxy) => {
    const [base = '', bits] = proxy.split('/');
    const network = addressOf(base);
    if (network === null || network.kind() !== address.kind()) return false;
    const length = bits === undefined ? (network.kind() === 'ipv4' ? 32 : 128) : Number(bits);
    return (address.match as (network: Address, bits: number) => boolean).call(address, network, length);
  });
}
