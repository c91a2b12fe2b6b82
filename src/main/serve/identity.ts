import { openIdentityProvider } from '../../connectors/identity/index.ts';
import { openOutbound } from '../../connectors/outbound/index.ts';
import type { HttpParts } from '../../http/index.ts';
import type { Node } from './node.ts';

/** Where the provider sends people back; registered there to the letter. */
const CALLBACK = '/api/v1/session/oidc/callback';

/** Signing in through an identity provider, where one is set. */
export function identityOf({ config, now }: Pick<Node, 'config' | 'now'>): Pick<HttpParts, 'oidc'> {
  const {
    oidcIssuer: issuer,
    oidcClientId: clientId,
    oidcClientSecret: clientSecret,
    oidcGroups: groups,
    url,
  } = config;
  // Whoever sets one of them was asked for the others.
  if (issuer === null || clientId === null || url === null) return {};
  const identity = openIdentityProvider({
    issuer,
    clientId,
    clientSecret,
    redirectUri: `${url}${CALLBACK}`,
    groupsClaim: groups === null ? null : config.oidcGroupsClaim,
    outbound: openOutbound({ allowNetworks: config.allowNetworks ?? [] }),
    now,
  });
  return { oidc: { identity, groups, linksByEmail: config.oidcLinkEmails ?? false } };
}
