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

/** @throws NotListening */
export async function openDoor(node: Node): Promise<Door> {
  const http = openHttp(httpPartsOf(node));
  const { host, port } = node.config.listen ?? { host: '127.0.0.1', port: 8080 };
  const listening = await http.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw new NotListening(`${inUrl(host)}:${port}`, error.code ?? error.message);
  });
  const url = node.config.url ?? `http://${EVERYWHERE.has(host) ? 'localhost' : inUrl(host)}:${listening.port}`;
  return { url, close: listening.close };
}

/** Who listens at all addresses is reached here by this machine's own name. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host);
