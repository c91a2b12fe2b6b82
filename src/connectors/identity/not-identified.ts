import type { CustomFetch } from 'openid-client';
import { type IdentityFault, NoAnswer, NotIdentified, type Outbound } from '../../app/ports/index.ts';

/** The guarded way out as the library calls it. */
export function outboundFetch(outbound: Outbound): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const text = body === null || body === undefined ? null : String(body);
    return await outbound.fetch(url, {
      method,
      headers,
      ...(text === null ? {} : { body: text }),
      ...(signal === undefined ? {} : { signal }),
    });
  };
}

/** What we were at when something did not fit. */
export type Step = 'metadata' | 'tokens' | 'userinfo';

/** What the library's codes mean where a token was asked for; all others: the provider does not behave. */
const OF_TOKENS: { readonly [code: string]: IdentityFault } = {
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: 'declined',
  OAUTH_RESPONSE_BODY_ERROR: 'answerInvalid',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'clientRefused',
  OAUTH_INVALID_RESPONSE: 'tokenInvalid',
  OAUTH_PARSE_ERROR: 'tokenInvalid',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'tokenInvalid',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'tokenInvalid',
  OAUTH_KEY_SELECTION_FAILED: 'tokenInvalid',
  OAUTH_UNSUPPORTED_OPERATION: 'tokenInvalid',
};

/** Whatever was thrown on the way, as why nobody was identified. Nothing the provider wrote is told on. */
export function notIdentified(error: unknown, step: Step): NotIdentified {
  const chain = causesOf(error);
  const known = chain.find((each) => each instanceof NotIdentified);
  if (known !== undefined) return known;
  const unanswered = chain.find((each) => each instanceof NoAnswer);
  if (unanswered !== undefined) {
    const fault = unanswered.fault === 'forbidden' ? 'providerForbidden' : 'providerAway';
    return new NotIdentified(fault, unanswered.fault, error);
  }
  const code = chain.map(codeOf).find((each) => each !== null) ?? 'unknown';
  return new NotIdentified(faultOf(step, code, chain), [code, ...chain.flatMap(claimOf)].join(' '), error);
}

function faultOf(step: Step, code: string, chain: readonly unknown[]): IdentityFault {
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return 'providerAway';
  if (step === 'metadata') return 'providerUnfit';
  if (step === 'userinfo') return code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' ? 'otherSubject' : 'providerAway';
  // The library shows what it looked at: the parameters of the answer; or what the provider said to our question.
  if (chain.some((each) => has(each, 'parameters'))) return 'answerInvalid';
  if (chain.some((each) => has(each, 'error') && OF_CLIENT.has(String(each.error)))) return 'clientRefused';
  return OF_TOKENS[code] ?? 'providerAway';
}

/** What a provider says when it does not know who asks. */
const OF_CLIENT: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

function has<K extends string>(value: unknown, key: K): value is { readonly [key in K]: unknown } {
  return typeof value === 'object' && value !== null && key in value;
}

function causesOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next !== undefined && next !== null && chain.length < 8; ) {
    chain.push(next);
    next = typeof next === 'object' && 'cause' in next ? next.cause : undefined;
  }
  return chain;
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : null;
}

/** Which claim did not fit: the library names it beside what it found. */
function claimOf(cause: unknown): readonly string[] {
  if (typeof cause !== 'object' || cause === null || cause instanceof Error || !('claim' in cause)) return [];
  return typeof cause.claim === 'string' && /^[a-z_]{1,20}$/.test(cause.claim) ? [cause.claim] : [];
}
