import { setMaxListeners } from 'node:events';
import { OpenAPIHono } from '@hono/zod-openapi';
import { type BodyBudget, openBodyBudget } from './limits/body-budget.ts';
import { openSlots, type Slots } from './limits/slots.ts';
import type { HttpParts } from './parts.ts';
import { openRouter, type Router } from './server/router.ts';

/** A defined route, as the tests of access and the reference page see it. */
export interface Operation {
  readonly method: string;
  /** As in OpenAPI: `/api/v1/tickets/{ticket}`. */
  readonly path: string;
  readonly scope: string;
}

/** What routes are defined on. */
export interface Api {
  /** What the OpenAPI document is made of. */
  readonly app: OpenAPIHono;
  readonly router: Router;
  readonly parts: HttpParts;
  /** Every route defined so far, in order. */
  readonly operations: Operation[];
  readonly slots: Slots;
  readonly bodies: BodyBudget;
  /** Aborted when the server closes: whatever never ends by itself ends then. */
  readonly closing: AbortController;
}

/** Under which every route of the API lies. */
export const API_ROOT = '/api/v1';

/** Of all bodies that are being read or worked on, together. */
const BODY_MEMORY = 256_000_000;

/** An API without routes. */
export function openApi(parts: HttpParts): Api {
  const closing = new AbortController();
  // As many listen as there are streams.
  setMaxListeners(0, closing.signal);
  return {
    app: new OpenAPIHono(),
    router: openRouter(),
    parts,
    operations: [],
    slots: openSlots(parts.config.slots),
    bodies: openBodyBudget(BODY_MEMORY),
    closing,
  };
}
