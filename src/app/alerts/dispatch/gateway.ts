import type { Endpoint } from '../../ports/index.ts';

/**
 * The gateway by which somebody's number is reached: the one that was asked for, else the first that is in use, takes a
 * number and serves that person. Null: there is none. @param customer the only one the person acts for; null: ours
 */
export function gatewayFor(customer: string | null, wanted: unknown, endpoints: Iterable<Endpoint>): Endpoint | null {
  for (const endpoint of endpoints) {
    const isOpen = endpoint.kind === 'sms' && endpoint.disabledBecause === null;
    const isFor = endpoint.customer === null || endpoint.customer === customer;
    const isWanted = wanted === undefined || wanted === endpoint.id;
    if (isOpen && isFor && isWanted && takesNumber(endpoint)) return endpoint;
  }
  return null;
}

function takesNumber({ template }: Endpoint): boolean {
  if (template === null) return true;
  const { names } = JSON.parse(template) as { readonly names?: readonly string[] };
  return names?.includes('to') === true;
}
