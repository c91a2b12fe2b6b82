import { seal, unseal } from '../../access/account/sealed.ts';
import { fillTemplate, type TemplateKind } from '../../messages/index.ts';
import type { Endpoint, Parcel } from '../../ports/index.ts';

// Addresses of chat rooms and gateways are secrets themselves, and headers and bodies of gateways hold some: they are sealed
// beside the secrets that sign, each with a word before it that says what it is.

const URL_MARK = 'url:';
const HEADERS_MARK = 'headers:';
const BODY_MARK = 'body:';

/** What a receiver keeps to itself, in the clear. */
export interface Opened {
  readonly url: string;
  /** Newest first. */
  readonly secrets: readonly string[];
  readonly headers: { readonly [name: string]: string };
  /** Of a gateway, with `{to}`, `{text}` and `{id}`; null elsewhere. */
  readonly body: string | null;
}

/** How a gateway is asked, as far as it may be shown; `names`: those that its body holds. */
export interface GatewayTemplate {
  readonly method: 'POST' | 'PUT';
  readonly contentType: TemplateKind;
  readonly names: readonly string[];
}

/** Seals what a receiver keeps to itself, for it alone. */
export function sealed({ url, secrets, headers, body }: Opened, id: string, key: Uint8Array): readonly string[] {
  const texts = [...secrets, `${URL_MARK}${url}`];
  if (Object.keys(headers).length > 0) texts.push(`${HEADERS_MARK}${JSON.stringify(headers)}`);
  if (body !== null) texts.push(`${BODY_MARK}${body}`);
  return texts.map((text) => seal(text, key, boundTo(id)));
}

/** What was sealed; null: with another secret than the one this program was given. */
export function opened({ id, url, secretsSealed }: Endpoint, key: Uint8Array): Opened | null {
  const secrets: string[] = [];
  let address = url;
  let headers = {};
  let body: string | null = null;
  for (const one of secretsSealed) {
    const text = unseal(one, key, boundTo(id));
    if (text === null) return null;
    if (text.startsWith(URL_MARK)) address = text.slice(URL_MARK.length);
    else if (text.startsWith(HEADERS_MARK)) headers = JSON.parse(text.slice(HEADERS_MARK.length));
    else if (text.startsWith(BODY_MARK)) body = text.slice(BODY_MARK.length);
    else secrets.push(text);
  }
  return { url: address, secrets, headers, body };
}

const boundTo = (id: string): string => `endpoint:${id}`;

/** An address as it may be shown: of chat rooms and gateways only the host, for the rest of it lets anybody write there. */
export function shownUrl(kind: Endpoint['kind'], url: string): string {
  const { origin, pathname, search } = new URL(url);
  if (kind !== 'webhook') return `${origin}/…`;
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

export function templateOf({ template }: Endpoint): GatewayTemplate | null {
  return template === null ? null : (JSON.parse(template) as GatewayTemplate);
}

/** What a carrier is handed of a receiver. @param body the frozen wording, of which a gateway takes its `text` */
export function carried(
  endpoint: Endpoint,
  { url, secrets, headers, body }: Opened,
  parcel: { readonly id: string; readonly to: string | null; readonly body: string },
): NonNullable<Parcel['endpoint']> {
  const template = templateOf(endpoint);
  if (template === null || body === null) return { kind: endpoint.kind, url, secrets, template: null };
  const { text } = JSON.parse(parcel.body) as { readonly text: string };
  const filled = fillTemplate(body, template.contentType, { id: parcel.id, to: parcel.to ?? '', text });
  const all = { ...headers, 'content-type': `${template.contentType}; charset=utf-8` };
  return {
    kind: endpoint.kind,
    url,
    secrets,
    template: JSON.stringify({ method: template.method, headers: all, body: filled }),
  };
}
