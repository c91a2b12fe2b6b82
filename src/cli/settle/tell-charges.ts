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
import { decimalText, lineTitle, stepText, tellingOf } from '../../core/report/index.ts';
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
  const columns = columnsFor(settled, session);
  const last = columns.findIndex(({ cell }) => cell === amountCell);
  const total = columns.map((_, place): Cell => {
    if (place === 0) return { text: say.settle.total() };
    return place === last ? { text: money(totals.charges, session.lang), paint: paint.bold } : { text: '' };
  });
  const rows = charges.lines.map((line) => columns.map(({ cell }) => ({ text: cell(line, settled, session) })));
  const drawn = table(columns, [...rows, total], session.width - 2, paint.dim);
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

interface Shown extends Column {
  readonly cell: (line: ChargedLine, settled: Settled, session: Session) => string;
}

/** The days a line is for are only told where they are not those of the statement. */
function columnsFor({ statement }: Settled, { say }: Session): readonly Shown[] {
  const title = say.settle.columns;
  const { from, to } = statement.period;
  const isOther = statement.charges.lines.some(({ period: days }) => days.from !== from || days.to !== to);
  return [
    { title: title.line, shrinkTo: 16, cell: titleCell },
    ...(isOther ? [{ title: title.period, cell: periodCell }] : []),
    { title: title.quantity, align: 'right', cell: quantityCell },
    {
      title: title.unitPrice,
      align: 'right',
      cell: ({ amount, quantity }, _, { lang }) => unitPrice(amount, quantity, lang),
    },
    { title: title.amount, align: 'right', cell: amountCell },
    { title: title.rate, align: 'right', cell: rateCell },
  ];
}

const titleCell: Shown['cell'] = (line, { agreement }, { lang, say }) => {
  const level = agreement.levels.find(({ id }) => id === line.level);
  const of = [
    lineTitle(line, lang),
    ...(level === undefined ? [] : [say.settle.level(level.title[lang])]),
    ...(line.ticket === null ? [] : [line.ticket]),
  ];
  return visible(of.join(' · '));
};

const periodCell: Shown['cell'] = ({ period: { from, to } }, { agreement }, { lang }) =>
  period(from, to, agreement.timeZone, lang);

const quantityCell: Shown['cell'] = ({ quantity }, _, { lang }) => decimal(Number(decimalText(quantity, 4)), 4, lang);

const amountCell: Shown['cell'] = ({ amount }, _, { lang }) => money(amount, lang);

const rateCell: Shown['cell'] = ({ vatPpm }, _, { lang, say }) =>
  vatPpm === null ? say.settle.noRate() : percent(formatPercent(vatPpm), lang);

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
