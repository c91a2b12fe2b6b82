import { type TemplateKind, templateFaults } from '../../messages/index.ts';
import { type Endpoint, isKeepable, type Tx } from '../../ports/index.ts';
import type { Fault, Lang } from '../../refusal.ts';
import type { DeliveryPorts } from '../ports.ts';
import { endpointFault } from './endpoint-words.ts';

/** How a gateway is to be asked; its headers and its body are kept sealed. */
export interface TemplateWanted {
  readonly method: 'POST' | 'PUT';
  readonly contentType: TemplateKind;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** A receiver as somebody hands it in. */
export interface EndpointWanted {
  readonly kind: Endpoint['kind'];
  readonly title: string;
  readonly url: string;
  readonly language: 'fr' | 'en';
  /** The only customer whose alerts it may be told; null: all of them. */
  readonly customer: string | null;
  /** Of a gateway; null elsewhere. */
  readonly template: TemplateWanted | null;
  readonly lang: Lang;
}

const LONGEST = { title: 200, url: 2_000, template: 4_000, header: 4_000 } as const;
/** Set by us, or by the connection itself. */
const OURS =
  /^(host|content-(type|length|encoding)|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*)$/i;

/** Everything that is wrong with a receiver as it was handed in. */
export function faultsOf(wanted: EndpointWanted): readonly Fault[] {
  const { kind, title, url, template, lang } = wanted;
  const faults: Fault[] = [];
  if (title.trim() === '' || title.length > LONGEST.title || !isKeepable(title)) {
    faults.push(endpointFault('badTitle', '/title', lang));
  }
  if (!isAddress(url)) faults.push(endpointFault('badUrl', '/url', lang));
  if (kind === 'sms' && template === null) faults.push(endpointFault('templateMissing', '/template', lang));
  if (kind !== 'sms' && template !== null) faults.push(endpointFault('templateNotTaken', '/template', lang));
  if (kind === 'sms' && template !== null) faults.push(...faultsOfTemplate(template, lang));
  return faults;
}

/** Whether it has the form of an address; whether it may be reached is looked at when it is connected to. */
function isAddress(text: string): boolean {
  if (text.length > LONGEST.url || /[\s\p{Cc}]/u.test(text) || !/^https?:\/\//i.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname !== '';
}

function faultsOfTemplate({ body, contentType, headers }: TemplateWanted, lang: Lang): readonly Fault[] {
  const faults: Fault[] = [];
  if (body.length > LONGEST.template || !isKeepable(body)) {
    faults.push(endpointFault('templateTooLong', '/template/body', lang));
  } else {
    faults.push(...templateFaults(body, contentType, '/template/body', lang));
  }
  for (const [name, value] of Object.entries(headers)) {
    const isFine = /^[A-Za-z0-9-]{1,100}$/.test(name) && !OURS.test(name);
    // What a header holds is one line of what keyboards write.
    if (isFine && value.length <= LONGEST.header && /^[\x20-\x7e]*$/.test(value)) continue;
    const pointer = `/template/headers/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    faults.push(endpointFault('badHeader', pointer, lang));
  }
  return faults;
}

/** A customer that nobody knows can have no receiver. */
export async function unknownCustomer(
  { customer, lang }: Pick<EndpointWanted, 'customer' | 'lang'>,
  tx: Tx,
  { rosters }: Pick<DeliveryPorts, 'rosters'>,
): Promise<readonly Fault[]> {
  if (customer === null) return [];
  const isNamed = (await rosters.inForce(tx)).roster.customerIds.has(customer);
  const isKnown = isNamed || (await tx.registeredCustomers()).some(({ id }) => id === customer);
  return isKnown ? [] : [endpointFault('unknownCustomer', '/customer', lang)];
}
