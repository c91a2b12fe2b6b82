import type { Answer } from '../define.ts';
import type { HttpParts } from '../parts.ts';
import { ENTRY_POLICY } from './page.ts';

/** What routes say of a page. */
export const HTML = { contentType: 'text/html', description: 'A page for people.' } as const;

/** Whether people may sign in by an identity provider. */
export function isProvided({ oidc }: HttpParts): boolean {
  return oidc !== undefined && oidc.identity !== null;
}

/** A page for people as an answer; `headers` besides those of every page. */
export function pageAnswer(status: number, data: string, lang: string, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    raw: { contentType: 'text/html; charset=utf-8', data },
    headers: { ...headers, 'content-security-policy': ENTRY_POLICY, 'content-language': lang },
  };
}
