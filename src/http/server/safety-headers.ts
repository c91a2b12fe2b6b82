import { isSecure } from '../asking/credentials.ts';
import type { HttpConfig } from '../parts.ts';

/** What goes with every answer, good or bad; a page that needs more than nothing sets its own policy before. */
export function safetyHeaders(config: Pick<HttpConfig, 'publicUrl'>): { readonly [name: string]: string } {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
    ...(isSecure(config) ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
