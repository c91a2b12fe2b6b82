import { authenticate } from '../../../../src/app/access/authenticate.ts';
import type { OidcSettings } from '../../../../src/app/access/oidc/parts.ts';
import { hashSecret } from '../../../../src/app/access/secret-text.ts';
import type { AuditEntry, NewPerson, Outbound, Person, Role, Store } from '../../../../src/app/ports/index.ts';
import { openIdentityProvider } from '../../../../src/connectors/identity/index.ts';
import { openOutbound } from '../../../../src/connectors/outbound/index.ts';
import { OIDC_CALLBACK } from '../../../../src/http/index.ts';
import { openMemoryStore } from '../../../../src/store/memory/index.ts';
import { type Served, serve } from '../../../http/support/server.ts';
import { type Browser, newBrowser, type Page, PUBLIC_URL } from './browser.ts';

export const REDIRECT_URI = `${PUBLIC_URL}${OIDC_CALLBACK}`;
export const CLIENT_ID = 'leeway';
export const CLIENT_SECRET = 'a secret of the client that both know';
/** The name of the cookie of a session, and of a pending sign-in. */
export const SESSION = '__Host-leeway';
export const PENDING = '__Host-leeway-oidc';

/** Leeway over real sockets, with one identity provider. */
export interface House {
  readonly served: Served;
  readonly store: Store;
  /** Moves the clock of Leeway, in milliseconds from the true one. */
  readonly clock: { offset: number };
  readonly outbound: Outbound;
  readonly browser: () => Browser;
  readonly audit: () => Promise<readonly AuditEntry[]>;
  /** Adds somebody; what is not said is of a technician. */
  readonly add: (person: Partial<NewPerson> & { readonly id: string }) => Promise<void>;
  readonly signedIn: (browser: Browser) => Promise<Person | null>;
  readonly close: () => Promise<void>;
}

interface Wanted {
  /** Null: no provider is set. */
  readonly issuer: string | null;
  readonly groups?: { readonly [group: string]: Role };
  readonly groupsClaim?: string;
  readonly linksByEmail?: boolean;
  readonly clientSecret?: string | null;
  readonly allowNetworks?: readonly string[];
  readonly store?: Store;
}

export async function openHouse(wanted: Wanted): Promise<House> {
  const store = wanted.store ?? openMemoryStore();
  const clock = { offset: 0 };
  const now = () => Date.now() + clock.offset;
  const outbound = openOutbound({
    allowNetworks: wanted.allowNetworks ?? ['127.0.0.1/32'],
    timeoutMs: 1_500,
    maxBytes: 200_000,
  });
  const oidc = settingsOf(wanted, outbound, now);
  const served = await serve({
    store,
    config: { publicUrl: PUBLIC_URL },
    parts: {
      now,
      ...(oidc === null ? {} : { oidc }),
      authenticate: (credentials) => authenticate(credentials, { store, now }),
    },
  });
  return {
    served,
    store,
    clock,
    outbound,
    browser: () => newBrowser(() => served.port),
    audit: () => store.auditEntries(0, 1_000),
    add: async (person) => {
      const full = { ...TECHNICIAN, emailKey: person.email?.toLowerCase() ?? null, createdAt: now(), ...person };
      await store.transact((tx) => tx.addPerson(full));
    },
    signedIn: async (browser) => {
      const secret = browser.cookies.get(PUBLIC_URL)?.get(SESSION);
      return secret === undefined ? null : ((await store.session(hashSecret(secret)))?.person ?? null);
    },
    close: async () => {
      await served.close();
      await outbound.close();
    },
  };
}

function settingsOf(wanted: Wanted, outbound: Outbound, now: () => number): OidcSettings | null {
  if (wanted.issuer === null) return null;
  const identity = openIdentityProvider({
    issuer: wanted.issuer,
    clientId: CLIENT_ID,
    clientSecret: wanted.clientSecret === undefined ? CLIENT_SECRET : wanted.clientSecret,
    redirectUri: REDIRECT_URI,
    groupsClaim: wanted.groups === undefined ? null : (wanted.groupsClaim ?? 'groups'),
    outbound,
    now,
  });
  const groups = wanted.groups === undefined ? null : new Map(Object.entries(wanted.groups));
  return { identity, groups, linksByEmail: wanted.linksByEmail ?? false };
}

const TECHNICIAN = {
  role: 'technician',
  approves: [],
  customer: null,
  disabled: false,
  language: null,
  name: null,
  email: null,
  createdBy: null,
} as const;

/** Begins a sign-in. @returns where Leeway sends the browser, or the problem it tells */
export async function begin(browser: Browser, next = '/'): Promise<Page & { readonly to: string | null }> {
  const page = await browser.ask(`${PUBLIC_URL}/api/v1/session/oidc`, { json: { next } });
  return { ...page, to: page.status === 200 ? JSON.parse(page.text).url : null };
}

export const isCallback = (url: string): boolean => url.startsWith(REDIRECT_URI);
