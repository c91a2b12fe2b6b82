import type { OidcSettings } from '../../app/access/index.ts';
import type { IdentityProvider } from '../../app/ports/index.ts';
import { OIDC_CALLBACK } from '../../http/index.ts';
import type { Node } from './node.ts';

/** How people sign in through the identity provider of the settings; null: there is none. */
export function oidcOf(node: Node): OidcSettings | null {
  const { oidcIssuer, oidcClientId, url, oidcGroups, oidcLinkEmails } = node.config;
  if (oidcIssuer === null || oidcClientId === null || url === null) return null;
  let provider: Promise<IdentityProvider> | null = null;
  const opened = () => {
    provider ??= openProvider(node, oidcIssuer, oidcClientId, url);
    return provider;
  };
  const identity: IdentityProvider = {
    issuer: oidcIssuer,
    begin: async () => await (await opened()).begin(),
    finish: async (answer, secrets) => await (await opened()).finish(answer, secrets),
  };
  return { identity, groups: oidcGroups, linksByEmail: oidcLinkEmails ?? false };
}

/** Loaded when somebody first signs in that way: a start does not wait for it. */
async function openProvider(
  { config, now, atEnd }: Node,
  issuer: string,
  clientId: string,
  url: string,
): Promise<IdentityProvider> {
  const [{ openOutbound }, { openIdentityProvider }] = await Promise.all([
    import('../../connectors/outbound/index.ts'),
    import('../../connectors/identity/index.ts'),
  ]);
  const outbound = openOutbound({ allowNetworks: config.allowNetworks ?? [] });
  atEnd(outbound.close);
  return openIdentityProvider({
    issuer,
    clientId,
    clientSecret: config.oidcClientSecret,
    redirectUri: `${url}${OIDC_CALLBACK}`,
    groupsClaim: config.oidcGroups === null ? null : (config.oidcGroupsClaim ?? 'groups'),
    outbound,
    now,
  });
}
