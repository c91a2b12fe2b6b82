// A client that costs next to nothing, for it shares the machine with what it measures: one kept connection, requests that
// were put into bytes beforehand, one at a time.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** The bytes of a request; `body` of a POST is JSON text. */
export function requestBytes(method, path, token, body = null) {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${token}`,
    ...(body === null ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

/** A connection: `send(bytes)` gives `{ status, body }` once the whole answer is there. */
export async function openClient(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting = null;
  let chunks = [];
  let size = 0;
  let wanted = -1;
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (wanted < 0) wanted = lengthOf(chunks.length === 1 ? chunk : Buffer.concat(chunks, size));
    if (wanted < 0 || size < wanted) return;
    const whole = chunks.length === 1 ? chunk : Buffer.concat(chunks, size);
    const { done } = waiting;
    chunks = [];
    size = 0;
    wanted = -1;
    waiting = null;
    done({ status: Number(whole.toString('latin1', 9, 12)), body: whole.subarray(whole.indexOf(HEAD_END) + 4) });
  });
  const broken = (error) => waiting?.failed(error ?? new Error('the connection was closed'));
  socket.on('error', broken);
  socket.on('close', () => broken());
  return {
    send: (bytes) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        socket.write(bytes);
      }),
    close: () => socket.destroy(),
  };
}

/** How long an answer is, head included; -1: not known yet. */
function lengthOf(bytes) {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return -1;
  const length = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  if (length === undefined) throw new Error('an answer without a length');
  return end + 4 + Number(length);
}

/** The p-th percentile (0–100) of some numbers. */
export function percentile(numbers, p) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
