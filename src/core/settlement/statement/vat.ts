import {
  type Money,
  multiplyRatios,
  type Ratio,
  type RatioPpm,
  ratio,
  ratioOfPpm,
  roundRatio,
} from '../../money/index.ts';
import { spread } from '../cap/spread.ts';
import type { BasePart } from '../month/bases.ts';
import type { LineCharged } from '../month/charges-given.ts';
import { money } from './credit.ts';

/** All that bears one rate of VAT: charges, less reductions of price, with bonuses. */
export interface VatBucket {
  /** Null: the agreement does not say; no VAT is reckoned, and somebody must say. */
  readonly vatPpm: RatioPpm | null;
  readonly charges: Money;
  readonly reductions: Money;
  readonly bonuses: Money;
  readonly base: Money;
  /** Rounded once, half up, on the whole base; null where no rate is said. */
  readonly vat: Money | null;
  readonly total: Money;
}

/** An amount with the charged lines whose rates it follows. */
export interface Rated {
  readonly amountMinor: bigint;
  readonly parts: readonly BasePart[];
}

/** The buckets of a statement, by rate, the highest first, charges without a rate last. */
export function vatBuckets(
  lines: readonly LineCharged[],
  reductions: readonly Rated[],
  bonuses: readonly Rated[],
  currency: string,
): readonly VatBucket[] {
  const charged = lines.map(({ vatPpm, amount }) => [vatPpm, BigInt(amount.amountMinor)] as const);
  const reduced = reductions.flatMap(byRate);
  const earned = bonuses.flatMap(byRate);
  const rates = [...new Set([...charged, ...reduced, ...earned].map(([rate]) => rate))];
  rates.sort((a, b) => (b ?? -1) - (a ?? -1));
  return rates.map((rate) => bucket(rate, [sumOf(charged, rate), sumOf(reduced, rate), sumOf(earned, rate)], currency));
}

type AtRate = readonly [rate: RatioPpm | null, amountMinor: bigint];

function sumOf(amounts: readonly AtRate[], rate: RatioPpm | null): bigint {
  return amounts.reduce((sum, [of, amount]) => (of === rate ? sum + amount : sum), 0n);
}

function bucket(
  vatPpm: RatioPpm | null,
  [charges, reductions, bonuses]: readonly [bigint, bigint, bigint],
  currency: string,
): VatBucket {
  const base = charges - reductions + bonuses;
  const vat = vatPpm === null ? null : roundRatio(multiplyRatios(ratio(base), ratioOfPpm(vatPpm)));
  const of = (minor: bigint) => money(minor, currency);
  return {
    vatPpm,
    charges: of(charges),
    reductions: of(reductions),
    bonuses: of(bonuses),
    base: of(base),
    vat: vat === null ? null : of(vat),
    total: of(base + (vat ?? 0n)),
  };
}

/** An amount follows the rates of the lines it was taken of, in proportion to them; exact in sum. */
function byRate({ amountMinor, parts }: Rated): readonly AtRate[] {
  const rates = [...new Set(parts.map(({ vatPpm }) => vatPpm))];
  const weights = rates.map((rate) =>
    parts.reduce(
      (sum, part) => (part.vatPpm === rate && part.amountMinor > 0 ? sum + BigInt(part.amountMinor) : sum),
      0n,
    ),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return [[rates[0] ?? null, amountMinor]];
  const exact: readonly Ratio[] = weights.map((weight) => ratio(amountMinor * weight, total));
  return spread(amountMinor, exact).map((amount, place) => [rates[place] as RatioPpm | null, amount]);
}
