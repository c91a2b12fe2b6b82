import { parseInstant } from '../../core/time/index.ts';
import { moment } from '../format/moment.ts';
import { visible, wrap } from '../print/width.ts';
import type { ClockRow } from '../rows.ts';
import type { Session } from '../world.ts';
import type { Few, Gathered } from './gather.ts';
import { type Promises, targetName } from './promise.ts';
import { verdictCell } from './tell-objectives.ts';

/** The tickets to look at: at risk, most urgent first; missed, latest first; without commitment, by reason. */
export function tellTickets(gathered: Gathered, promises: Promises, session: Session): string[] {
  const { say, paint, width } = session;
  const lines: string[] = [];
  const list = (title: string, clocks: Few<ClockRow>) => {
    if (clocks.count === 0) return;
    lines.push(paint.bold(title), ...clocks.first.flatMap((row) => tellClock(row, promises, session)), '');
  };
  list(say.evaluate.atRisk(gathered.atRisk.count, gathered.atRisk.first.length), gathered.atRisk);
  list(say.evaluate.missed(gathered.missed.count, gathered.missed.first.length), gathered.missed);
  if (gathered.missed.count === 0) lines.push(say.evaluate.noneMissed(), '');
  const without = [...gathered.noCommitment.values()].reduce((sum, each) => sum + each.tickets, 0);
  if (without > 0) {
    lines.push(paint.bold(say.evaluate.noCommitment(without)));
    for (const [reason, { tickets, examples }] of gathered.noCommitment) {
      const named = examples.map(visible).join(', ') + (tickets > examples.length ? ', …' : '');
      lines.push(wrap(`  ${say.evaluate.reason(tickets, say.words.noCommitment[reason] ?? reason, named)}`, width, '    '));
    }
    lines.push('');
  }
  return lines;
}

/** A clock in three lines: which, when it was due and stopped, how its time was counted. */
function tellClock(row: ClockRow, promises: Promises, session: Session): string[] {
  const { say, width } = session;
  const { text, paint = (plain: string) => plain } = verdictCell(row.verdict, session);
  const name = visible(targetName(promises.target(row.agreement, row.target), row.target, session));
  const cycle = row.cycle > 1 ? `, ${say.evaluate.cycle(row.cycle)}` : '';
  return [
    `  ${paint(text.slice(0, 1))} ${wrap(`${visible(row.ticket)} · ${name}${cycle}`, width - 4, '    ')}`,
    wrap(`      ${whenOf(row, promises, session).join(' · ')}`, width, '      '),
    wrap(`      ${countOf(row, session).join(' · ')}`, width, '      '),
  ];
}

function whenOf(row: ClockRow, promises: Promises, { say, lang }: Session): string[] {
  const zone = promises.zone(row.agreement);
  const at = (text: string) => moment(parseInstant(text) ?? 0, zone, lang);
  const said = row.dueAt === null ? [] : [say.evaluate.due(at(row.dueAt))];
  const late = lateSeconds(row);
  if (row.stoppedAt !== null) {
    said.push(late === null ? say.evaluate.stoppedAfter(at(row.stoppedAt)) : say.evaluate.stoppedLate(at(row.stoppedAt), say.time(late)));
  } else if (row.verdict === 'breached') said.push(say.evaluate.stillOpen(say.time(late ?? 0)));
  else if (row.remainingSeconds !== null) said.push(say.evaluate.left(say.time(row.remainingSeconds)));
  return said;
}

function countOf(row: ClockRow, { say }: Session): string[] {
  const said: string[] = [];
  if (row.elapsedSeconds !== null) said.push(say.evaluate.counted(say.time(row.elapsedSeconds)));
  if (row.pausedSeconds !== null && row.pausedSeconds > 0) said.push(say.evaluate.paused(say.time(row.pausedSeconds), null));
  if (row.state !== 'stopped' && row.state !== 'running') said.push(say.words.state[row.state] ?? row.state);
  return said;
}

/** How late a breached clock was, in service time; in elapsed time where it stopped in closed hours; null when not told. */
export function lateSeconds(row: ClockRow): number | null {
  if (row.remainingSeconds !== null && row.remainingSeconds < 0) return -row.remainingSeconds;
  if (row.dueAt === null || row.stoppedAt === null) return null;
  const late = ((parseInstant(row.stoppedAt) ?? 0) - (parseInstant(row.dueAt) ?? 0)) / 1000;
  return late > 0 ? late : null;
}
