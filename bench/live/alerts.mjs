// Rows of warnings, beside as many open clocks as there are: how late they are enqueued, how soon many at once, whether one
// receiver that hangs delays the others, and how a house is back that was killed as a whole.
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './client.mjs';
import { databaseOf, databaseUrlOf, postmasterOf, startServer, startWorker } from './server.mjs';
import { absoluteRow } from './start.mjs';
import { openWatch, postDue, RECEIVERS, teamOf } from './warned.mjs';

const REACH = { lagMs: 500, togetherMs: 5_000, hangRatio: 1.1, readyMs: 5_000, backlogMs: 30_000 };
const A_SECOND = 20;
/** Turns of a steady trickle, without and with a receiver that hangs. */
const PAIRS = 3;
const TURN_SECONDS = 10;
const BEFORE_MS = 3_000;
/** Time to post so many that are due together, and to rest. */
const postingMs = (count) => 10_000 + count;
const PATIENCE_MS = 120_000;
/** A message gathers for two seconds and leaves soon after. */
const TAIL_MS = 15_000;

/**
 * @param house `{ path, env, token, receivers }`: the folder, whose server is stopped; it is started and killed here
 * @param sizes `{ clocks, together }`: how many clocks are open, how many alerts are due at once
 */
export async function alertRows(house, sizes, take) {
  const server = await startServer(house.path, house.env);
  const nodes = { server, worker: await startWorker(`${house.path}-worker`, workerEnv(house)) };
  const watch = await openWatch(databaseOf(house.path));
  try {
    take(...(await trickleRows(house, nodes, watch, sizes)));
    take(await togetherRow(house, nodes, watch, sizes));
    take(...(await killedRows(house, nodes, watch, sizes)));
  } finally {
    await watch.close().catch(() => {});
    await nodes.worker.stop();
    await nodes.server.stop();
  }
}

function workerEnv({ path, env }) {
  return { ...env, DATABASE_URL: databaseUrlOf(path) };
}

async function trickleRows(house, nodes, watch, { clocks }) {
  const turned = await trickleTurns(house, nodes, watch);
  const many = `${clocks.toLocaleString('en')} open clocks`;
  return [lagRow(turned, many), hangRow(turned)];
}

const spread = (times) => `median ${percentile(times, 50).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`;

/** Turns without and with a receiver that hangs, one after the other: the lags of all, and how many were never told. */
async function trickleTurns({ token, receivers }, { server }, watch) {
  const lags = [];
  const received = { quiet: [], hanging: [] };
  let lost = 0;
  // The first turn warms up and counts for nothing.
  for (let turn = -1; turn < 2 * PAIRS; turn += 1) {
    const kind = turn % 2 === 1 ? 'hanging' : 'quiet';
    await longAgo(watch);
    receivers.hang(kind === 'hanging' ? teamOf(0) : null);
    const since = Date.now();
    const count = TURN_SECONDS * A_SECOND;
    const instants = [...Array(count)].map((_, at) => since + BEFORE_MS + Math.round((at * 1000) / A_SECOND));
    await postDue(server, token, instants);
    const seen = await watch.each(since, count, BEFORE_MS + 1000 * TURN_SECONDS + PATIENCE_MS / 4);
    if (turn >= 0) for (const { at, seenAt } of seen) lags.push(seenAt - at);
    lost += count - seen.length;
    const told = await handedOver(watch, receivers, since, kind === 'hanging' ? teamOf(0) : null);
    if (turn >= 0) received[kind].push(told.lags);
    lost += told.lost;
    receivers.hang(null);
    await nothingDue(watch);
  }
  return { lags, received, lost };
}

function lagRow({ lags, lost }, many) {
  const p99 = percentile(lags, 99);
  return absoluteRow(
    `alert lag, ${A_SECOND} a second for ${2 * PAIRS * TURN_SECONDS} s, ${many}: due instant → enqueued, as another connection sees it`,
    `p99 ${p99.toFixed(0)} ms`,
    `p99 ≤ ${REACH.lagMs} ms`,
    lost > 0 ? Number.POSITIVE_INFINITY : p99 / REACH.lagMs,
    [spread(lags), ...(lost > 0 ? [`${lost} were never told`] : [])],
  );
}

