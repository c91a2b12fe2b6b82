import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;

/** Of all that lies beyond these three bits nothing is given out: what pretends to is an old form of something inside. */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
/** Public by its number, but it answers only inside a cloud, to whoever runs there: as secret-giving as 169.254.169.254. */
const CLOUD_HOST = '168.63.129.16';
/** Addresses in which another one is wrapped that we would have to trust unseen. */
const WRAPPING: ReadonlySet<string> = new Set(['rfc6145', 'rfc6052', '6to4', 'teredo']);

/**
 * Whether an IP address, as a resolver or a URL gives it, may be connected to: the public ones, and those in the networks
 * that were allowed (`10.0.0.0/8`). IPv4 in IPv6 counts as IPv4; what a translator or tunnel would unwrap never counts.
 */
export function mayReach(allowed: readonly string[]): (address: string) => boolean {
  const networks = allowed.map((network) => ipaddr.parseCIDR(network));
  return (text) => {
    const address = addressOf(text);
    if (address === null) return false;
    const range: string = address.range();
    if (WRAPPING.has(range)) return false;
    if (networks.some((network) => isIn(address, network))) return true;
    if (range !== 'unicast' || address.toString() === CLOUD_HOST) return false;
    return address.kind() === 'ipv4' || isIn(address, GLOBAL_IPV6);
  };
}

function isIn(address: Address, [network, length]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, length);
}

function addressOf(text: string): Address | null {
  const isPlain = text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return isPlain ? ipaddr.process(text) : null;
}
