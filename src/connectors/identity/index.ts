// connectors/identity: who do they say this person is?
// Takes: the provider's issuer, what we are to it, a guarded way out. Gives: where to send a person, and who came back,
// every word of the provider checked (OpenID Connect, authorization code with PKCE).
// Knows nothing of: people, roles and sessions here.
export { openIdentityProvider } from './open-identity-provider.ts';
