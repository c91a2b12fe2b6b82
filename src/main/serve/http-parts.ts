import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authenticate } from '../../app/access/index.ts';
import { type Catalogue, readCatalogue } from '../../app/catalogue/index.ts';
import { openEventPost } from '../../app/live/index.ts';
import { readShifts } from '../../connectors/shifts/index.ts';
import { type HttpLog, type HttpParts, openRequestLimits } from '../../http/index.ts';
import { shippedBases } from '../bases.ts';
import { openLoaded } from '../demo/loaded.ts';
import { shippedMappings } from '../mappings.ts';
import { packageFolder } from '../package-folder.ts';
import { readWebFiles } from '../web-files.ts';
import type { Node } from './node.ts';
import { oidcOf } from './oidc.ts';
import { phaseText, readinessOf } from './readiness.ts';

/** How many requests are worked on at a time, and how long one may take to arrive. */
const SLOTS = 256;
const ARRIVE_MS = 30_000;
/** Asked by machines every few seconds: worth a line only to those who look for one. */
const ASKED_OFTEN = new Set(['/healthz', '/readyz', '/metrics']);
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
/** Where it is of use to know from where it came. Elsewhere an address is somebody's own matter. */
const WORTH_AN_ADDRESS = new Set([401, 403, 421, 429]);

/** All that the door over HTTP asks for, of this node. */
export function httpPartsOf(node: Node): HttpParts {
  const loaded = openLoaded(node);
  const { config, store, now, rosters, secret, metrics, version } = node;
  const live = { store, now, rosters };
  const oidc = oidcOf(node);
  return {
    store,
    now,
    live,
    post: openEventPost(live),
    publishing: { bases: shippedBases(packageFolder()), holidays: node.holidays },
    sources: { runner: node.mappings, templates: shippedMappings(packageFolder()) },
    catalogue: shippedCatalogue(packageFolder()),
    duty: { timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone, readShifts },
    ...readWebFiles(packageFolder()),
    config: {
      publicUrl: config.url,
      trustedProxies: config.trustedProxies ?? [],
      // Whoever alone can reach us may read what we are before there is anybody to sign in.
      publicReference: config.url === null && LOOPBACK.has(config.listen?.host ?? '127.0.0.1'),
      slots: SLOTS,
      requestTimeoutMs: ARRIVE_MS,
      secret: secret.signingKey,
      version,
      mailMissing: [
        ...(config.smtpUrl === null ? ['LEEWAY_SMTP_URL'] : []),
        ...(config.mailFrom === null ? ['LEEWAY_MAIL_FROM'] : []),
      ],
    },
    log: httpLogOf(node),
    authenticate: (credentials) => authenticate(credentials, { store, now }),
    admit: openRequestLimits(now),
    ...(oidc === null ? {} : { oidc }),
    phase: () => phaseText(node.condition),
    demonstration: () => node.condition.filled(),
    loaded,
    readiness: readinessOf(node.condition, node.readings),
    metrics: config.metrics === 'off' ? null : metrics.scrape,
  };
}

/** Read when first asked for. */
function shippedCatalogue(folder: string): () => Catalogue {
  let read: Catalogue | null = null;
  return () => {
    read ??= readCatalogue(readFileSync(join(folder, 'catalogue/suppliers.json'), 'utf8'));
    return read;
  };
}

function httpLogOf({ log, metrics, onDefect }: Node): HttpLog {
  return {
    request: ({ id, method, route, status, milliseconds, actor, address }) => {
      metrics.request(method, route, status, milliseconds);
      const from = WORTH_AN_ADDRESS.has(status) ? { from: address } : {};
      const line = { id, method, route: route ?? '(none)', status, ms: Math.round(milliseconds), actor, ...from };
      if (ASKED_OFTEN.has(route ?? '')) log.debug('request', line);
      else log[status >= 500 ? 'warn' : 'info']('request', line);
    },
    events: metrics.events,
    notTaken: (source, why, from) => log.warn('payload not taken', { source, why, from }),
    defect: onDefect,
  };
}
