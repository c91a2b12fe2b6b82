// Row: how long after an event was posted an open stream tells of it, beside many other open streams. The page that shows it
// comes on top of that.
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { openClient, percentile, requestBytes } from './client.mjs';
import { absoluteRow } from './start.mjs';

const REACH_MS = 250;
const STREAMS = 500;
const EVENTS_A_SECOND = 200;
const POSTERS = 16;

/** @param place `{ port, tokens }`; each token may hold 100 streams */
export async function changesRow({ port, tokens }, events, seconds) {
  const posted = new Map();
  const took = [];
  const hear = (ticket) => {
    const at = posted.get(ticket);
    if (at === undefined) return;
    posted.delete(ticket);
    took.push(performance.now() - at);
  };
  const streams = [];
  for (let number = 0; number < STREAMS; number += 1) {
    streams.push(await openStream(port, tokens[number % tokens.length], number === 0 ? hear : null));
  }
  const posters = await Promise.all([...Array(POSTERS)].map(() => openClient(port)));
  const count = seconds * EVENTS_A_SECOND;
  const startedAt = performance.now();
  await Promise.all(
    posters.map(async (client, number) => {
      for (let at = number; at < count; at += POSTERS) {
        const wait = startedAt + (1000 / EVENTS_A_SECOND) * at - performance.now();
        if (wait > 0) await pause(wait);
        // Each of a ticket of its own, so that what is told is told of this very event.
        const event = { ...events[at], id: `told-${at}`, subject: `told-${at}`, type: 'ticket.opened' };
        posted.set(event.subject, performance.now());
        const { status } = await client.send(requestBytes('POST', '/api/v1/events', tokens[0], JSON.stringify(event)));
        if (status !== 200) throw new Error(`posting answered ${status}`);
      }
    }),
  );
  const lastedMs = performance.now() - startedAt;
  for (let waited = 0; posted.size > 0 && waited < 50; waited += 1) await pause(100);
  for (const one of [...streams, ...posters]) one.close();
  // What was never told counts as told too late.
  for (const at of posted.values()) took.push(performance.now() - at);
  const p99 = percentile(took, 99);
  const rate = Math.round((1000 * count) / lastedMs);
  return absoluteRow(
    `event posted → told on an open event stream, ${EVENTS_A_SECOND} events/s, beside ${STREAMS} open streams (a page's own work is not in it)`,
    `p99 ${p99.toFixed(0)} ms`,
    `p99 ≤ ${REACH_MS} ms`,
    rate < 0.95 * EVENTS_A_SECOND ? Number.POSITIVE_INFINITY : p99 / REACH_MS,
    [`median ${percentile(took, 50).toFixed(0)} ms; ${rate} events/s were taken`],
  );
}

/** An open stream; `hear` is called with each ticket it tells of, where it is listened to. */
export async function openStream(port, token, hear) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.write(requestBytes('GET', '/api/v1/changes', token));
  let rest = '';
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      const head = chunk.toString('latin1', 0, 15);
      if (head.startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(`a stream was answered ${chunk.toString('utf8', 0, 500)}`));
    });
  });
  socket.on('error', () => {});
  if (hear === null) socket.on('data', () => {});
  else
    socket.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data: ')) for (const { ticket } of JSON.parse(line.slice(6)).tickets) hear(ticket);
      }
    });
  return { close: () => socket.destroy() };
}
