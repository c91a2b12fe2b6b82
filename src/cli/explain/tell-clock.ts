import type { ReceiptSpan } from '../../core/clock/index.ts';
import { pauseReason } from '../../core/report/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import { targetName, withinWords } from '../evaluate/promise.ts';
import { verdictCell } from '../evaluate/tell-objectives.ts';
import { lateMs } from '../evaluate/tell-tickets.ts';
import { moment } from '../format/moment.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { tellReceipt } from './tell-receipt.ts';

/** One clock of a ticket for a reader: what was promised, what became of it, and how its time was counted. */
export function tellClock(clock: Judged, spans: readonly ReceiptSpan[], session: Session): string[] {
  const { say, width, paint } = session;
  const within = withinWords(clock.target, session);
  const promise = within === null ? '' : ` · ${within}`;
  const cycle = clock.cycle > 1 ? `, ${say.evaluate.cycle(clock.cycle)}` : '';
  const title = `${visible(targetName(clock.target, clock.target.id, session))}${cycle}${promise} · ${visible(clock.version.ref)}`;
  const verdict = verdictCell(clock.verdict, session);
  return [
    paint.bold(wrap(title, width, '  ')),
    wrap(`  ${(verdict.paint ?? ((text: string) => text))(verdict.text)}`, width),
    ...sentences(clock, session).map((text) => wrap(`  ${text}`, width, '  ')),
    ...(spans.length === 0 ? [] : ['']),
    ...tellReceipt(spans, clock.dueAt, clock.version.timeZone, session),
    ...sums(clock, session).map((text) => wrap(`  ${text}`, width, '    ')),
    '',
  ];
}

function sentences(clock: Judged, session: Session): string[] {
  const { say, lang } = session;
  const at = (instant: number) => moment(instant, clock.version.timeZone, lang);
  const said: string[] = [
    clock.startedAt === null ? say.explain.notStarted() : say.explain.started(at(clock.startedAt)),
  ];
  if (clock.targets.length > 1)
    said.push(...clock.targets.map((span) => say.explain.changed(visible(span.target.id), at(span.from))));
  if (clock.dueAt !== null)
    said.push(
      clock.stoppedAt === null && clock.until <= clock.dueAt
        ? say.explain.due(at(clock.dueAt))
        : say.explain.wasDue(at(clock.dueAt)),
    );
  said.push(...outcome(clock, at, session));
  if (clock.firstVerdict !== null && clock.firstVerdict !== clock.verdict && clock.verdict !== 'excused') {
    said.push(say.explain.first(say.words.verdict[clock.firstVerdict] ?? clock.firstVerdict));
  }
  if (clock.excusal !== null && clock.verdict === 'excused') said.push(say.explain.excused());
  return said;
}

function outcome(clock: Judged, at: (instant: number) => string, session: Session): string[] {
  const { say } = session;
  const left = say.time((clock.remainingMs ?? 0) / 1000);
  const late = say.time((lateMs(clock) ?? 0) / 1000);
  switch (clock.state) {
    case 'superseded':
      return [say.explain.superseded()];
    case 'cancelled':
      return [say.explain.cancelled()];
    case 'notApplicable':
      return [say.explain.notApplicable()];
    case 'notStarted':
      return [];
    case 'stopped':
      if (clock.stoppedAt === null) return [];
      if (clock.breachedAt !== null) {
        return [
          lateMs(clock) === null
            ? say.explain.missedAt(at(clock.breachedAt))
            : say.explain.missedBy(at(clock.stoppedAt), late),
        ];
      }
      return [
        (clock.remainingMs ?? 0) > 0
          ? say.explain.keptBy(at(clock.stoppedAt), left)
          : say.explain.keptExactly(at(clock.stoppedAt)),
      ];
    default:
      if (clock.breachedAt !== null) return [say.explain.missedOpen(late)];
      return [running(clock, left, session)];
  }
}

function running(clock: Judged, left: string, { say, lang }: Session): string {
  if (clock.state === 'paused') {
    const reason = clock.holds.findLast((hold) => hold.state === 'paused' && hold.from <= clock.until)?.reason ?? null;
    return say.explain.held(visible(pauseReason(reason, lang)), left);
  }
  if (clock.verdict === 'atRisk') return say.explain.atRisk(left);
  return clock.state === 'closedHours' ? say.explain.closed(left) : say.explain.open(left);
}

/** What the spans come to: counted against allowed, and how much of the pauses moved the end. */
function sums(clock: Judged, { say }: Session): string[] {
  if (clock.startedAt === null) return [];
  const counted = say.time(clock.elapsedMs / 1000);
  const said = [
    clock.budgetMs === null
      ? say.explain.countedOnly(counted)
      : say.explain.counted(counted, say.time(clock.budgetMs / 1000)),
  ];
  if (clock.pausedMs > 0) said.push(say.explain.pausedCounts(say.time(clock.pausedMs / 1000)));
  return said;
}
