import { Webhook } from 'standardwebhooks';
import {
  type Carrier,
  type HandedOver,
  NoAnswer,
  type Outbound,
  openSilence,
  type Parcel,
  type Silence,
} from '../../app/ports/index.ts';
import { type Asked, gatewayRequest } from './gateway-request.ts';
import { outcomeOf } from './outcome.ts';

export interface HooksOptions {
  /** The guarded way out: it decides what may be reached, and ends what takes too long. */
  readonly outbound: Outbound;
  /** When a try is made: its signature says so. */
  readonly now: () => number;
  /** How we call ourselves, such as `Leeway/0.1.0`. */
  readonly userAgent: string;
}

/**
 * Hands messages over by HTTP: webhooks signed by Standard Webhooks (with every secret of the endpoint), Slack and Teams
 * as their webhooks take them, gateways for SMS or voice by their template. Redirects are not followed, and are a failure.
 */
export function openHooks(options: HooksOptions): Carrier {
  const { now, userAgent } = options;
  const silenceOf = openSilences();
  const ask = (asked: Asked, signal: AbortSignal) => askBy(options, asked, signal);
  return {
    channels: ['webhook', 'slack', 'teams', 'sms'],
    handOver: async (parcel, signal): Promise<HandedOver> => {
      const asked = requestOf(parcel, now());
      if ('outcome' in asked) return asked;
      const silence = silenceOf(asked.url);
      if (!silence.may()) return failed('the receiver does not answer');
      let answered = false;
      try {
        const outcome = await ask({ ...asked, headers: { ...asked.headers, 'user-agent': userAgent } }, signal);
        answered = outcome.status !== null;
        return outcome;
      } finally {
        silence.heard(answered);
      }
    },
    close: async () => {},
  };
}

async function askBy(
  { outbound, now }: HooksOptions,
  { url, method, headers, body }: Asked,
  signal: AbortSignal,
): Promise<HandedOver> {
  try {
    const asked = { method, headers, signal, ...(body === null ? {} : { body }) };
    const answer = await outbound.fetch(url, asked);
    return outcomeOf(answer.status, answer.headers.get('retry-after'), await answer.text(), now());
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return failed(error.message.slice(0, 500));
  }
}

function failed(detail: string): HandedOver {
  return { outcome: 'failed', status: null, detail, retryAfterMs: null };
}

/** Of so many addresses it is known whether they answer; of more, the ones asked longest ago are forgotten. */
const ADDRESSES_KNOWN = 1_000;

/** Which addresses answer, one by one. */
function openSilences(): (url: string) => Silence {
  const known = new Map<string, Silence>();
  return (url) => {
    const found = known.get(url) ?? openSilence();
    known.delete(url);
    known.set(url, found);
    const [oldest] = known.keys();
    if (known.size > ADDRESSES_KNOWN && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

function requestOf(parcel: Parcel, at: number): Asked | HandedOver {
  const { endpoint, body } = parcel;
  if (endpoint === null) return { outcome: 'refused', status: null, detail: 'there is no endpoint', gone: false };
  const json = { 'content-type': 'application/json; charset=utf-8' };
  switch (endpoint.kind) {
    case 'webhook':
      return {
        url: endpoint.url,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signatures(parcel, endpoint.secrets, at) },
        body,
      };
    case 'slack':
    case 'teams':
      return { url: endpoint.url, method: 'POST', headers: json, body };
    case 'sms':
      return gatewayRequest(parcel, endpoint);
  }
}

/** The three headers of Standard Webhooks; the id is the message's, whatever the try, and each secret signs. */
function signatures({ id, body }: Parcel, secrets: readonly string[], at: number): { readonly [name: string]: string } {
  const signed = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    ...(signed.length === 0 ? {} : { 'webhook-signature': signed.join(' ') }),
  };
}
