import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Api } from '../api.ts';
import { callerOf } from '../asking/caller.ts';
import { languageOf } from '../asking/language.ts';
import { frame } from './frame.ts';
import { hostFault } from './host.ts';
import { answerEarly, rawProblem } from './raw-problem.ts';
import { requestFault } from './request-fault.ts';
import { newRequestId } from './request-id.ts';

export interface Listening {
  /** The port it listens on; 0 on a socket in a file. */
  readonly port: number;
  readonly server: Server;
  /** Takes no new request, lets those under way end for so many milliseconds, then cuts them off. */
  readonly close: (graceMs: number) => Promise<void>;
}

/** Where to listen: an address and a port (0: any free one), or a file that becomes a socket. */
export type Where = { readonly host: string; readonly port: number } | { readonly socket: string };

const HEADERS_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;
const MOST_CONNECTIONS = 4_000;

/** Opens the server. @throws the system's error when it can not listen there */
export async function listen(api: Api, where: Where): Promise<Listening> {
  const { requestTimeoutMs } = api.parts.config;
  const answer = frame(api);
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
      // How often those two are looked at.
      connectionsCheckingInterval: Math.min(1_000, Math.ceil(requestTimeoutMs / 4)),
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: 16_384,
      insecureHTTPParser: false,
      // Said in our own words (`requestFault`).
      requireHostHeader: false,
      noDelay: true,
    },
    (incoming, outgoing) => take(api, incoming, outgoing, answer),
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', (error, socket) => rawProblem(error, socket, api.parts.config));
  // A tunnel or another protocol is never what is wanted of us.
  server.on('connect', (_request, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen('socket' in where ? { path: where.socket } : where, () => resolve());
  });
  const address = server.address() as AddressInfo | string | null;
  return {
    server,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: (graceMs) => closed(api, server, graceMs),
  };
}

/** Hands a request on; what must not be looked at any further is answered here. */
function take(
  { parts }: Api,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: ReturnType<typeof frame>,
): void {
  const fault = requestFault(incoming) ?? hostFault(incoming, parts.config);
  if (fault === null) return void answer(incoming, outgoing);
  const lang = languageOf(incoming.headers['accept-language']);
  answerEarly(fault, lang, outgoing, parts.config);
  parts.log.request({
    id: newRequestId(),
    method: incoming.method ?? '',
    route: null,
    status: outgoing.statusCode,
    milliseconds: 0,
    actor: null,
    address: callerOf(incoming, parts.config).address,
  });
}

async function closed(api: Api, server: Server, graceMs: number): Promise<void> {
  api.closing.abort();
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has just been answered would wait for its next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await ended;
  clearInterval(sweep);
  clearTimeout(cut);
}
