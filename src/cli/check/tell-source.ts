import type { Mover, TargetCheck } from '../../app/check-source.ts';
import { type Agreement, isClockMeasure } from '../../core/agreement/index.ts';
import { pauseReason } from '../../core/report/index.ts';
import { targetName } from '../evaluate/promise.ts';
import { displayWidth, fill, visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Of each commitment: which events of the source start, pause and stop it, and what is missing to measure it. */
export function tellSourceCheck(
  targets: readonly TargetCheck[],
  agreement: Agreement,
  file: string,
  session: Session,
): string[] {
  const { say, paint, width } = session;
  const measurable = targets.filter((target) => target.measurable).length;
  return [
    paint.bold(wrap(say.source.title(visible(agreement.ref), visible(file)), width, '  ')),
    ...targets.flatMap((target) => tellTarget(target, agreement, session)),
    say.source.summary(measurable, targets.length),
    '',
  ];
}

function tellTarget(check: TargetCheck, agreement: Agreement, session: Session): string[] {
  const { say, paint, width, lang } = session;
  const target = agreement.targets.find((each) => each.id === check.target) ?? null;
  const name = visible(targetName(target, check.target, session));
  const head = check.measurable
    ? `  ${paint.good('✓')} ${name}`
    : `  ${paint.bad('✗')} ${name}: ${say.source.notMeasurable()}`;
  const pauses = check.pauses.map(({ reason }) => visible(pauseReason(reason, lang)));
  const rows: [string, string][] = [
    [say.source.starts(), listed(check.starts.map(moverText), check.lacks.start, session)],
    [say.source.pauses(), pauses.length === 0 ? '–' : `ticket.paused (${pauses.join(', ')})`],
    [say.source.stops(), listed(check.stops.map(moverText), check.lacks.stop, session)],
  ];
  if (check.runsThrough.length > 0 && isClockMeasure(check.measure)) {
    rows.push([
      say.source.runsThrough(),
      check.runsThrough.map((reason) => visible(pauseReason(reason, lang))).join(', '),
    ]);
  }
  for (const { key, values } of check.neverMatches)
    rows.push([say.source.never(), `${key}: ${values.map(visible).join(', ')}`]);
  const labelWidth = Math.max(...rows.map(([label]) => displayWidth(label)));
  const indent = ' '.repeat(8 + labelWidth);
  return [
    wrap(head, width, '    '),
    ...rows.map(([label, text]) => wrap(`      ${fill(label, labelWidth, 'left')}  ${text}`, width, indent)),
  ];
}

function moverText({ type, madeBy }: Mover): string {
  return `${type}${inBrackets(madeBy)}`;
}

function inBrackets(madeBy: readonly string[]): string {
  return madeBy.length === 0 ? '' : ` (${madeBy.map(visible).join(', ')})`;
}

function listed(found: readonly string[], lacks: readonly string[], { say, paint }: Session): string {
  return found.length > 0 ? found.join(', ') : paint.bad(say.source.lacks(lacks.join(', ')));
}
