import { formatPercent } from '../../core/money/index.ts';
import type { Change, FurtherStep, Offer, OfferStep } from '../../core/simulation/index.ts';
import { formatDuration } from '../../core/time/index.ts';
import { oddsJson, yearlyJson } from './figures-json.ts';

/** A counter-offer for one term, as the agreement would write its values. */
export function offerJson(offer: Offer) {
  const step = (one: OfferStep | null) =>
    one === null ? null : { value: valueText(one.change), missed: oddsJson(one.missed) };
  return {
    target: offer.target,
    level: offer.level,
    term: offer.promised.change.kind,
    per: offer.per,
    confidence: formatPercent(offer.confidencePpm),
    promised: step(offer.promised),
    kept: offer.isKept,
    offered: step(offer.offered),
    tighter: step(offer.tighter),
    basis: offer.basis,
    further: offer.further.map((one: FurtherStep) => ({ ...step(one), cost: yearlyJson(one.cost) })),
  };
}

/** `6h`, `95%`, `2`: as the file has it. */
export function valueText(change: Change): string {
  switch (change.kind) {
    case 'within':
      return formatDuration(change.within);
    case 'attainment':
      return formatPercent(change.requiredPpm);
    case 'allow':
      return String(change.misses);
  }
}
