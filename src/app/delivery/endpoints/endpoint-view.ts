import { type Actor, may } from '../../access/actor.ts';
import type { Endpoint } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import type { EndpointPorts } from '../ports.ts';
import { noEndpoint, notYours } from './endpoint-words.ts';
import { type GatewayTemplate, opened, templateOf } from './opened-endpoint.ts';

/** A receiver without what it keeps to itself. */
export interface EndpointView extends Omit<Endpoint, 'secretsSealed' | 'template'> {
  /** How many secrets sign what is sent: two while one is being changed for another. */
  readonly secrets: number;
  readonly template: (GatewayTemplate & { readonly headerNames: readonly string[] }) | null;
}

/** By title. @returns those the actor may manage */
export async function endpointsFor(actor: Actor, ports: EndpointPorts): Promise<readonly EndpointView[] | Refusal> {
  if (!actor.scopes.has('alerting:write')) return notYours();
  const all = await ports.store.endpoints();
  return all.filter(({ customer }) => may(actor, 'alerting:write', customer)).map((one) => viewOf(one, ports));
}

export async function endpointFor(id: string, actor: Actor, ports: EndpointPorts): Promise<EndpointView | Refusal> {
  if (!actor.scopes.has('alerting:write')) return notYours();
  const found = await ports.store.endpoint(id);
  return found === null || !may(actor, 'alerting:write', found.customer) ? noEndpoint(id) : viewOf(found, ports);
}

export function viewOf(endpoint: Endpoint, { sealingKey }: Pick<EndpointPorts, 'sealingKey'>): EndpointView {
  const { secretsSealed: _, ...shown } = endpoint;
  const own = opened(endpoint, sealingKey);
  const template = templateOf(endpoint);
  return {
    ...shown,
    secrets: own?.secrets.length ?? 0,
    template: template === null ? null : { ...template, headerNames: Object.keys(own?.headers ?? {}).sort() },
  };
}
