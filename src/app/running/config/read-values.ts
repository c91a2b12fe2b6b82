import ipaddr from 'ipaddr.js';
import { ROLES, type Role } from '../../access/actor.ts';

// How single values are read. Each function gives undefined for a text that is no such value.

/** Where to listen; port 0 is any that is free. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A text that a system call would take. */
export const readText = (text: string): string | undefined => (text.includes('\0') ? undefined : text);

/** `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`; `8080` is that port of this machine alone, `:8080` of all addresses. */
export function readAddress(text: string): Address | undefined {
  const found = /^(?:(\[[0-9a-fA-F:.]+\]|[^:[\]\s/]*):)?(\d{1,5})$/.exec(text);
  const port = Number(found?.[2]);
  if (found === null || port > 65_535) return undefined;
  const host = found[1];
  if (host === undefined) return { host: '127.0.0.1', port };
  if (host === '' || host === '*') return { host: '::', port };
  const bare = host.replace(/^\[|\]$/g, '');
  if (host.startsWith('[') ? !ipaddr.IPv6.isValid(bare) : !isHostName(bare)) return undefined;
  return { host: bare, port };
}

function isHostName(text: string): boolean {
  if (/^[\d.]+$/.test(text)) return ipaddr.IPv4.isValidFourPartDecimal(text);
  return text.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text);
}

/** The origin of a web address: a scheme, a host, perhaps a port, and nothing after. */
export function readOrigin(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && !text.includes('@');
  return isBare ? url.origin : undefined;
}

/** An address to be asked for over http or https, without a user before the host. */
export function readAsked(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '') return undefined;
  return url.password === '' ? url.href : undefined;
}

/** An address of an identity provider: https, or http on this machine alone. A path may follow. */
export function readIssuer(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return undefined;
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? text : undefined;
}

/** PostgreSQL's own spelling is wider than that of web addresses: a socket's folder may stand where the host does. */
export function readDatabaseUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\/[^\s\0]+$/.test(text) ? text : undefined;
}

function parseUrl(text: string): URL | null {
  return /\s/.test(text) || !URL.canParse(text) ? null : new URL(text);
}

/** Networks as `address/length`, separated by commas or blanks; an address alone is a network of one. */
export function readNetworks(text: string): readonly string[] | undefined {
  const networks = listOf(text).map(readNetwork);
  return networks.every((each) => each !== undefined) ? networks : undefined;
}

function readNetwork(text: string): string | undefined {
  const full = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  // The parser takes forms of addresses that people do not mean (`10.1`, `0x7f.1`).
  const isPlain = full.includes(':') || /^\d+\.\d+\.\d+\.\d+\//.test(full);
  try {
    const [address, length] = ipaddr.parseCIDR(full);
    return isPlain ? `${address.toString()}/${length}` : undefined;
  } catch {
    return undefined;
  }
}

/** A whole number from `least` to `most`. */
export function readWhole(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
}

export function readOneOf<const T extends string>(...words: readonly T[]): (text: string) => T | undefined {
  return (text) => words.find((word) => word === text.toLowerCase());
}

const SWITCH: { readonly [word: string]: boolean } = {
  yes: true,
  oui: true,
  true: true,
  1: true,
  no: false,
  non: false,
  false: false,
  0: false,
};

export const readSwitch = (text: string): boolean | undefined => SWITCH[text.toLowerCase()];

/** A secret that nobody guesses. */
export const readSecret = (text: string): string | undefined =>
  text.length >= 32 && !text.includes('\0') ? text : undefined;

/** `group=role, group=role`: which role the members of a group of the identity provider have. */
export function readGroups(text: string): ReadonlyMap<string, Role> | undefined {
  const groups = new Map<string, Role>();
  for (const pair of text.split(',')) {
    const at = pair.lastIndexOf('=');
    const group = pair.slice(0, at).trim();
    const role = ROLES.find((each) => each === pair.slice(at + 1).trim());
    if (at < 0 || group === '' || role === undefined || groups.has(group)) return undefined;
    groups.set(group, role);
  }
  return groups;
}

const listOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((each) => each !== '');
