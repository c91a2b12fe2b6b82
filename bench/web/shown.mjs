// Row: how long after an event was posted a row of an open page has changed, beside many other open streams.
import { setTimeout as pause } from 'node:timers/promises';
import { openStream } from '../live/changes.mjs';
import { openClient, percentile, requestBytes } from '../live/client.mjs';
import { absoluteRow } from '../live/start.mjs';

const REACH_MS = 250;
const STREAMS = 500;
const EVENTS_A_SECOND = 200;
const POSTERS = 16;
/** One event in so many is about a ticket that stands in the window: its row is then another. */
const ONE_IN = 10;
export const IN_SIGHT = 12;

const now = () => performance.timeOrigin + performance.now();
const event = (id, subject, type, data) => ({
  specversion: '1.0',
  id,
  source: 'bench',
  type,
  subject,
  time: new Date().toISOString(),
  data,
});

/** Opens the tickets that will stand in the window. @param place `{ port, tokens }` */
export async function openInSight({ port, tokens }) {
  const client = await openClient(port);
  for (let at = 0; at < IN_SIGHT; at += 1) {
    await post(
      client,
      tokens[0],
      event(`sight-${at}`, sightOf(at), 'ticket.opened', { customer: 'bench', priority: 'P1' }),
    );
  }
  client.close();
}

const sightOf = (at) => `SIGHT-${at}`;

/**
 * Posts events to a ticket each, and now and then hands a ticket that is seen to somebody else: his name in its row is what
 * is waited for, until the frame after it was put there.
 * @param place `{ port, tokens }`; each token may hold 100 streams
 * @param page on the board, with those tickets in the window
 */
export async function shownRow({ port, tokens }, page, seconds) {
  await page.evaluate(watchRows);
  const streams = [];
  for (let number = 0; number < STREAMS; number += 1) {
    streams.push(await openStream(port, tokens[number % tokens.length], null));
  }
  const posters = await Promise.all([...Array(POSTERS)].map(() => openClient(port)));
  const posted = new Map();
  const count = seconds * EVENTS_A_SECOND;
  const startedAt = performance.now();
  await Promise.all(
    posters.map(async (client, number) => {
      for (let at = number; at < count; at += POSTERS) {
        const wait = startedAt + (1000 / EVENTS_A_SECOND) * at - performance.now();
        if (wait > 0) await pause(wait);
        const isSeen = at % ONE_IN === 0;
        if (isSeen) posted.set(at, now());
        const [subject, type, data] = isSeen
          ? [sightOf((at / ONE_IN) % IN_SIGHT), 'ticket.assigned', { to: `w${at}` }]
          : [`beside-${at}`, 'ticket.opened', { customer: 'bench', priority: 'P4' }];
        await post(client, tokens[0], event(`shown-${at}`, subject, type, data));
      }
    }),
  );
  const rate = Math.round((1000 * count) / (performance.now() - startedAt));
  await pause(5_000);
  for (const one of [...streams, ...posters]) one.close();
  const took = lags(posted, new Map(await page.evaluate(() => globalThis.rowsShown())));
  const p99 = percentile(took, 99);
  return absoluteRow(
    `event posted → its row in an open page is another, ${EVENTS_A_SECOND} events/s, beside ${STREAMS} open streams`,
    `p99 ${p99.toFixed(0)} ms`,
    `p99 ≤ ${REACH_MS} ms`,
    rate < 0.95 * EVENTS_A_SECOND ? Number.POSITIVE_INFINITY : p99 / REACH_MS,
    [`median ${percentile(took, 50).toFixed(0)} ms of ${took.length}; ${rate} events/s were taken`],
  );
}

async function post(client, token, body) {
  const { status } = await client.send(requestBytes('POST', '/api/v1/events', token, JSON.stringify(body)));
  if (status !== 200) throw new Error(`posting answered ${status}`);
}

/** A name that a later one took the place of was seen by then at the latest; one that never came counts as endless. */
function lags(posted, shown) {
  return [...posted].map(([at, postedAt]) => {
    const times = [...shown]
      .filter(([later]) => later >= at && (later - at) % (ONE_IN * IN_SIGHT) === 0)
      .map(([, seenAt]) => seenAt);
    return times.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...times) - postedAt;
  });
}

/** In the page: notes when the name `w<number>` was first in a frame that was drawn. */
function watchRows() {
  const seen = new Map();
  const look = () => {
    for (const row of document.querySelectorAll('[data-ticket^="SIGHT-"]')) {
      const at = /^w(\d+)$/.exec(row.lastElementChild?.textContent ?? '')?.[1];
      if (at === undefined || seen.has(Number(at))) continue;
      seen.set(Number(at), Number.POSITIVE_INFINITY);
      requestAnimationFrame(() => seen.set(Number(at), performance.timeOrigin + performance.now()));
    }
  };
  new MutationObserver(look).observe(document.querySelector('[role=grid]'), {
    subtree: true,
    childList: true,
    characterData: true,
  });
  globalThis.rowsShown = () => [...seen];
}
