import { receiptOf } from '../clock/index.ts';
import { formatInstant, type Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { spanJson, type Telling } from './json.ts';

/**
 * A clock as one line of JSON: the text of `clockJson`, character by character, in a third of the time. A year of a
 * service desk is written in as many lines as it has clocks.
 */
export function clockText(clock: Judged, telling: Telling): string {
  const { target, excusal } = clock;
  const startedAt = instant(clock.startedAt);
  let targets = '';
  for (const span of clock.targets) {
    const from = span.from === clock.startedAt ? startedAt : instant(span.from);
    targets += `${targets === '' ? '' : ','}{"target":${name(span.target.id)},"from":${from},"to":${instant(span.to)}}`;
  }
  const head = `{"ticket":${JSON.stringify(clock.ticket)},"measure":"${clock.measure}","target":${name(target.id)},"targets":[${targets}],"agreement":${name(clock.version.ref)}`;
  const when = `,"cycle":${clock.cycle},"state":"${clock.state}","startedAt":${startedAt},"dueAt":${instant(clock.dueAt)},"stoppedAt":${instant(clock.stoppedAt)}`;
  const sums = `,"elapsedSeconds":${seconds(clock.elapsedMs)},"remainingSeconds":${seconds(clock.remainingMs)},"pausedSeconds":${seconds(clock.pausedMs)}`;
  const first = clock.firstVerdict === null ? 'null' : `"${clock.firstVerdict}"`;
  const verdict = `,"verdict":"${clock.verdict}","firstVerdict":${first},"breachedAt":${instant(clock.breachedAt)}`;
  const isPlain = !telling.receipts && target.level === null && excusal === null && clock.countedOn === null;
  return `${head}${when}${sums}${verdict}${isPlain ? PLAIN_REST : restText(clock, telling)}`;
}

/** What most clocks end with. */
const PLAIN_REST = ',"receipt":null,"level":null,"excusedBy":null,"excusedBecause":null,"countedOn":null}';

/** The end of a clock of which there is more to tell. */
function restText(clock: Judged, telling: Telling): string {
  const spans = telling.receipts
    ? JSON.stringify(receiptOf(clock).map((span) => spanJson(span, telling.lang)))
    : 'null';
  const excusal = `"excusedBy":${quoted(clock.excusal?.approver ?? null)},"excusedBecause":${quoted(clock.excusal?.reason ?? null)}`;
  return `,"receipt":${spans},"level":${quoted(clock.target.level)},${excusal},"countedOn":${quoted(clock.countedOn)}}`;
}

/** Seconds as JSON has them: minus zero is zero. */
function seconds(ms: number | null): string {
  return ms === null ? 'null' : String(ms === 0 ? 0 : ms / 1000);
}

function quoted(text: string | null): string {
  return text === null ? 'null' : JSON.stringify(text);
}

/** Targets and agreements are few, and each is named by many clocks. */
const names = new Map<string, string>();
const NAMES_KEPT = 4096;

function name(text: string): string {
  let quotedName = names.get(text);
  if (quotedName === undefined) {
    quotedName = JSON.stringify(text);
    if (names.size >= NAMES_KEPT) names.clear();
    names.set(text, quotedName);
  }
  return quotedName;
}

function instant(at: Instant | null): string {
  return at === null ? 'null' : `"${formatInstant(at)}"`;
}
