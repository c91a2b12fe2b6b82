import type { HandedOver, Parcel } from '../../app/ports/index.ts';

/** One request over HTTP. */
export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

/** The request of a gateway, as its template was filled. */
export function gatewayRequest({ body }: Parcel, endpoint: NonNullable<Parcel['endpoint']>): Asked | HandedOver {
  const { url, template } = endpoint;
  if (template === null) {
    return { url, method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body };
  }
  const filled = JSON.parse(template) as { readonly [key: string]: unknown };
  const headers = filled['headers'];
  if (typeof filled['body'] !== 'string' || typeof headers !== 'object' || headers === null) {
    return { outcome: 'refused', status: null, detail: 'the template of this gateway is none', gone: false };
  }
  const method = filled['method'] === 'PUT' ? 'PUT' : 'POST';
  return { url, method, headers: headers as { readonly [name: string]: string }, body: filled['body'] };
}
