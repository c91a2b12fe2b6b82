import { WALL_PATH, WEB_PATHS } from './web/web-paths.ts';

/** Every route that answers whoever asks, without a name. A public route that is not here can not be defined. */
export const PUBLIC_ROUTES: ReadonlySet<string> = new Set([
  // The web application: whoever is not signed in is shown how to, and nothing else.
  ...WEB_PATHS.map((path) => `get ${path}`),
  `get ${WALL_PATH}`,
  'get /assets/{file}',
  'get /setup',
  'get /invitation',
  'get /reset',
  'get /sign-in',
  'get /pages/entry.js',
  'get /pages/entry.css',
  'get /healthz',
  'get /readyz',
  'get /api/v1/',
  'get /api/v1/openapi.json',
  'post /api/v1/session/oidc',
  'get /api/v1/session/oidc/callback',
  'post /api/v1/setup',
  'post /api/v1/session',
  'post /api/v1/session/second-factor',
  'delete /api/v1/session',
  'post /api/v1/invitations/accept',
  'post /api/v1/resets/accept',
  // Whoever asks shows the key of the source, which is good for nothing else.
  'post /api/v1/sources/{source}/payloads',
  // Whoever asks shows the secret of a wall's link, which is good for nothing else.
  'get /api/v1/wall',
  'get /api/v1/wall/changes',
]);
