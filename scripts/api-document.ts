import { openEventPost, openRosters } from '../src/app/live/index.ts';
import { openApiDocument, openHttp } from '../src/http/index.ts';
import { openMemoryStore } from '../src/store/memory/index.ts';

// The OpenAPI document of an API over an empty store: what the types of the web application's client are made of.
const store = openMemoryStore();
const now = () => 0;
const live = { store, now, rosters: openRosters() };
const { api } = openHttp({
  store,
  now,
  live,
  post: openEventPost(live),
  config: {
    publicUrl: null,
    trustedProxies: [],
    publicReference: true,
    slots: 1,
    requestTimeoutMs: 1,
    secret: '',
    version: '',
  },
  log: { request: () => {}, defect: () => {} },
  authenticate: async () => null,
  readiness: async () => ({ ready: true, checks: {} }),
  metrics: null,
});

export const document = openApiDocument(api);
