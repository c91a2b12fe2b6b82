import type { Settled } from '../../app/settle.ts';
import { formatPercent, type Money } from '../../core/money/index.ts';
import { money } from '../format/money.ts';
import { percent } from '../format/number.ts';
import { type Cell, type Column, table } from '../print/table.ts';
import { displayWidth, fill, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** VAT by rate, what is to be paid now, and what waits. */
export function tellTotals(settled: Settled, session: Session): readonly string[] {
  return [...tellVat(settled, session), ...tellSums(settled, session)];
}

function tellVat({ statement }: Settled, { say, lang, paint, width }: Session): readonly string[] {
  if (statement.vat.length === 0) return [];
  const title = say.settle.columns;
  const amount = (of: Money | null): Cell => ({ text: of === null ? '–' : money(of, lang) });
  const rows = statement.vat.map((bucket): readonly Cell[] => [
    { text: bucket.vatPpm === null ? say.settle.noRate() : percent(formatPercent(bucket.vatPpm), lang) },
    amount(bucket.charges),
    amount(bucket.reductions),
    amount(bucket.bonuses),
    amount(bucket.base),
    amount(bucket.vat),
    amount(bucket.total),
  ]);
  const names = [title.rate, title.charges, title.reductions, title.bonuses, title.base, title.vat, title.total];
  const columns = names.map((name): Column => ({ title: name, align: 'right' }));
  const drawn = table(columns, rows, width - 2, paint.dim);
  return [paint.bold(say.settle.sections.vat), ...drawn.map((line) => `  ${line}`), ''];
}

type Row = readonly [name: string, amount: Money, isMain: boolean];

function tellSums({ statement }: Settled, session: Session): readonly string[] {
  const { say, paint, width } = session;
  const { totals } = statement;
  const name = say.settle.totals;
  // An agreement without any amount has rights at the most.
  if (statement.currency === '') return [];
  const isRefund = toPayName(statement) === 'toRefund';
  const toPay = isRefund ? negative(totals.toPay) : totals.toPay;
  const rows: readonly Row[] = [
    [name.invoice, totals.invoice, false],
    ...unlessNothing(name.outsideVat, negative(totals.outsideVat)),
    ...unlessNothing(name.toConfirm, negative(totals.toConfirm)),
    [name[toPayName(statement)], toPay, true],
    ...unlessNothing(name.pendingCredits, totals.pendingCredits),
    ...unlessNothing(name.pendingBonuses, totals.pendingBonuses),
    ...unlessNothing(name.contestedCredits, totals.contestedCredits),
    ...unlessNothing(name.contestedBonuses, totals.contestedBonuses),
  ];
  const isWaiting = rows.length > 2 || statement.penalties.length > 0;
  return [
    paint.bold(say.settle.sections.totals),
    ...drawn(rows, session),
    ...(isWaiting ? [paint.dim(wrap(`  ${say.settle.nothingSetOff()}`, width, '  '))] : []),
    '',
  ];
}

/** While the month runs there is nothing to pay yet. */
function toPayName({ asOf, period, totals }: Settled['statement']): 'soFar' | 'toRefund' | 'toPay' {
  if (asOf < period.to) return 'soFar';
  return totals.toPay.amountMinor < 0 ? 'toRefund' : 'toPay';
}

function drawn(rows: readonly Row[], { lang, paint }: Session): readonly string[] {
  const widest = Math.max(...rows.map(([name]) => displayWidth(name)));
  const amounts = rows.map(([, amount]) => money(amount, lang));
  const figures = Math.max(...amounts.map(displayWidth));
  return rows.map(([name, , isMain], place) => {
    const line = `  ${fill(name, widest, 'left')}  ${fill(amounts[place] ?? '', figures, 'right')}`;
    return isMain ? paint.bold(line) : line;
  });
}

function negative(amount: Money): Money {
  return { ...amount, amountMinor: amount.amountMinor === 0 ? 0 : -amount.amountMinor };
}

function unlessNothing(name: string, amount: Money): readonly Row[] {
  return amount.amountMinor === 0 ? [] : [[name, amount, false]];
}
