import { Agent, type Dispatcher, request } from 'undici';
import { NoAnswer, type Outbound, type OutboundRequest } from '../../app/ports/index.ts';
import { guardedConnect, type Resolve } from './guarded-connect.ts';

export interface OutboundOptions {
  /** Networks besides the public addresses, as `10.0.0.0/8`. */
  readonly allowNetworks: readonly string[];
  /** From the first step to the last byte; ten seconds unless said. */
  readonly timeoutMs?: number;
  /** Of the body of an answer; a million unless said. */
  readonly maxBytes?: number;
  /** How names become addresses; the system's way unless said. */
  readonly resolve?: Resolve;
}

/** The guarded way out. Every request makes a connection of its own, so none is trusted because another was. */
export function openOutbound(options: OutboundOptions): Outbound {
  const { allowNetworks, timeoutMs = 10_000, maxBytes = 1_000_000, resolve } = options;
  const agent = new Agent({
    connect: guardedConnect(allowNetworks, timeoutMs, resolve),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    // None is kept for a next request.
    pipelining: 0,
  });
  return {
    fetch: async (url, asked = {}) => {
      const target = targetOf(url);
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = asked.signal === undefined ? timeout : AbortSignal.any([timeout, asked.signal]);
      try {
        return await answerTo(agent, target, asked, signal, maxBytes);
      } catch (error) {
        throw asNoAnswer(error, target);
      }
    },
    close: () => agent.destroy(),
  };
}

/** The parsed address; numbers for hosts in every spelling (`0x7f.1`, `２１３０７０６４３３`) are written out by the parser. */
function targetOf(text: string): URL {
  if (!URL.canParse(text)) throw new NoAnswer('forbidden', 'this is no address');
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb) throw new NoAnswer('forbidden', `${url.protocol} is not asked, only http and https are`);
  // A name before the host is there to be taken for the host.
  if (url.username !== '' || url.password !== '') throw new NoAnswer('forbidden', 'there is a user before the host');
  return url;
}

async function answerTo(
  agent: Agent,
  target: URL,
  { method = 'GET', headers = {}, body }: OutboundRequest,
  signal: AbortSignal,
  maxBytes: number,
): Promise<Response> {
  const answer = await request(target, {
    dispatcher: agent,
    method: method as Dispatcher.HttpMethod,
    headers: { ...headers, 'accept-encoding': 'identity' },
    body: body ?? null,
    signal,
  });
  const bytes = await wholeBody(answer.body, maxBytes);
  const { statusCode } = answer;
  const holdsNothing = [204, 205, 304].includes(statusCode);
  return new Response(holdsNothing ? null : new Uint8Array(bytes), {
    status: statusCode,
    headers: headersOf(answer.headers),
  });
}

async function wholeBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Leaving the loop lets go of the connection.
    if (length > maxBytes) throw new NoAnswer('tooLarge', `the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf(given: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

const SLOW = /^(TimeoutError|HeadersTimeoutError|BodyTimeoutError|ConnectTimeoutError)$/;
const MALFORMED = /^(HTTPParserError|HeadersOverflowError|ResponseError|TypeError|RangeError)$/;

function asNoAnswer(error: unknown, target: URL): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const name = error instanceof Error ? error.name : '';
  if (SLOW.test(name)) return new NoAnswer('tooSlow', `${target.host} took too long`, error);
  if (MALFORMED.test(name)) return new NoAnswer('malformed', `${target.host} does not answer in HTTP`, error);
  return new NoAnswer('unreachable', `${target.host} does not answer`, error);
}
