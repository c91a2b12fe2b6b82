import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import type { HttpParts } from '../parts.ts';
import { type Refused, refused } from '../problem.ts';

/** Writes and reads the places of one kind of list. */
export interface Cursors<T> {
  readonly write: (place: T) => string;
  /** Null for no cursor; refused for one that is not ours, or of another list. */
  readonly read: (cursor: string | undefined) => T | null | Refused;
}

/** Places in a list as opaque, signed texts. @param kind the list: a cursor of another list is refused */
export function cursors<T>(parts: Pick<HttpParts, 'config'>, kind: string, schema: z.ZodType<T>): Cursors<T> {
  const sign = (text: string) =>
    createHmac('sha256', parts.config.secret).update(`cursor\n${kind}\n${text}`).digest().subarray(0, 12);
  return {
    write: (place) => {
      const text = JSON.stringify(place);
      return Buffer.concat([sign(text), Buffer.from(text)]).toString('base64url');
    },
    read: (cursor) => {
      if (cursor === undefined) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      const text = bytes.subarray(12).toString();
      if (bytes.length < 13 || !timingSafeEqual(bytes.subarray(0, 12), sign(text))) return notOurs;
      const place = schema.safeParse(JSON.parse(text));
      return place.success ? place.data : notOurs;
    },
  };
}

const notOurs = refused(
  'malformed',
  { fr: '« cursor » n’est pas un repère de cette liste.', en: '“cursor” is no place in this list.' },
  {
    fr: 'Reprenez tel quel le « next » de la page d’avant, ou laissez-le pour commencer au début.',
    en: 'Hand in “next” of the page before as it is, or leave it out to begin at the beginning.',
  },
  { faults: [] },
);
