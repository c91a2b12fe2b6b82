import type { Agreement } from '../../core/agreement/index.ts';
import type { ChargedLine } from '../../core/charge/index.ts';
import { multiplyRatios, type Ratio, type RatioPpm, ratio, ratioOfPpm, roundRatio } from '../../core/money/index.ts';
import { lineTitle } from '../../core/report/index.ts';
import type { Credit, EarnedBonus, Statement } from '../../core/settlement/index.ts';
import type { Span } from '../../core/time/index.ts';
import { figureLabel } from './figure-label.ts';
import type { LedgerKind } from './ledger-mapping.ts';

/** One line of a statement as bookkeeping sees it: what counts now, at one rate of VAT. */
export interface LedgerLine {
  readonly kind: LedgerKind;
  readonly item: string;
  readonly label: string;
  readonly level: string | null;
  readonly ticket: string | null;
  readonly period: Span;
  /** Null: not counted in units. */
  readonly quantity: Ratio | null;
  /** Above zero: the customer owes it. Below: it is owed to the customer. */
  readonly amountMinor: bigint;
  /** What is not final, and in no amount. */
  readonly pendingMinor: bigint;
  /** Null: outside VAT, or no rate is said. */
  readonly vatPpm: RatioPpm | null;
  readonly vatMinor: bigint;
  readonly vatTreatment: string;
  readonly state: string;
}

/** What bookkeeping takes of a statement: as it was reckoned, or as it was frozen. */
export interface LedgerStatement {
  readonly agreement: Pick<Agreement, 'commercial' | 'customer' | 'parties' | 'targets' | 'timeZone' | 'title'>;
  readonly statement: Pick<Statement<never>, 'agreement' | 'agreementId' | 'asOf' | 'currency' | 'month' | 'period'> & {
    readonly charges: {
      readonly lines: readonly (Omit<ChargedLine, 'agreement' | 'line' | 'working'> & {
        readonly line: Pick<ChargedLine['line'], 'clause' | 'id' | 'title'>;
      })[];
    };
    readonly vat: readonly Pick<Statement<never>['vat'][number], 'bonuses' | 'reductions' | 'vatPpm'>[];
    readonly credits: readonly LedgerFigure<Credit>[];
    readonly penalties: readonly LedgerFigure<Credit>[];
    readonly bonuses: readonly LedgerFigure<EarnedBonus>[];
  };
}

type LedgerFigure<F extends Credit | EarnedBonus> = Pick<
  F,
  | 'level'
  | 'payable'
  | 'pending'
  | 'period'
  | 'state'
  | 'target'
  | 'vatTreatment'
  | Extract<keyof F, 'bonus' | 'kind' | 'remedy'>
>;

type Line = Omit<LedgerLine, 'vatMinor'>;

/**
 * The lines of a statement: what is charged, then reductions of price and bonuses at the rates of VAT they follow, then
 * what stands outside VAT, each by itself. The VAT of the lines of one rate adds up to the statement's for that rate: it is
 * rounded along their running sum.
 * @param all also figures of which nothing counts yet, at nothing
 */
export function ledgerLines(settled: LedgerStatement, lang: 'fr' | 'en', all: boolean): readonly LedgerLine[] {
  const { statement } = settled;
  const figures = [...statement.credits, ...statement.bonuses, ...statement.penalties].filter(
    ({ payable }) => all || payable.amountMinor !== 0,
  );
  const lines = [...chargedLines(statement, lang), ...figureLines(figures, settled, lang)];
  const sums = new Map<RatioPpm, bigint>();
  return lines.map((line) => {
    if (line.vatPpm === null) return { ...line, vatMinor: 0n };
    const before = sums.get(line.vatPpm) ?? 0n;
    const after = before + line.amountMinor;
    sums.set(line.vatPpm, after);
    return { ...line, vatMinor: vatOf(after, line.vatPpm) - vatOf(before, line.vatPpm) };
  });
}

function vatOf(minor: bigint, ppm: RatioPpm): bigint {
  return roundRatio(multiplyRatios(ratio(minor), ratioOfPpm(ppm)));
}

function chargedLines({ charges, asOf, period }: LedgerStatement['statement'], lang: 'fr' | 'en'): readonly Line[] {
  const state = asOf < period.to ? 'computed' : 'final';
  return charges.lines.map((line) => ({
    kind: line.kind,
    item: line.line.id,
    label: lineTitle(line, lang),
    level: line.level,
    ticket: line.ticket,
    period: line.period,
    quantity: line.quantity,
    amountMinor: BigInt(line.amount.amountMinor),
    pendingMinor: 0n,
    vatPpm: line.vatPpm,
    vatTreatment: 'taxable',
    state,
  }));
}

type Figure = LedgerFigure<Credit> | LedgerFigure<EarnedBonus>;

function figureLines(
  figures: readonly Figure[],
  { agreement, statement }: LedgerStatement,
  lang: 'fr' | 'en',
): readonly Line[] {
  const rates = {
    priceReduction: ratesOf(statement, ({ reductions }) => reductions.amountMinor),
    taxable: ratesOf(statement, ({ bonuses: earned }) => earned.amountMinor),
  };
  return figures.flatMap((figure) => {
    const isBonus = 'bonus' in figure;
    const item = isBonus ? figure.bonus : figure.remedy;
    const kind = isBonus ? 'bonus' : figure.kind === 'penalty' ? 'penalty' : 'priceReduction';
    const sign = isBonus ? 1n : -1n;
    const left =
      figure.vatTreatment === (isBonus ? 'taxable' : 'priceReduction')
        ? rates[isBonus ? 'taxable' : 'priceReduction']
        : [];
    return atRates(BigInt(figure.payable.amountMinor), left).map(({ vatPpm, amountMinor }, place) => ({
      kind,
      item,
      label: figureLabel({ kind, item, target: figure.target }, agreement, lang),
      level: figure.level,
      ticket: null,
      period: figure.period,
      quantity: null,
      amountMinor: sign * amountMinor,
      pendingMinor: place === 0 ? sign * BigInt(figure.pending.amountMinor) : 0n,
      vatPpm,
      vatTreatment: figure.vatTreatment,
      state: figure.state,
    }));
  });
}

interface AtRate {
  readonly vatPpm: RatioPpm | null;
  amountMinor: bigint;
}

/** What of one kind of figure the statement has at each rate. */
function ratesOf(
  { vat }: LedgerStatement['statement'],
  amountOf: (bucket: LedgerStatement['statement']['vat'][number]) => number,
): AtRate[] {
  return vat.map((bucket) => ({ vatPpm: bucket.vatPpm, amountMinor: BigInt(amountOf(bucket)) }));
}

/** An amount at the rates that are left, which it uses up: figures together come to what the statement has at each rate. */
function atRates(amountMinor: bigint, left: AtRate[]): readonly AtRate[] {
  const taken: AtRate[] = [];
  let rest = amountMinor;
  for (const rate of left) {
    const part = rest < rate.amountMinor ? rest : rate.amountMinor;
    if (part <= 0n) continue;
    rate.amountMinor -= part;
    rest -= part;
    taken.push({ vatPpm: rate.vatPpm, amountMinor: part });
  }
  if (rest !== 0n || taken.length === 0) taken.push({ vatPpm: null, amountMinor: rest });
  return taken;
}
