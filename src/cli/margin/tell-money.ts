import type { Agreement } from '../../core/agreement/index.ts';
import type { ClaimMargin, MoneyGap, PriceOverCost } from '../../core/margin/index.ts';
import type { Money } from '../../core/money/index.ts';
import type { Promises } from '../evaluate/promise.ts';
import { localDay, period } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { table } from '../print/table.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** A claim that would come too late or nearly; null for one that is in time. */
export function claimWords(
  claim: ClaimMargin,
  wantedDays: number,
  promises: Promises,
  { say, lang }: Session,
): string | null {
  if (claim.inTime) return null;
  const { promise, remedy, lastDay, workingDays, spareDays } = claim;
  const zone = promises.zone(promise.agreement);
  const told = period(claim.period.from, claim.period.to, zone, lang);
  const name = `${visible(remedy)} (${visible(promise.agreement)})`;
  const needed = workingDays - spareDays;
  const said = say.margin.claimLate(name, told, localDay(lastDay, lang), workingDays, needed);
  return spareDays < 0 ? say.margin.tooLate(said, -spareDays) : say.margin.tooNear(said, spareDays, wantedDays);
}

/** What a miss costs, what of it comes back and what is left to us; once where both severities cost the same. */
export function gapWords(gaps: readonly MoneyGap[], session: Session): readonly string[] {
  const words = session.say.margin.missed;
  const told = gaps.map((gap) => ({ severity: gap.severity, text: moneyOf(gap, session) }));
  const [first, second] = told;
  if (first === undefined) return [];
  if (second === undefined || first.text === second.text) return [words.both(first.text)];
  return told.map(({ severity, text }) => words[severity](text));
}

function moneyOf({ owed, recoverable, gap, failing }: MoneyGap, { say, lang }: Session): string {
  const words = say.margin;
  const from = failing.map(visible).join(', ');
  const told = (back: string) => words.owed(money(owed, lang), back);
  if (recoverable === null || gap === null) return told(words.otherCurrency(from));
  if (recoverable.amountMinor === 0) return told(words.nothingBack(from));
  if (gap.amountMinor === 0) return told(words.nothingLeft(money(recoverable, lang), from));
  return told(words.recoverable(money(recoverable, lang), from, money(gap, lang)));
}

/** Prices of a month over what they cost us, line by line, and over what suppliers bill. */
export function tellPrice(price: PriceOverCost, agreement: Agreement | null, session: Session): string[] {
  const { say, lang, paint, width } = session;
  const words = say.margin.price;
  const amount = (value: Money | null) => (value === null ? words.unknown() : money(value, lang));
  const row = (title: string, cells: readonly (Money | null)[]) => [
    { text: title },
    ...cells.map((value) => ({ text: amount(value) })),
  ];
  const rows = price.lines.map((line) => {
    const title = agreement?.commercial.lines.find(({ id }) => id === line.line)?.title?.[lang];
    const name = title === undefined ? line.line : `${title} (${line.line})`;
    return row(visible(name), [line.price, line.cost, line.left]);
  });
  const known = price.lines.filter(({ cost }) => cost !== null).length;
  if (price.lines.length > 1)
    rows.push(
      row(known === price.lines.length ? words.together() : words.togetherKnown(), [
        price.price,
        price.cost,
        price.leftOverCost,
      ]),
    );
  const right = { align: 'right' as const };
  const columns = [
    { title: words.line, shrinkTo: 20 },
    { title: words.price, ...right },
    { title: words.cost, ...right },
    { title: words.left, ...right },
  ];
  return [
    paint.bold(words.title()),
    ...table(columns, rows, width - 2, paint.dim).map((line) => `  ${line}`),
    ...tellBills(price, session).map((text) => wrap(`  ${text}`, width, '  ')),
    '',
  ];
}

function tellBills({ suppliers, price, leftOverSuppliers }: PriceOverCost, { say, lang }: Session): string[] {
  const words = say.margin.price;
  if (suppliers.length === 0) return [];
  const bills = suppliers.map(
    ({ agreement, charges }) =>
      `${visible(agreement)} ${charges === null ? words.otherCurrency() : money(charges, lang)}`,
  );
  return [words.suppliers(bills.join(', ')), words.after(money(leftOverSuppliers, lang), money(price, lang))];
}
