// http: how does another program ask, and how is the answer put to it?
// Takes: use cases of app, a store, who may be trusted (`HttpParts`). Gives: a server over HTTP, its OpenAPI document.
// Knows nothing of: how anything is kept, judged or decided.
//
// A route is one call of `define` (define.ts), in a file of routes/ that exports `register<Thing>(api, parts)`; routes/index.ts
// lists them. A handler calls one use case of app and puts its answer into JSON; whatever is the same for all routes
// (who asks, scopes, bodies, faults, headers, ETags, idempotency, limits) is done before and after it.
export type { Api } from './api.ts';
export { openRequestLimits } from './limits/request-limits.ts';
export { openHttp } from './open-http.ts';
export type { HttpLog, HttpParts, LoadedDemonstration } from './parts.ts';
export { PUBLIC_ROUTES } from './public-routes.ts';
export { openApiDocument } from './reference/document.ts';
export { OIDC_CALLBACK } from './routes/access/oidc.ts';
export type { WebFile } from './web/web-files.ts';
export { WEB_PATHS } from './web/web-paths.ts';
