import { receiptOf } from '../clock/index.ts';
import { formatInstant, type Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { spanJson, type Telling } from './json.ts';

/**
 * A clock as one line of JSON: the text of `clockJson`, character by character, in a third of the time. A year of a
 * service desk is written in as many lines as it has clocks.
 */
export function clockText(clock: Judged, telling: Telling): string {
  const targets = clock.targets.map(
    ({ target, from, to }) => `{"target":${quoted(target.id)},"from":${instant(from)},"to":${instant(to)}}`,
  );
  const head = `{"ticket":${quoted(clock.ticket)},"measure":"${clock.measure}","target":${quoted(clock.target.id)},"targets":[${targets.join(',')}]`;
  const what = `"agreement":${quoted(clock.version.ref)},"cycle":${clock.cycle},"state":"${clock.state}"`;
  const when = `"startedAt":${instant(clock.startedAt)},"dueAt":${instant(clock.dueAt)},"stoppedAt":${instant(clock.stoppedAt)}`;
  const remaining = clock.remainingMs === null ? 'null' : plain(clock.remainingMs / 1000);
  const sums = `"elapsedSeconds":${plain(clock.elapsedMs / 1000)},"remainingSeconds":${remaining},"pausedSeconds":${plain(clock.pausedMs / 1000)}`;
  const first = clock.firstVerdict === null ? 'null' : `"${clock.firstVerdict}"`;
  const verdict = `"verdict":"${clock.verdict}","firstVerdict":${first},"breachedAt":${instant(clock.breachedAt)}`;
  const spans = telling.receipts
    ? JSON.stringify(receiptOf(clock).map((span) => spanJson(span, telling.lang)))
    : 'null';
  const excusal = `"excusedBy":${quoted(clock.excusal?.approver ?? null)},"excusedBecause":${quoted(clock.excusal?.reason ?? null)}`;
  const rest = `"receipt":${spans},"level":${quoted(clock.target.level)},${excusal},"countedOn":${quoted(clock.countedOn)}}`;
  return `${head},${what},${when},${sums},${verdict},${rest}`;
}

/** A number as JSON has it: minus zero is zero. */
function plain(value: number): string {
  return String(value === 0 ? 0 : value);
}

function quoted(text: string | null): string {
  return text === null ? 'null' : JSON.stringify(text);
}

function instant(at: Instant | null): string {
  return at === null ? 'null' : `"${formatInstant(at)}"`;
}
