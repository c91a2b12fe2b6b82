import type { Answer } from '../define.ts';
import { ENTRY_POLICY } from './page.ts';

/** A page for people as an answer; `headers` besides those of every page. */
export function pageAnswer(status: number, data: string, lang: string, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    raw: { contentType: 'text/html; charset=utf-8', data },
    headers: { ...headers, 'content-security-policy': ENTRY_POLICY, 'content-language': lang },
  };
}
