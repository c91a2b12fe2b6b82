import { z } from '@hono/zod-openapi';
import type { Lang } from '../../asking/language.ts';

/** In which language sentences are told; missing: as `Accept-Language` has it. */
export function language() {
  return z
    .enum(['fr', 'en'])
    .optional()
    .openapi({ description: 'In which language sentences are told; missing: as `Accept-Language` has it.' });
}

/** A body told in a language, with the header that says which. */
export function chosen(body: unknown, lang: Lang) {
  return { body, headers: { 'content-language': lang } };
}
