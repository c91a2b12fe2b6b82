import { type Api, openApi } from './api.ts';
import type { HttpParts } from './parts.ts';
import { registerReference } from './reference/register-reference.ts';
import { registerAll } from './routes/index.ts';
import { type Listening, listen, type Where } from './server/listen.ts';

export interface Http {
  /** All routes, for what asks them without a network and for the OpenAPI document. */
  readonly api: Api;
  /** @throws the system's error when it can not listen there */
  readonly listen: (where: Where) => Promise<Listening>;
}

/** The whole API with all its routes and its reference. @param more defines further routes */
export function openHttp(parts: HttpParts, more: (api: Api, parts: HttpParts) => void = () => {}): Http {
  const api = openApi(parts);
  registerAll(api, parts);
  more(api, parts);
  registerReference(api);
  return { api, listen: (where) => listen(api, where) };
}
