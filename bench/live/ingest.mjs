// Rows: ingest over HTTP, in batches and one event a request, against bare inserts of the same facts into the same tables
// and indexes of the same server. They take turns, and of each the best turn counts, for noise only ever slows.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { openClient, requestBytes } from './client.mjs';

const BATCH = 500;
const BATCH_CONNECTIONS = 8;
const SINGLE_CONNECTIONS = 32;
const BARE_CONNECTIONS = 8;
const REACH = { batches: 0.2, singles: 0.3 };

/** @param place `{ port, token, bare }`; `bare`: how to reach tables of the same shape; @param events objects, in order of time */
export async function ingestRows(place, events, { rounds, batchesEach, singlesEach }) {
  const feed = feedOf(events);
  const rows = [];
  rows.push(await batchRow(place, feed, rounds, batchesEach));
  rows.push(await singleRow(place, feed, rounds, singlesEach));
  return rows;
}

/** Gives the next events, each once. */
function feedOf(events) {
  let next = 0;
  return (count) => {
    if (next + count > events.length) throw new Error('the log is too short for so many rounds');
    next += count;
    return events.slice(next - count, next);
  };
}

function batchesOf(events) {
  const batches = [];
  for (let from = 0; from < events.length; from += BATCH) batches.push(events.slice(from, from + BATCH));
  return batches;
}

async function batchRow({ port, token, bare }, feed, rounds, batchesEach) {
  let [posted, inserted] = [0, 0];
  const client = new pg.Client(bare);
  await client.connect();
  // The first turn of each warms up and counts for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    const events = feed(batchesEach * BATCH);
    const records = batchesOf(events).map(columnsOf);
    const bareRate = await rateOf(events.length, 1, records, async () => (columns) => insertMany(client, columns));
    const requests = batchesOf(events).map((each) => request(token, each));
    const ourRate = await rateOf(events.length, BATCH_CONNECTIONS, requests, () => poster(port));
    if (round > 0) [posted, inserted] = [Math.max(posted, ourRate), Math.max(inserted, bareRate)];
  }
  await client.end();
  const what = `ingest over HTTP, batches of ${BATCH} events, projections included`;
  const bareName = `bare insert … select unnest, batches of ${BATCH}`;
  return rateRow(what, posted, bareName, inserted, REACH.batches, [`${BATCH_CONNECTIONS} connections`]);
}

async function singleRow({ port, token, bare }, feed, rounds, singlesEach) {
  let [posted, inserted] = [0, 0];
  const connect = async () => {
    const client = new pg.Client(bare);
    await client.connect();
    return Object.assign((columns) => insertOne(client, columns), { end: () => client.end() });
  };
  for (let round = 0; round <= rounds; round += 1) {
    const events = feed(singlesEach);
    const records = events.map((event) => columnsOf([event]));
    const bareRate = await rateOf(events.length, BARE_CONNECTIONS, records, connect);
    const requests = events.map((event) => request(token, event));
    const ourRate = await rateOf(events.length, SINGLE_CONNECTIONS, requests, () => poster(port));
    if (round > 0) [posted, inserted] = [Math.max(posted, ourRate), Math.max(inserted, bareRate)];
  }
  const what = `ingest over HTTP, one event a request, ${SINGLE_CONNECTIONS} connections, projections included`;
  const bareName = `single-row commits over ${BARE_CONNECTIONS} connections`;
  return rateRow(what, posted, bareName, inserted, REACH.singles, []);
}

const request = (token, events) => requestBytes('POST', '/api/v1/events', token, JSON.stringify(events));

/** Posts over a connection of its own; anything but new events is a fault of the benchmark. */
async function poster(port) {
  const client = await openClient(port);
  const post = async (bytes) => {
    const { status, body } = await client.send(bytes);
    if (status !== 200) throw new Error(`posting answered ${status}: ${body.toString().slice(0, 500)}`);
  };
  return Object.assign(post, { end: () => client.close() });
}

/** How many events a second are done when so many workers share the jobs; opening and closing is not counted. */
async function rateOf(events, workers, jobs, open) {
  const doing = await Promise.all([...Array(workers)].map(open));
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    doing.map(async (one) => {
      while (next < jobs.length) {
        const job = jobs[next];
        next += 1;
        await one(job);
      }
    }),
  );
  const ms = performance.now() - startedAt;
  for (const one of doing) await one.end?.();
  return events / (ms / 1000);
}

/** Column by column, as our own store keeps them. */
function columnsOf(events) {
  const now = Date.now();
  return [
    events.map(({ source }) => source),
    events.map(({ id }) => id),
    events.map(({ subject }) => `ticket:${subject}`),
    events.map(() => now),
    events.map((event) => createHash('sha256').update(JSON.stringify(event.data)).digest()),
    events.map(({ time }) => Date.parse(time)),
    events.map(({ type }) => type),
    events.map(({ subject }) => subject),
    events.map(() => 'bench'),
    events.map((event) => JSON.stringify(event)),
  ];
}

const MANY = {
  name: 'many',
  text: `with g as materialized (
      select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bytea[], $6::bigint[], $7::text[],
        $8::text[], $9::text[], $10::text[])
      as g (source, id, stream, recorded_at, content, occurred_at, type, subject, author, body)
    ),
    i as (insert into event_identity (source, id, stream, recorded_at, content)
      select source, id, stream, recorded_at, content from g)
    insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
    select stream, recorded_at, source, id, occurred_at, type, subject, author, body from g`,
};

const ONE = {
  name: 'one',
  text: `with i as (insert into event_identity (source, id, stream, recorded_at, content) values ($1, $2, $3, $4, $5))
    insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
    values ($3, $4, $1, $2, $6, $7, $8, $9, $10)`,
};

const insertMany = (client, columns) => client.query({ ...MANY, values: columns });
const insertOne = (client, columns) => client.query({ ...ONE, values: columns.map(([value]) => value) });

function rateRow(what, posted, bareName, inserted, least, notes) {
  const ratio = posted / inserted;
  const rate = (number) => `${Math.round(number)} events/s`;
  return {
    what,
    measured: rate(posted),
    yardstick: `${bareName}: ${rate(inserted)}`,
    ratio: `${(100 * ratio).toFixed(1)} %`,
    reach: `≥ ${100 * least} % of bare`,
    pass: ratio >= least,
    notes,
    figures: { posted, inserted },
  };
}
