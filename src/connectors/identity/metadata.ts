import * as client from 'openid-client';
import { NotIdentified } from '../../app/ports/index.ts';
import { outboundFetch } from './not-identified.ts';
import type { IdentityOptions } from './open-identity-provider.ts';

/** How tokens may be signed: with a key of which we only know the public half. Never `none`, never a shared secret. */
const SIGNATURES: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** What we call, and where we send people. */
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'] as const;

/**
 * What the provider says of itself, held to what we ask of it: the issuer to the letter, endpoints over https (over http
 * only where the issuer is), signatures we accept.
 */
export async function readMetadata(options: IdentityOptions): Promise<client.ServerMetadata> {
  const { issuer, clientId, outbound } = options;
  const isPlain = issuer.startsWith('http:');
  const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    [client.customFetch]: outboundFetch(outbound),
    execute: isPlain ? [client.allowInsecureRequests] : [],
  });
  const { supportsPKCE: _, ...metadata } = found.serverMetadata();
  // The library compares issuers as addresses, in which `https://a` and `https://a/` are one, and makes exceptions.
  if (metadata.issuer !== issuer) throw new NotIdentified('providerUnfit', 'another issuer');
  for (const name of ENDPOINTS) {
    if (!isEndpoint(metadata[name], isPlain, name !== 'userinfo_endpoint')) {
      throw new NotIdentified('providerUnfit', `${name} unfit`);
    }
  }
  const offered = metadata.id_token_signing_alg_values_supported;
  const accepted = (Array.isArray(offered) ? offered : ['RS256']).filter((each) => SIGNATURES.includes(each));
  if (accepted.length === 0) throw new NotIdentified('providerUnfit', 'no signature we accept');
  return { ...metadata, id_token_signing_alg_values_supported: accepted };
}

function isEndpoint(value: unknown, isPlain: boolean, isNeeded: boolean): boolean {
  if (value === undefined) return !isNeeded;
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || (isPlain && protocol === 'http:')) && username === '' && password === '';
}
