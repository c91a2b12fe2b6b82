// Rows one to three: `add` and `openBetween` against peers and the limit, and the compilation of a calendar. Runs as a
// process of its own in the calendar's zone, because two of the peers tell time in the zone of the process.
import Holidays from 'date-holidays';
import { addMs, compileCalendar, openBetween } from '../dist/core.js';
import { limitAdd, limitBetween } from './limit.mjs';
import { computed, leastMs, rates } from './measure.mjs';
import { pairs, SPEC, WORKED } from './office.mjs';
import * as dayjsBusinessTime from './peers/dayjs-business-time.mjs';
import * as luxonWalk from './peers/luxon-walk.mjs';
import * as openingHours from './peers/opening-hours.mjs';

const PEERS = [luxonWalk, openingHours, dayjsBusinessTime];
const QUESTIONS = 1 << 17;
const CHECKED = 200;
const office = compileCalendar(SPEC);

/** Share of the first questions that `answer` gets wrong; an error counts as wrong. */
function shareWrong(answer, expected) {
  let wrong = 0;
  for (let at = 0; at < CHECKED; at += 1) {
    try {
      if (answer(at) !== expected(at)) wrong += 1;
    } catch {
      wrong += 1;
    }
  }
  return wrong / CHECKED;
}

/** Each peer's rate and exactness, asked `questions` of the same questions. */
function peersOn(ask, expected, questions) {
  return PEERS.map((peer) => {
    const wrong = shareWrong((at) => ask(peer, at), expected);
    const [rate] = rates([(count) => sum((at) => ask(peer, at), count)], questions, { rounds: 3, roundMs: 60 });
    return { name: peer.name, rate, wrong };
  });
}

function sum(answer, count) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += answer(at);
  return total;
}

function addRow() {
  const { from } = pairs(QUESTIONS, 30);
  const ours = (count) => {
    let total = 0;
    for (let at = 0; at < count; at += 1) total += addMs(office, from[at], WORKED);
    return total;
  };
  const limit = (count) => {
    let total = 0;
    for (let at = 0; at < count; at += 1) total += limitAdd(from[at], WORKED);
    return total;
  };
  const wrong = shareWrong(
    (at) => addMs(office, from[at], WORKED),
    (at) => limitAdd(from[at], WORKED),
  );
  const [rate, limitRate] = rates([ours, limit], QUESTIONS);
  const peers = peersOn(
    (peer, at) => peer.add(from[at], WORKED),
    (at) => limitAdd(from[at], WORKED),
    64,
  );
  return { rate, limitRate, wrong, peers };
}

function betweenRow(days, peerQuestions) {
  const { from, to } = pairs(QUESTIONS, days);
  const ours = (count) => {
    let total = 0;
    for (let at = 0; at < count; at += 1) total += openBetween(office, from[at], to[at]);
    return total;
  };
  const limit = (count) => {
    let total = 0;
    for (let at = 0; at < count; at += 1) total += limitBetween(from[at], to[at]);
    return total;
  };
  const expected = (at) => limitBetween(from[at], to[at]);
  const wrong = shareWrong((at) => openBetween(office, from[at], to[at]), expected);
  const [rate, limitRate] = rates([ours, limit], QUESTIONS);
  return {
    rate,
    limitRate,
    wrong,
    peers: peersOn((peer, at) => peer.between(from[at], to[at]), expected, peerQuestions),
  };
}

/** A calendar never seen before is compiled and asked about twenty years; then once more, from the cache. */
function compileRow() {
  const [begin, end] = [Date.UTC(2015, 0, 1), Date.UTC(2035, 0, 1)];
  const spec = (round) => ({
    ...SPEC,
    exceptions: [
      { from: `20${20 + (round % 10)}-02-01`, to: `20${20 + (round % 10)}-02-01`, windows: [{ from: round, to: 600 }] },
    ],
  });
  const firstMs = leastMs((round) => openBetween(compileCalendar(spec(round)), begin, end), 1);
  const ms = leastMs((round) => openBetween(compileCalendar(spec(round + 1)), begin, end), 20);
  const againMs = leastMs(() => openBetween(compileCalendar(spec(1)), begin, end), 20);
  const libraryMs = leastMs((round) => new Holidays('FR').getHolidays(2020 + round).length, 10);
  return { ms, firstMs, againMs, libraryMs };
}

const compile = compileRow();
const add = addRow();
const month = betweenRow(30, 16);
const year = betweenRow(365, 4);
process.stdout.write(JSON.stringify({ compile, add, month, year, computed: computed() }));