function hangRow({ received, lost }) {
  const [without, beside] = [
    received.quiet.map((turn) => percentile(turn, 99)),
    received.hanging.map((turn) => percentile(turn, 99)),
  ];
  // What else the machine does weighs on one pair, not on the middle one.
  const ratios = beside.map((ms, pair) => ms / without[pair]);
  const ratio = percentile(ratios, 50);
  return absoluteRow(
    `1 of ${RECEIVERS} receivers hangs: due instant → received by the others, ${PAIRS} pairs of turns without and with it`,
    `p99 ${ratio.toFixed(2)} ×, the middle pair`,
    `≤ ${REACH.hangRatio} × without it`,
    lost > 0 ? Number.POSITIVE_INFINITY : ratio / REACH.hangRatio,
    [
      `pairs: ${ratios.map((one) => one.toFixed(2)).join(', ')}`,
      `with it: ${spread(received.hanging.flat())}; p99 ${beside.map((ms) => ms.toFixed(0)).join(', ')} ms`,
      'both hold the 2 s a message gathers',
    ],
    `the same without it: ${spread(received.quiet.flat())}; p99 ${without.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
}

/** How long after its instant each alert was received, those of one receiver apart; `lost`: how many never were. */
async function handedOver(watch, receivers, since, butTeam) {
  const { rows } = await watch.query(
    `select m.id, min(a.at)::float8 as at from message m join message_alert t on t.message = m.id
     join alert a on a.key = t.alert where a.decided_at >= $1 and a.team is distinct from $2 group by m.id`,
    [since, butTeam],
  );
  for (const endAt = Date.now() + TAIL_MS; Date.now() < endAt; await pause(50)) {
    if (rows.every(({ id }) => receivers.taken.has(id))) break;
  }
  const found = rows.filter(({ id }) => receivers.taken.has(id));
  return { lags: found.map(({ id, at }) => receivers.taken.get(id).at - at), lost: rows.length - found.length };
}

/**
 * More than ten messages to one receiver in ten minutes become one: each turn is to be as the first. Workers that hand
 * messages over meanwhile wait, lest each waits for the other.
 */
async function longAgo(watch) {
  await watch.query(`begin; lock table message in exclusive mode;
    update message set made_at = made_at - 600000; commit`);
}

/** Until every message has left: what hung is tried again. */
async function nothingDue(watch) {
  for (const endAt = Date.now() + PATIENCE_MS; Date.now() < endAt; await pause(100)) {
    const { rows } = await watch.query('select count(*)::integer as number from message where next_at is not null');
    if (rows[0].number === 0) return;
  }
  throw new Error('messages of the bench never left');
}

async function togetherRow({ token }, { server }, watch, { clocks, together }) {
  await longAgo(watch);
  const since = Date.now();
  const dueAt = since + postingMs(together);
  await postDue(server, token, spreadOver(together, dueAt, 1_000));
  const early = dueAt - Date.now();
  await pause(Math.max(0, early));
  const enqueuedAt = await watch.count(since, together, PATIENCE_MS);
  const ms = enqueuedAt === null ? Number.POSITIVE_INFINITY : enqueuedAt - dueAt;
  const { notes, missing } = await toldOf(watch, since, together);
  return absoluteRow(
    `${together.toLocaleString('en')} alerts due in the same second, all enqueued, two workers, ${clocks.toLocaleString('en')} open clocks`,
    `${Math.round(ms)} ms after the first is due`,
    `≤ ${REACH.togetherMs} ms`,
    early < 0 || missing > 0 ? Number.POSITIVE_INFINITY : ms / REACH.togetherMs,
    early < 0 ? ['they were not posted before they were due'] : notes,
  );
}

function spreadOver(count, from, ms) {
  return [...Array(count)].map((_, at) => from + Math.floor((at * ms) / count));
}

async function toldOf(watch, since, wanted) {
  const { rows } = await watch.query(
    `select count(distinct a.key)::integer as alerts, count(distinct m.id)::integer as messages
     from alert a join message_alert t on t.alert = a.key join message m on m.id = t.message
     where a.decided_at >= $1 and a.measure = 'resolution' and m.about = 'alert'`,
    [since],
  );
  const { alerts, messages } = rows[0];
  const missing = wanted - alerts;
  return { missing, notes: [`${alerts} alerts in ${messages} messages to ${RECEIVERS} receivers`] };
}

async function killedRows(house, nodes, watch, { clocks, together }) {
  const { path, env, token } = house;
  await longAgo(watch);
  const since = Date.now();
  const dueAt = since + postingMs(together);
  await postDue(nodes.server, token, spreadOver(together, dueAt, 1_000));
  const early = dueAt - Date.now();
  await watch.close();
  const database = postmasterOf(path);
  await Promise.all([nodes.server.kill(), nodes.worker.kill()]);
  process.kill(database, 'SIGKILL');
  await pause(Math.max(0, dueAt + 1_000 - Date.now()));
  const startedAt = Date.now();
  nodes.server = await startServer(path, env);
  const readyAt = Date.now();
  nodes.worker = await startWorker(`${path}-worker`, workerEnv(house));
  const again = await openWatch(databaseOf(path));
  try {
    const enqueuedAt = await again.count(since, together, PATIENCE_MS);
    const ms = enqueuedAt === null ? Number.POSITIVE_INFINITY : enqueuedAt - readyAt;
    const order = await orderOf(again, since);
    const many = `${clocks.toLocaleString('en')} open clocks`;
    return [
      absoluteRow(
        `everything killed (kill -9), ${many}: start → ready`,
        `${readyAt - startedAt} ms`,
        `≤ ${REACH.readyMs} ms`,
        (readyAt - startedAt) / REACH.readyMs,
        [],
      ),
      absoluteRow(
        `and ${together.toLocaleString('en')} alerts that came due meanwhile, all enqueued after it is ready, most urgent first`,
        `${Math.round(ms)} ms`,
        `≤ ${REACH.backlogMs} ms, in order`,
        early < 0 || !order.isKept ? Number.POSITIVE_INFINITY : ms / REACH.backlogMs,
        order.notes,
      ),
    ];
  } finally {
    await again.close();
  }
}

/** Breaches come before what only warns: the middle one of each. */
async function orderOf(watch, since) {
  const { rows } = await watch.query(
    `select kind, percentile_disc(0.5) within group (order by dispatched_at)::float8 as middle,
       min(dispatched_at)::float8 as first from alert
     where decided_at >= $1 and measure = 'resolution' and kind in ('breach', 'threshold') group by kind`,
    [since],
  );
  const of = (kind) => rows.find((row) => row.kind === kind) ?? { middle: Number.NaN, first: Number.NaN };
  const [breach, threshold] = [of('breach'), of('threshold')];
  const first = Math.min(breach.first, threshold.first);
  const after = ({ middle }) => Math.round(middle - first);
  return {
    isKept: breach.middle <= threshold.middle,
    notes: [
      `half the breaches were told ${after(breach)} ms after the first alert, half the warnings ${after(threshold)} ms`,
    ],
  };
}
