import type { VatTreatment } from '../../agreement/index.ts';
import type { LineCharged } from '../month/charges-given.ts';
import { type Credit, type EarnedBonus, money } from './credit.ts';
import type { BucketTotal, Totals } from './statement.ts';
import type { VatBucket } from './vat.ts';

const BUCKETS: readonly VatTreatment[] = ['priceReduction', 'outOfScope', 'taxable', 'toConfirm'];

/** What is final, bucket by bucket; those without anything are left out. */
export function bucketTotals(
  credits: readonly Credit[],
  bonuses: readonly EarnedBonus[],
  currency: string,
): readonly BucketTotal[] {
  return BUCKETS.flatMap((bucket) => {
    const owed = payableIn(credits, bucket);
    const earned = payableIn(bonuses, bucket);
    if (owed === 0n && earned === 0n) return [];
    const offsettable = payableIn(
      bonuses.filter(({ offset }) => offset),
      bucket,
    );
    const setOff = offsettable < owed ? offsettable : owed;
    return [
      {
        bucket,
        credits: money(owed, currency),
        bonuses: money(earned, currency),
        setOff: money(setOff, currency),
      },
    ];
  });
}

export function totalsOf(
  lines: readonly LineCharged[],
  credits: readonly Credit[],
  bonuses: readonly EarnedBonus[],
  vat: readonly VatBucket[],
  currency: string,
): Totals {
  const invoice = vat.reduce((sum, { total }) => sum + BigInt(total.amountMinor), 0n);
  const outside = payableIn(credits, 'outOfScope') - payableIn(bonuses, 'outOfScope');
  const toConfirm = payableIn(credits, 'toConfirm') - payableIn(bonuses, 'toConfirm');
  const of = (minor: bigint) => money(minor, currency);
  return {
    charges: of(lines.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n)),
    vat: of(vat.reduce((sum, bucket) => sum + BigInt(bucket.vat?.amountMinor ?? 0), 0n)),
    invoice: of(invoice),
    outsideVat: of(outside),
    toConfirm: of(toConfirm),
    toPay: of(invoice - outside - toConfirm),
    pendingCredits: of(pendingIn(credits, false)),
    pendingBonuses: of(pendingIn(bonuses, false)),
    contestedCredits: of(pendingIn(credits, true)),
    contestedBonuses: of(pendingIn(bonuses, true)),
  };
}

type Figures = readonly (Credit | EarnedBonus)[];

function payableIn(figures: Figures, bucket: VatTreatment): bigint {
  return figures.reduce(
    (sum, { vatTreatment, payable }) => (vatTreatment === bucket ? sum + BigInt(payable.amountMinor) : sum),
    0n,
  );
}

function pendingIn(figures: Figures, contested: boolean): bigint {
  return figures.reduce(
    (sum, { state, pending }) => ((state === 'contested') === contested ? sum + BigInt(pending.amountMinor) : sum),
    0n,
  );
}
