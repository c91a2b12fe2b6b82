import { pauseReason } from '../../core/report/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import { moment, untilMoment } from '../format/moment.ts';
import type { Lang } from '../language.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import type { Few, Gathered } from './gather.ts';
import { targetName } from './promise.ts';
import { verdictCell } from './tell-objectives.ts';

/** The tickets to look at: at risk, most urgent first; missed, latest first; without commitment, by reason. */
export function tellTickets(gathered: Gathered, session: Session): string[] {
  const { say, paint, width } = session;
  const lines: string[] = [];
  const list = (title: string, clocks: Few<Judged>) => {
    if (clocks.count === 0) return;
    lines.push(paint.bold(title), ...clocks.first.flatMap((row) => tellClock(row, session)), '');
  };
  list(say.evaluate.atRisk(gathered.atRisk.count, gathered.atRisk.first.length), gathered.atRisk);
  list(say.evaluate.missed(gathered.missed.count, gathered.missed.first.length), gathered.missed);
  if (gathered.missed.count === 0) lines.push(say.evaluate.noneMissed(), '');
  const without = [...gathered.noCommitment.values()].reduce((sum, each) => sum + each.tickets, 0);
  if (without > 0) {
    lines.push(paint.bold(say.evaluate.noCommitment(without)));
    for (const [reason, { tickets, examples }] of gathered.noCommitment) {
      const named = examples.map(visible).join(', ') + (tickets > examples.length ? ', …' : '');
      lines.push(
        wrap(`  ${say.evaluate.reason(tickets, say.words.noCommitment[reason] ?? reason, named)}`, width, '    '),
      );
    }
    lines.push('');
  }
  return lines;
}

/** A clock in three lines: which, when it was due and stopped, how its time was counted. */
function tellClock(row: Judged, session: Session): string[] {
  const { say, width } = session;
  const { text, paint = (plain: string) => plain } = verdictCell(row.verdict, session);
  const name = visible(targetName(row.target, row.target.id, session));
  const cycle = row.cycle > 1 ? `, ${say.evaluate.cycle(row.cycle)}` : '';
  return [
    `  ${paint(text.slice(0, 1))} ${wrap(`${visible(row.ticket)} · ${name}${cycle}`, width - 4, '    ')}`,
    wrap(`      ${whenOf(row, session).join(' · ')}`, width, '      '),
    wrap(`      ${countOf(row, session).join(' · ')}`, width, '      '),
  ];
}

function whenOf(row: Judged, { say, lang }: Session): string[] {
  const { timeZone } = row.version;
  const said = row.dueAt === null ? [] : [say.evaluate.due(moment(minute(row.dueAt), timeZone, lang))];
  const late = lateMs(row);
  if (row.stoppedAt !== null) {
    const at =
      row.dueAt === null
        ? moment(minute(row.stoppedAt), timeZone, lang)
        : untilMoment(row.dueAt, minute(row.stoppedAt), timeZone, lang);
    said.push(late === null ? say.evaluate.stoppedAfter(at) : say.evaluate.stoppedLate(at, say.time(rough(late))));
  } else if (row.verdict === 'breached') said.push(say.evaluate.stillOpen(say.time(rough(late ?? 0))));
  else if (row.remainingMs !== null) said.push(say.evaluate.left(say.time(rough(row.remainingMs))));
  return said;
}

function countOf(row: Judged, { say, lang }: Session): string[] {
  const said = [say.evaluate.counted(say.time(rough(row.elapsedMs)))];
  if (row.pausedMs > 0) said.push(say.evaluate.paused(say.time(rough(row.pausedMs)), pauseReasons(row, lang)));
  if (row.state !== 'stopped' && row.state !== 'running')
    said.push(say.evaluate.now(say.words.state[row.state] ?? row.state));
  return said;
}

/** A list is read at a glance: instants to the minute, lengths from an hour up too. `explain` tells them exactly. */
function minute(at: Instant): Instant {
  return Math.floor(at / 60_000) * 60_000;
}

function rough(ms: number): number {
  return ms >= 3_600_000 ? Math.floor(ms / 60_000) * 60 : ms / 1000;
}

/** The reasons of the pauses that held the clock, each once. */
function pauseReasons(row: Judged, lang: Lang): string | null {
  const reasons = new Set(
    row.holds.filter((hold) => hold.state === 'paused' && hold.from < row.until).map((hold) => hold.reason),
  );
  const named = [...reasons].flatMap((reason) => (reason === null ? [] : [visible(pauseReason(reason, lang))]));
  return named.length === 0 ? null : named.join(', ');
}

/** How late a breached clock was, in service time; in elapsed time where that is none (stopped in closed hours); null when in time. */
export function lateMs(clock: Judged): number | null {
  if (clock.remainingMs !== null && clock.remainingMs < 0) return -clock.remainingMs;
  if (clock.dueAt === null) return null;
  return clock.until > clock.dueAt ? clock.until - clock.dueAt : null;
}
