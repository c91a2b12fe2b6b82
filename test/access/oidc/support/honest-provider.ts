import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { vi } from 'vitest';
import type { Browser, Page } from './browser.ts';
import { CLIENT_ID, CLIENT_SECRET, isCallback, REDIRECT_URI } from './house.ts';

/** What an account says of itself, besides its `sub`. */
export type Account = { readonly [claim: string]: unknown };

export interface HonestProvider {
  readonly issuer: string;
  /** May be changed at any time. */
  readonly accounts: Map<string, Account>;
  /** Signs in at the provider as a person would, with forms. @returns the page that sends the browser back to Leeway */
  readonly signIn: (browser: Browser, url: string, account: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** As Keycloak is set up by most: groups in the signed token, `iss` in the answer. */
export const LIKE_KEYCLOAK = {
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
  conformIdTokenClaims: false,
};

/** As Google is: no groups, `hd` for the organisation, what is not asked for only at the userinfo endpoint. */
export const LIKE_GOOGLE = {
  claims: { openid: ['sub', 'hd'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: true,
};

export async function openHonestProvider(like: object, client: object = {}): Promise<HonestProvider> {
  // It warns of what is only for tests: these are tests.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {});
  const accounts: HonestProvider['accounts'] = new Map();
  let handle: (request: never, response: never) => void = () => {};
  const server = createServer((request, response) => handle(request as never, response as never));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [REDIRECT_URI],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        ...client,
      },
    ],
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
    }),
    cookies: { keys: ['a key for cookies of tests'] },
    pkce: { required: () => true },
    ...like,
  });
  handle = provider.callback() as never;
  return {
    issuer,
    accounts,
    signIn: async (browser, url, account) => {
      let page = await browser.follow(await browser.ask(url), isCallback);
      for (const form of [`prompt=login&login=${account}&password=any`, 'prompt=consent']) {
        if (page.location !== null && isCallback(page.location)) break;
        page = await browser.follow(await browser.ask(page.url, { form }), isCallback);
      }
      return page;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
