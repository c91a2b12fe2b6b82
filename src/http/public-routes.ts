/** Every route that answers whoever asks, without a name. A public route that is not here can not be defined. */
export const PUBLIC_ROUTES: ReadonlySet<string> = new Set([
  'get /',
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
]);
