import type { Bonus, Remedy, VatTreatment } from '../../agreement/index.ts';

/**
 * The bucket of VAT a remedy belongs to. A penalty never lowers the VAT base: outside VAT, or to be confirmed where the
 * agreement says anything else. A reduction that is said to be taxed is to be confirmed too: it is no supply.
 */
export function remedyBucket({ kind, vatTreatment }: Remedy): VatTreatment {
  if (vatTreatment === 'outOfScope') return 'outOfScope';
  return kind !== 'penalty' && vatTreatment === 'priceReduction' ? 'priceReduction' : 'toConfirm';
}

/** The bucket of a bonus: the price of a service, so within VAT, unless the agreement says otherwise; never a reduction. */
export function bonusBucket({ vatTreatment }: Bonus): VatTreatment {
  return vatTreatment === 'priceReduction' ? 'toConfirm' : vatTreatment;
}
