import type { Settled } from '../../app/settle.ts';
import type { BlockBalance, ChargedLine } from '../../core/charge/index.ts';
import {
  divideRatios,
  formatPercent,
  type Money,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
} from '../../core/money/index.ts';
import { lineTitle, stepText, tellingOf } from '../../core/report/index.ts';
import { duration } from '../format/duration.ts';
import { localDay, period } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { decimal, percent } from '../format/number.ts';
import { type Cell, type Column, table } from '../print/table.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** What is charged, line by line, and the hours that were paid in advance. */
export function tellCharges(settled: Settled, session: Session): readonly string[] {
  const { say, paint } = session;
  const { charges, totals } = settled.statement;
  const heading = paint.bold(say.settle.sections.charges);
  if (charges.lines.length === 0) return [heading, `  ${say.settle.noCharges()}`, '', ...tellBlocks(settled, session)];
  const total: readonly Cell[] = [
    { text: say.settle.total() },
    { text: '' },
    { text: '' },
    { text: '' },
    { text: money(totals.charges, session.lang), paint: paint.bold },
    { text: '' },
  ];
  const rows = [...charges.lines.map((line) => cellsOf(line, settled, session)), total];
  const drawn = table(columnsOf(session), rows, session.width - 2, paint.dim);
  const lines = drawn.map((line) => `  ${line}`);
  return [heading, ...lines, ...tellWorkings(settled, session), '', ...tellBlocks(settled, session)];
}

/** How lines came about that are more than a price for whole cycles. */
function tellWorkings({ agreement, statement }: Settled, { lang, paint, width }: Session): readonly string[] {
  const telling = tellingOf(agreement, lang);
  return statement.charges.lines
    .filter(({ kind, working }) => kind !== 'recurring' || working.length > 2)
    .flatMap((line) => [
      wrap(`    ${visible(lineTitle(line, lang))}`, width, '      '),
      ...line.working.map((step) => wrap(`      ${visible(stepText(step, lang, telling))}`, width, '        ')),
    ])
    .map(paint.dim);
}

function columnsOf({ say }: Session): readonly Column[] {
  const title = say.settle.columns;
  return [
    { title: title.line, shrinkTo: 16 },
    { title: title.period },
    { title: title.quantity, align: 'right' },
    { title: title.unitPrice, align: 'right' },
    { title: title.amount, align: 'right' },
    { title: title.rate, align: 'right' },
  ];
}

function cellsOf(line: ChargedLine, { agreement }: Settled, { lang, say }: Session): readonly Cell[] {
  const { from, to } = line.period;
  const level = agreement.levels.find(({ id }) => id === line.level);
  const of = [
    lineTitle(line, lang),
    ...(level === undefined ? [] : [say.settle.level(level.title[lang])]),
    ...(line.ticket === null ? [] : [line.ticket]),
  ];
  return [
    { text: visible(of.join(' · ')) },
    { text: period(from, to, agreement.timeZone, lang) },
    { text: decimal(Number(line.quantity.part) / Number(line.quantity.whole), 4, lang) },
    { text: unitPrice(line.amount, line.quantity, lang) },
    { text: money(line.amount, lang) },
    { text: line.vatPpm === null ? say.settle.noRate() : percent(formatPercent(line.vatPpm), lang) },
  ];
}

/** The amount by the units, to the cent, as a reader expects it; nothing where nothing is counted. */
function unitPrice(amount: Money, quantity: Ratio, lang: Session['lang']): string {
  if (quantity.part === 0n) return '';
  const each = Number(roundRatio(divideRatios(ratio(amount.amountMinor), quantity)));
  return money({ amountMinor: each, currency: amount.currency }, lang);
}

function tellBlocks({ statement, agreement }: Settled, session: Session): readonly string[] {
  const { say, paint, lang, width } = session;
  const { blocks } = statement.charges;
  if (blocks.length === 0) return [];
  const titleOf = (id: string) => agreement.commercial.lines.find((line) => line.id === id)?.title[lang] ?? id;
  const told = blocks.map((block) =>
    wrap(`  ${visible(blockText(block, titleOf(block.line), session))}`, width, '    '),
  );
  return [paint.bold(say.settle.sections.blocks), ...told, ''];
}

function blockText(
  { lastDay, sizeMinutes, leftMinutes, lapsedMinutes }: BlockBalance,
  title: string,
  { say, lang }: Session,
) {
  const hours = (minutes: Ratio) => duration(Number(roundRatio(multiplyRatios(minutes, ratio(60)))), lang);
  const until = lastDay === null ? null : localDay(lastDay, lang);
  if (lapsedMinutes.part > 0n) return say.settle.blockLapsed(title, hours(lapsedMinutes), until ?? '');
  return say.settle.blockLeft(title, hours(leftMinutes), hours(sizeMinutes), until);
}
