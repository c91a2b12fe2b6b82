import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openApi } from '../../http/index.ts';
import { httpPartsOf } from './http-parts.ts';
import type { Node } from './node.ts';

/** The server over HTTP, listening. */
export interface Door {
  /** How people reach it: what every link begins with. */
  readonly url: string;
  /** Takes nothing new, ends streams, and waits so long for what is under way; what still goes on then is cut off. */
  readonly close: (withinMs: number) => Promise<void>;
}

/** Nothing can be heard at this address; `fault` is the system's word for why. */
export class NotListening extends Error {
  override readonly name = 'NotListening';
  readonly address: string;
  readonly fault: string;

  constructor(address: string, fault: string) {
    super(`can not listen at ${address} (${fault})`);
    this.address = address;
    this.fault = fault;
  }
}

/** @throws NotListening */
export async function openDoor(node: Node): Promise<Door> {
  const api = openApi(httpPartsOf(node));
  const server = createServer(getRequestListener(api.app.fetch));
  const { host, port } = node.config.listen ?? { host: '127.0.0.1', port: 8080 };
  await listen(server, host, port);
  const url = node.config.url ?? `http://${shownHost(host)}:${(server.address() as AddressInfo).port}`;
  return { url, close: (withinMs) => close(server, withinMs) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) =>
      reject(new NotListening(`${host.includes(':') ? `[${host}]` : host}:${port}`, error.code ?? error.message));
    server.once('error', refused);
    server.listen({ host, port }, () => {
      server.off('error', refused);
      resolve();
    });
  });
}

/** Who listens everywhere is reached here by its own name. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function close(server: Server, withinMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(late);
}
