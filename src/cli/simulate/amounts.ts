import type { Agreement } from '../../core/agreement/index.ts';
import { money } from '../format/money.ts';
import type { Session } from '../world.ts';

/** Does any money hang on the agreement's promises? */
export function hasMoney({ commercial }: Agreement): boolean {
  const { currency, remedies, bonuses } = commercial;
  return currency !== null && (remedies.some(({ formula }) => formula !== null) || bonuses.length > 0);
}

/** How amounts of the agreement are told; null where no money hangs on its promises. */
export function localMoney(
  agreement: Agreement,
  { lang }: Session,
  currency: string | null = agreement.commercial.currency,
): ((amountMinor: number) => string) | null {
  if (currency === null || !hasMoney(agreement)) return null;
  return (amountMinor) => money({ amountMinor, currency }, lang);
}
