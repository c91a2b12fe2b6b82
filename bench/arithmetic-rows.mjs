// Turns what arithmetic.mjs measured into rows of the table.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ZONE } from './office.mjs';

const REACH = { peer: 2000, limit: 0.5, perSecond: 15e6, distance: 0.5, compileMs: 20 };

/** Rows for `add`, `openBetween` and the compilation of calendars. */
export function arithmeticRows() {
  const script = fileURLToPath(new URL('arithmetic.mjs', import.meta.url));
  const run = spawnSync(process.execPath, [script], {
    env: { ...process.env, TZ: ZONE },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error('bench/arithmetic.mjs ended with an error; it is printed above.');
  const { add, month, year, compile } = JSON.parse(run.stdout);
  return [addRow(add), monthRow(month), yearRow(year, month), compileRow(compile)];
}

function bestExact(peers) {
  return peers.filter((peer) => peer.wrong === 0).sort((a, b) => b.rate - a.rate)[0];
}

const millions = (rate) => `${(rate / 1e6).toFixed(1)} M/s`;
const times = (ratio) => (ratio >= 100 ? `${Math.round(ratio)} ×` : `${ratio.toFixed(2)} ×`);

function notesOn({ peers, wrong }) {
  const ofPeers = peers.map((peer) => {
    const answers = peer.wrong === 0 ? 'exact' : `wrong in ${Math.round(peer.wrong * 100)} %`;
    return `${peer.name}: ${Math.round(peer.rate)}/s, ${answers}`;
  });
  return wrong === 0 ? ofPeers : ['OURS IS WRONG where the limit and luxon agree', ...ofPeers];
}

function addRow(measured) {
  const peer = bestExact(measured.peers);
  const [toPeer, toLimit] = [measured.rate / peer.rate, measured.rate / measured.limitRate];
  return {
    what: 'add 4 business hours',
    measured: millions(measured.rate),
    yardstick: `${peer.name} ${Math.round(peer.rate)}/s; limit ${millions(measured.limitRate)}`,
    ratio: `${times(toPeer)}; ${toLimit.toFixed(2)} of the limit`,
    reach: `≥ ${REACH.peer} × the best exact peer, ≥ ½ the limit`,
    pass: measured.wrong === 0 && toPeer >= REACH.peer && toLimit >= REACH.limit,
    notes: [...notesOn(measured), 'quoted: Ruby working_hours 9 400/s, biz 3 600/s, Perl Business::Hours 300/s'],
    figures: measured,
  };
}

function betweenRow(what, measured, more) {
  const peer = bestExact(measured.peers);
  return {
    what,
    measured: millions(measured.rate),
    yardstick: `${peer.name} ${Math.round(peer.rate)}/s; limit ${millions(measured.limitRate)}`,
    ratio: `${times(measured.rate / peer.rate)}; ${(measured.rate / measured.limitRate).toFixed(2)} of the limit`,
    notes: notesOn(measured),
    figures: measured,
    ...more,
  };
}

/** 15 M/s is meant for a machine whose limit is 41 M/s; on another the same share of its limit counts. */
function isFast({ rate, limitRate, wrong }) {
  return wrong === 0 && (rate >= REACH.perSecond || rate >= (REACH.perSecond / 41e6) * limitRate);
}

function monthRow(month) {
  return betweenRow('openBetween, up to 30 days', month, { reach: '≥ 15 M/s', pass: isFast(month) });
}

function yearRow(year, month) {
  // The bare limit slows with distance too, as caches miss: what it loses is not ours to answer for.
  const share = year.rate / year.limitRate / (month.rate / month.limitRate);
  return betweenRow('openBetween, up to 1 year', year, {
    reach: '≥ 15 M/s; beside the limit at least ½ of 30 days (constant cost)',
    pass: isFast(year) && share >= REACH.distance,
  });
}

function compileRow({ ms, firstMs, againMs, libraryMs }) {
  return {
    what: 'compile a calendar over 20 years',
    measured: `${ms.toFixed(1)} ms`,
    yardstick: `date-holidays, one year: ${libraryMs.toFixed(1)} ms`,
    ratio: times(ms / libraryMs),
    reach: `≤ ${REACH.compileMs} ms, cached by content`,
    pass: ms <= REACH.compileMs && againMs < ms / 10,
    notes: [`the very first of a process ${firstMs.toFixed(1)} ms; equal content again ${againMs.toFixed(3)} ms`],
    figures: { ms, firstMs, againMs, libraryMs },
  };
}
