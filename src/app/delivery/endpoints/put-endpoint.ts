import { randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may, signature } from '../../access/actor.ts';
import { allOrRefused } from '../../access/all-or-refused.ts';
import { GATEWAY_NAMES } from '../../messages/index.ts';
import type { AuditAction, Endpoint, Tx } from '../../ports/index.ts';
import { isRefusal, type Lang, type Refusal } from '../../refusal.ts';
import type { EndpointPorts } from '../ports.ts';
import { type EndpointWanted, faultsOf, type TemplateWanted, unknownCustomer } from './endpoint-faults.ts';
import { type EndpointView, viewOf } from './endpoint-view.ts';
import { badEndpoint, namedByRules, noEndpoint, notYours, otherSecret, staleEndpoint } from './endpoint-words.ts';
import { type Opened, opened, sealed, shownUrl, templateOf } from './opened-endpoint.ts';

/** A secret that signs webhooks, as Standard Webhooks writes it. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/**
 * Makes a receiver. Of a webhook the secret that signs is told this once (`whsec_…`); null elsewhere. Refused: `invalid`
 * with everything that is wrong.
 */
export async function makeEndpoint(
  wanted: EndpointWanted,
  actor: Actor,
  ports: EndpointPorts,
): Promise<{ readonly endpoint: EndpointView; readonly secret: string | null } | Refusal> {
  if (!may(actor, 'alerting:write', wanted.customer)) return notYours();
  const faults = faultsOf(wanted);
  if (faults.length > 0) return badEndpoint(faults);
  const at = ports.now();
  const id = `e-${randomUUID().replaceAll('-', '')}`;
  const secret = wanted.kind === 'webhook' ? newSigningSecret() : null;
  const { url, template } = wanted;
  const own = {
    url,
    secrets: secret === null ? [] : [secret],
    headers: template?.headers ?? {},
    body: template?.body ?? null,
  };
  return await allOrRefused(ports.store, async (tx) => {
    const unknown = await unknownCustomer(wanted, tx, ports);
    if (unknown.length > 0) return badEndpoint(unknown);
    const endpoint: Omit<Endpoint, 'revision'> = {
      id,
      ...shownOf(wanted),
      template: keptTemplate(template),
      secretsSealed: sealed(own, id, ports.sealingKey),
      madeAt: at,
      madeBy: signature(actor),
      disabledBecause: null,
      disabledAt: null,
    };
    await tx.putEndpoint(endpoint, 0);
    await noteEndpoint(tx, actor, 'endpoint.made', endpoint, at);
    return { endpoint: viewOf((await tx.endpoint(id)) as Endpoint, ports), secret };
  });
}

/** What of a receiver is to be changed; what is left out stays. Its kind stays in any case. */
export interface EndpointChange {
  readonly title?: string;
  readonly url?: string;
  readonly language?: 'fr' | 'en';
  readonly customer?: string | null;
  /** Of a gateway: whole, with its headers. */
  readonly template?: TemplateWanted;
  /** The revision it was read at; null: whatever it is. */
  readonly ifRevision: number | null;
  readonly lang: Lang;
}

/** Changes a receiver. Refused: `notFound`, `invalid`, `stale` when it was changed since `ifRevision`. */
export async function changeEndpoint(
  id: string,
  change: EndpointChange,
  actor: Actor,
  ports: EndpointPorts,
): Promise<EndpointView | Refusal> {
  const at = ports.now();
  return await allOrRefused(ports.store, async (tx) => {
    const endpoint = await ownEndpoint(tx, id, actor);
    if (isRefusal(endpoint)) return endpoint;
    const own = opened(endpoint, ports.sealingKey);
    if (own === null) return otherSecret();
    const wanted = changed(endpoint, own, change);
    if (!may(actor, 'alerting:write', wanted.customer)) return notYours();
    const faults = [...faultsOf(wanted), ...(await unknownCustomer(wanted, tx, ports))];
    if (faults.length > 0) return badEndpoint(faults);
    const { template } = wanted;
    const next = { ...own, url: wanted.url, headers: template?.headers ?? {}, body: template?.body ?? null };
    const { revision, ...rest } = endpoint;
    const row = {
      ...rest,
      ...shownOf(wanted),
      template: keptTemplate(wanted.template),
      secretsSealed: sealed(next, id, ports.sealingKey),
    };
    if (!(await tx.putEndpoint(row, change.ifRevision ?? revision))) return staleEndpoint();
    await noteEndpoint(tx, actor, 'endpoint.changed', row, at);
    return viewOf((await tx.endpoint(id)) as Endpoint, ports);
  });
}

function changed(endpoint: Endpoint, own: Opened, change: EndpointChange): EndpointWanted {
  const template = templateOf(endpoint);
  return {
    kind: endpoint.kind,
    title: change.title ?? endpoint.title,
    url: change.url ?? own.url,
    language: change.language ?? endpoint.language,
    customer: change.customer === undefined ? endpoint.customer : change.customer,
    template:
      change.template ?? (template === null ? null : { ...template, headers: own.headers, body: own.body ?? '' }),
    lang: change.lang,
  };
}

function shownOf({ kind, title, url, language, customer }: EndpointWanted) {
  return { kind, title: title.trim(), url: shownUrl(kind, url), language, customer };
}

/** Without headers and body: those are sealed. */
function keptTemplate(template: TemplateWanted | null): string | null {
  if (template === null) return null;
  const { method, contentType, body } = template;
  const names = GATEWAY_NAMES.filter((name) => body.includes(`{${name}}`));
  return JSON.stringify({ method, contentType, names });
}

/** Removes a receiver for good. Refused: `conflict` while notification rules name it. */
export async function removeEndpoint(id: string, actor: Actor, { store, now }: EndpointPorts): Promise<null | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const endpoint = await ownEndpoint(tx, id, actor);
    if (isRefusal(endpoint)) return endpoint;
    const rules = await tx.notificationRules();
    if (rules?.body.includes(JSON.stringify(`endpoint:${id}`)) === true) return namedByRules();
    await tx.removeEndpoint(id);
    await noteEndpoint(tx, actor, 'endpoint.removed', endpoint, at);
    return null;
  });
}

/** A receiver that the actor may manage: anybody else's is not found. */
export async function ownEndpoint(tx: Pick<Tx, 'endpoint'>, id: string, actor: Actor): Promise<Endpoint | Refusal> {
  if (!actor.scopes.has('alerting:write')) return notYours();
  const endpoint = await tx.endpoint(id);
  return endpoint === null || !may(actor, 'alerting:write', endpoint.customer) ? noEndpoint(id) : endpoint;
}

/** Without its address: of chat rooms and gateways that is a secret. */
export async function noteEndpoint(
  tx: Tx,
  actor: Actor,
  action: AuditAction,
  { id, kind, customer }: Pick<Endpoint, 'id' | 'kind' | 'customer'>,
  at: Instant,
): Promise<void> {
  await tx.note({ at, actor: signature(actor), action, object: `endpoint:${id}`, customer, details: { kind } });
}
