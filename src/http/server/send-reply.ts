import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Reply } from '../answering/answer.ts';
import type { PushedBody } from '../answering/pushed-body.ts';
import type { Exchange } from './exchange.ts';

/** What may still arrive of a body that nobody reads, after the answer was sent. */
const UNREAD_MS = 500;
const UNREAD_BYTES = 64_000_000;

/**
 * Sends a reply with the headers of every answer; its own count before those. A stream is sent as it is read; when it fails,
 * the connection ends without the end of the answer. @throws what Node.js says of a header that can not be sent
 */
export function sendReply(
  { incoming, outgoing, method }: Exchange,
  { status, headers, body }: Reply,
  safety: readonly (readonly [string, string])[],
  id: string,
): void {
  const raw: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'vary') continue;
    for (const one of typeof value === 'string' ? [value] : value) raw.push(name, one);
  }
  for (const [name, value] of safety) if (headers[name] === undefined) raw.push(name, value);
  const vary = headers['vary'] ?? [];
  raw.push('vary', [...(typeof vary === 'string' ? [vary] : vary), 'Accept-Language'].join(', '));
  raw.push('x-request-id', id);
  if (!incoming.complete) outgoing.once('finish', () => endUnread(incoming));
  if (body instanceof ReadableStream || (body !== null && typeof body === 'object' && 'sendTo' in body)) {
    outgoing.writeHead(status, raw);
    sendLive(outgoing, body, method === 'HEAD');
    return;
  }
  if (body !== null) raw.push('content-length', String(Buffer.byteLength(body)));
  outgoing.writeHead(status, raw);
  if (body === null || method === 'HEAD') outgoing.end();
  else outgoing.end(body);
}

/** Sends what is not whole yet, the head at once. */
function sendLive(outgoing: ServerResponse, body: ReadableStream<Uint8Array> | PushedBody, isHead: boolean): void {
  if (isHead) {
    // Nobody would ever read it to its end.
    void body.cancel();
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  if (body instanceof ReadableStream) pipe(outgoing, body);
  else push(outgoing, body);
}

function pipe(outgoing: ServerResponse, body: ReadableStream<Uint8Array>): void {
  const pieces = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  // Whoever is gone reads no further; and what fails on our side breaks the connection, so that nobody takes it for whole.
  pieces.on('error', () => outgoing.destroy());
  outgoing.on('close', () => pieces.destroy());
  pieces.pipe(outgoing);
}

function push(outgoing: ServerResponse, body: PushedBody): void {
  outgoing.on('error', () => {
    body.cancel();
    outgoing.destroy();
  });
  body.sendTo(outgoing);
}

/** Reads on for a moment what nobody wants, so that the answer can be read; then the connection ends. */
function endUnread(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return;
  const { socket } = incoming;
  let size = 0;
  const late = setTimeout(() => socket.destroySoon(), UNREAD_MS);
  late.unref();
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > UNREAD_BYTES) socket.destroySoon();
  });
  for (const over of ['end', 'error', 'close']) incoming.once(over, () => clearTimeout(late));
  incoming.resume();
}
