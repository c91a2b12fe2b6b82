import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { CLIENT_ID } from './house.ts';

type Claims = { readonly [claim: string]: unknown };
type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A signing key of the twin, with the public half as it is published. */
export interface Key {
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export async function newKey(kid: string, alg = 'RS256'): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Where the twin departs from what an honest provider does. */
export interface Lies {
  discovery: (honest: Claims) => Claims;
  /** The parameters of its answer. */
  answer: (honest: { [name: string]: string }) => { [name: string]: string };
  claims: (honest: Claims) => Claims;
  /** The signed token; null: as claims and key have it. */
  token: ((claims: Claims, key: Key) => Promise<string> | string) | null;
  userinfo: (honest: Claims) => Claims;
  /** The keys it publishes. */
  jwks: () => readonly JWK[];
  /** Takes over a path. */
  paths: { [path: string]: Answering };
}

/** A provider of our own on node:http and jose that behaves, apart from its lies. */
export interface Twin {
  readonly issuer: string;
  readonly port: number;
  readonly key: Key;
  readonly lies: Lies;
  /** What was asked of it: `POST /token`. */
  readonly asked: string[];
  /** Where the browser is sent back to from an address it was sent to. */
  readonly back: (url: string) => string;
  readonly close: () => Promise<void>;
}

export async function openTwin(key?: Key): Promise<Twin> {
  const own = key ?? (await newKey('key-1'));
  const lies = noLies(own);
  const asked: string[] = [];
  const codes = new Map<string, { readonly nonce: string }>();
  let issuer = '';
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(`${request.method} ${path}`);
    const answering = lies.paths[path];
    if (answering !== undefined) return answering(request, response);
    honestly({ issuer, key: own, lies, codes }, path, request).then(
      (body) => (body === null ? json(response, 404, {}) : json(response, 200, body)),
      (error: unknown) => json(response, 400, { error: 'invalid_grant', error_description: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    port,
    key: own,
    lies,
    asked,
    back: (url) => {
      const { searchParams } = new URL(url);
      const code = `code-${codes.size}`;
      codes.set(code, { nonce: searchParams.get('nonce') ?? '' });
      const parameters = lies.answer({ code, state: searchParams.get('state') ?? '', iss: issuer });
      return `${searchParams.get('redirect_uri')}?${new URLSearchParams(parameters)}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Behind {
  readonly issuer: string;
  readonly key: Key;
  readonly lies: Lies;
  readonly codes: ReadonlyMap<string, { readonly nonce: string }>;
}

/** What a path answers, lies and all; null: there is no such path. */
async function honestly(
  { issuer, key, lies, codes }: Behind,
  path: string,
  request: IncomingMessage,
): Promise<object | null> {
  if (path === '/.well-known/openid-configuration') return lies.discovery(honestDiscovery(issuer));
  if (path === '/jwks') return { keys: lies.jwks() };
  if (path === '/userinfo') return lies.userinfo({ sub: 'ana', groups: ['noc'], email: 'ana@msp.example' });
  if (path !== '/token') return null;
  const code = new URLSearchParams(await textOf(request)).get('code') ?? '';
  const { nonce } = codes.get(code) ?? { nonce: '' };
  const now = Math.floor(Date.now() / 1000);
  const told = { sub: 'ana', name: 'Ana', groups: ['noc'], email: 'ana@msp.example', email_verified: true };
  const claims = lies.claims({ iss: issuer, aud: CLIENT_ID, iat: now, exp: now + 300, nonce, ...told });
  const idToken = await (lies.token ?? signed)(claims, key);
  return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken };
}

/** A token as it should be signed. */
export async function signed(claims: Claims, key: Key, header: object = {}): Promise<string> {
  const { kid = '' } = key.jwk;
  return await new SignJWT({ ...claims }).setProtectedHeader({ alg: key.alg, kid, ...header }).sign(key.privateKey);
}

function noLies(key: Key): Lies {
  const same = <T>(honest: T): T => honest;
  return {
    discovery: same,
    answer: same,
    claims: same,
    token: null,
    userinfo: same,
    jwks: () => [key.jwk],
    paths: {},
  };
}

function honestDiscovery(issuer: string): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256', 'HS256', 'none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

export function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
