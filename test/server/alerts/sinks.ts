/** Receivers of what leaves: a mail server and a webhook, each noting what it was handed and when. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One hand-over that was taken. */
export interface Taken {
  readonly id: string;
  readonly to: string;
  readonly at: number;
  readonly body: string;
}

export interface Sink {
  /** Where it is reached. */
  readonly url: string;
  readonly taken: readonly Taken[];
  readonly close: () => Promise<void>;
}

/** What is taken is answered a little later: a kill in between makes a repeat. */
const ANSWER_AFTER_MS = 120;

/** A mail server that takes everything. */
export async function mailSink(): Promise<Sink> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      let body = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      stream.on('end', () => {
        const id = /^message-id:\s*<([^@>]+)@/im.exec(body)?.[1] ?? '';
        for (const { address } of session.envelope.rcptTo) taken.push({ id, to: address, at: Date.now(), body });
        setTimeout(callback, ANSWER_AFTER_MS);
      });
    },
  });
  // A sender that is killed breaks its connection off.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?tls=optional`,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A webhook that takes everything. */
export async function hookSink(): Promise<Sink> {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      taken.push({ id: String(request.headers['webhook-id']), to: request.url ?? '', at: Date.now(), body });
      setTimeout(() => response.writeHead(204).end(), ANSWER_AFTER_MS);
    });
    request.on('error', () => {});
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
