import type { Agreement } from '../../core/agreement/index.ts';
import { type Money, parseMoney, parsePercent, type Ratio, ratio, ratioOfDecimal } from '../../core/money/index.ts';
import { type Instant, parseInstant, type Span } from '../../core/time/index.ts';
import type { FrozenStatement, StatementText } from '../decisions/index.ts';
import type { LedgerStatement } from './ledger-lines.ts';

type Figure = StatementText['credits'][number] | StatementText['bonuses'][number];

/**
 * A statement as it was frozen, for bookkeeping: every amount as it was issued, whatever was learned since. Quantities
 * are exact to six decimals, as a statement writes them.
 * @param agreement the version in force when the month ends: titles, time zone
 */
export function frozenForLedger({ fr, en }: FrozenStatement, agreement: Agreement): LedgerStatement {
  return {
    agreement,
    statement: {
      agreement: en.agreement,
      agreementId: agreement.id,
      asOf: instantOf(en.asOf),
      currency: en.currency,
      month: en.month,
      period: spanOf(en.period),
      charges: { lines: en.lines.map((line, at) => lineOf(line, fr.lines[at]?.title ?? line.title)) },
      vat: en.vat.map(({ rate, reductions, bonuses }) => ({
        vatPpm: ppmOf(rate),
        reductions: moneyOf(reductions),
        bonuses: moneyOf(bonuses),
      })),
      credits: en.credits.map((one) => ({ ...figureOf(one), remedy: one.remedy, kind: one.kind })),
      penalties: en.penalties.map((one) => ({ ...figureOf(one), remedy: one.remedy, kind: one.kind })),
      bonuses: en.bonuses.map((one) => ({ ...figureOf(one), bonus: one.bonus })),
    },
  };
}

function lineOf(line: StatementText['lines'][number], titleFr: string) {
  const { kind, level, ticket } = line;
  return {
    // The title says already that hours are beyond a block.
    line: { id: line.line, title: { fr: titleFr, en: line.title }, clause: null },
    kind,
    level,
    ticket,
    period: spanOf(line.period),
    quantity: quantityOf(line.quantity),
    amount: moneyOf(line.amount),
    vatPpm: ppmOf(line.vat),
  };
}

function figureOf({ level, payable, pending, period, state, target, vatTreatment }: Figure) {
  return {
    level,
    payable: moneyOf(payable),
    pending: moneyOf(pending),
    period: spanOf(period),
    state,
    target,
    vatTreatment,
  };
}

/** @throws TypeError where what was frozen is no amount: nobody but us wrote it */
function moneyOf({ amount, currency }: { readonly amount: string; readonly currency: string }): Money {
  const money = parseMoney(`${amount} ${currency}`);
  if (money === null) throw new TypeError(`${amount} ${currency} is no amount`);
  return money;
}

function quantityOf(text: string): Ratio {
  const isBelow = text.startsWith('-');
  const found = ratioOfDecimal(isBelow ? text.slice(1) : text);
  if (found === null) throw new TypeError(`${text} is no quantity`);
  return isBelow ? ratio(-found.part, found.whole) : found;
}

const ppmOf = (rate: string | null) => (rate === null ? null : parsePercent(rate));

function spanOf({ from, to }: { readonly from: string; readonly to: string }): Span {
  return { from: instantOf(from), to: instantOf(to) };
}

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new TypeError(`${text} is no instant`);
  return at;
}
