import * as client from 'openid-client';
import {
  type Identified,
  type IdentityProvider,
  NotIdentified,
  type Outbound,
  type SignInSecrets,
} from '../../app/ports/index.ts';
import { claimsFault, emailOf, groupsOf, nameOf } from './claims.ts';
import { readMetadata } from './metadata.ts';
import { notIdentified, outboundFetch, type Step } from './not-identified.ts';

export interface IdentityOptions {
  /** As the provider writes it, to the letter. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, by PKCE alone. */
  readonly clientSecret: string | null;
  /** Where the provider sends people back: exactly as it is registered there. */
  readonly redirectUri: string;
  /** The claim that tells the groups; null: they are not asked for. */
  readonly groupsClaim: string | null;
  readonly outbound: Outbound;
  readonly now: () => number;
}

/** How long what the provider says of itself is believed without asking again, in milliseconds. */
const METADATA_MS = 300_000;

/** One OpenID provider. What it says of itself is read when it is first needed; its keys at every sign-in. */
export function openIdentityProvider(options: IdentityOptions): IdentityProvider {
  const metadata = remembered(() => orNotIdentified('metadata', () => readMetadata(options)), options.now);
  return {
    issuer: options.issuer,
    begin: async () => await begin(configured(await metadata(), options), options),
    finish: async (answer, secrets) => await finish(configured(await metadata(), options), options, answer, secrets),
  };
}

/** A fresh configuration: keys that were fetched for an earlier sign-in are not believed in this one. */
function configured(metadata: client.ServerMetadata, options: IdentityOptions): client.Configuration {
  const { clientId, clientSecret, outbound, issuer } = options;
  const authentication = clientSecret === null ? client.None() : secretAuthentication(metadata, clientSecret);
  const config = new client.Configuration(metadata, clientId, {}, authentication);
  config[client.customFetch] = outboundFetch(outbound);
  // Plain http is for an issuer on this machine alone (the settings refuse any other): a trial, a test.
  if (issuer.startsWith('http:')) client.allowInsecureRequests(config);
  client.enableNonRepudiationChecks(config);
  return config;
}

function secretAuthentication(metadata: client.ServerMetadata, secret: string): client.ClientAuth {
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic') ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}

async function begin(config: client.Configuration, { redirectUri, groupsClaim }: IdentityOptions) {
  const secrets: SignInSecrets = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const scopes = config.serverMetadata().scopes_supported ?? [];
  // Some providers refuse a scope they do not know.
  const groups = groupsClaim === 'groups' && scopes.includes('groups') ? ' groups' : '';
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: `openid email profile${groups}`,
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, secrets };
}

async function finish(
  config: client.Configuration,
  options: IdentityOptions,
  answer: { readonly [name: string]: string },
  { state, nonce, verifier }: SignInSecrets,
): Promise<Identified> {
  const isEmpty = answer['code'] === undefined && answer['error'] === undefined && answer['response'] === undefined;
  if (isEmpty) throw new NotIdentified('answerInvalid', 'code missing');
  const back = new URL(options.redirectUri);
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
  const tokens = await orNotIdentified('tokens', () => client.authorizationCodeGrant(config, back, checks));
  const claims = tokens.claims();
  if (claims === undefined) throw new NotIdentified('tokenInvalid', 'id token missing');
  const fault = claimsFault(claims, options.now());
  if (fault !== null) throw new NotIdentified('tokenInvalid', fault);
  const told = await allClaims(config, options, tokens.access_token, claims);
  return {
    issuer: options.issuer,
    subject: claims.sub,
    name: nameOf(told),
    ...emailOf(told),
    groups: options.groupsClaim === null ? null : groupsOf(told, options.groupsClaim),
  };
}

type Claims = { readonly [claim: string]: unknown };

/** What the signed token says; what it leaves out, as the userinfo endpoint says it of the same subject. */
async function allClaims(
  config: client.Configuration,
  { groupsClaim }: IdentityOptions,
  accessToken: string,
  claims: client.IDToken,
): Promise<Claims> {
  const wanted = ['email', 'name', ...(groupsClaim === null ? [] : [groupsClaim])];
  if (wanted.every((claim) => claims[claim] !== undefined)) return claims;
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims;
  const more = await orNotIdentified('userinfo', () => client.fetchUserInfo(config, accessToken, claims.sub));
  // An address and whether it is the person's go together: never one from here and the other from there.
  const { email, email_verified, ...rest } = more;
  return { ...rest, ...(claims.email === undefined ? { email, email_verified } : {}), ...claims };
}

/** Gives what was read not long ago, or reads; several who wait at once wait for one reading. */
function remembered<T>(read: () => Promise<T>, now: () => number): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | null = null;
  return () => {
    if (kept !== null && now() < kept.until) return kept.value;
    const value = read();
    kept = { value, until: now() + METADATA_MS };
    value.catch(() => {
      if (kept?.value === value) kept = null;
    });
    return value;
  };
}

async function orNotIdentified<T>(step: Step, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw notIdentified(error, step);
  }
}
