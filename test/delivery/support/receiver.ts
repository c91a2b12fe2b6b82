import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A request as it arrived. */
export interface Got {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real receiver on this machine. It takes everything until it is told otherwise. */
export interface Receiver {
  readonly url: string;
  readonly got: Got[];
  /** Answers from now on; null: takes everything. */
  answer: ((got: Got, res: ServerResponse) => void) | null;
  readonly close: () => Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const got: Got[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const one = { path: req.url ?? '', method: req.method ?? '', headers: req.headers, body };
      got.push(one);
      if (self.answer === null) res.writeHead(204).end();
      else self.answer(one, res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answer: null,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return self;
}

/** What a receiver reads of a request with a secret. @throws where the signature is none of that secret's */
export function verified({ body, headers }: Got, secret: string): unknown {
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}
