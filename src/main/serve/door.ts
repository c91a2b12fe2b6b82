import { createServer } from 'node:net';
import type { Config } from '../../app/running/index.ts';
import { openHttp } from '../../http/index.ts';
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

/**
 * Whether this address could be listened at now: asked before anything is made or started, so that a taken port is told at
 * once. What takes it in between is told when we listen.
 * @throws NotListening
 */
export async function requirePort({ listen }: Pick<Config, 'listen'>): Promise<void> {
  const { host, port } = listen ?? DEFAULT;
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(new NotListening(`${inUrl(host)}:${port}`, error.code ?? error.message)),
    );
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

const DEFAULT = { host: '127.0.0.1', port: 8080 };

/** @throws NotListening */
export async function openDoor(node: Node): Promise<Door> {
  const http = openHttp(httpPartsOf(node));
  const { host, port } = node.config.listen ?? DEFAULT;
  const listening = await http.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw new NotListening(`${inUrl(host)}:${port}`, error.code ?? error.message);
  });
  const url = node.config.url ?? `http://${EVERYWHERE.has(host) ? 'localhost' : inUrl(host)}:${listening.port}`;
  return { url, close: listening.close };
}

/** Who listens at all addresses is reached here by this machine's own name. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host);
