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

// One function for each contender, though they look alike: a loop that is given its callee does not let the compiler
// see one callee, and would be slower for whoever comes second.

function ourAdds(count, from) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += addMs(office, from[at], WORKED);
  return total;
}

function limitAdds(count, from) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += limitAdd(from[at], WORKED);
  return total;
}

function ourMonths(count, { from, to }) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += openBetween(office, from[at], to[at]);
  return total;
}

function limitMonths(count, { from, to }) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += limitBetween(from[at], to[at]);
  return total;
}

function ourYears(count, { from, to }) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += openBetween(office, from[at], to[at]);
  return total;
}

function limitYears(count, { from, to }) {
  let total = 0;
  for (let at = 0; at < count; at += 1) total += limitBetween(from[at], to[at]);
  return total;
}

/** Rows one and two. Ours and the limits take turns round by round, so that noise falls on all alike. */
function arithmeticRows() {
  const [month, year] = [pairs(QUESTIONS, 30), pairs(QUESTIONS, 365)];
  const contenders = [
    (count) => ourAdds(count, month.from),
    (count) => limitAdds(count, month.from),
    (count) => ourMonths(count, month),
    (count) => limitMonths(count, month),
    (count) => ourYears(count, year),
    (count) => limitYears(count, year),
  ];
  const found = rates(contenders, QUESTIONS);
  const expectAdd = (at) => limitAdd(month.from[at], WORKED);
  const expectBetween = (span) => (at) => limitBetween(span.from[at], span.to[at]);
  const between = (span, questions) => ({
    wrong: shareWrong((at) => openBetween(office, span.from[at], span.to[at]), expectBetween(span)),
    peers: peersOn((peer, at) => peer.between(span.from[at], span.to[at]), expectBetween(span), questions),
  });
  return {
    add: {
      rate: found[0],
      limitRate: found[1],
      wrong: shareWrong((at) => addMs(office, month.from[at], WORKED), expectAdd),
      peers: peersOn((peer, at) => peer.add(month.from[at], WORKED), expectAdd, 64),
    },
    month: { rate: found[2], limitRate: found[3], ...between(month, 16) },
    year: { rate: found[4], limitRate: found[5], ...between(year, 4) },
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
const arithmetic = arithmeticRows();
process.stdout.write(JSON.stringify({ ...arithmetic, compile, computed: computed() }));
