import type { Agreement, AmountBase, CapTerms } from '../../agreement/index.ts';
import { multiplyRatios, type Ratio, ratio, ratioOfPpm, ZERO } from '../../money/index.ts';
import type { Bases } from '../month/bases.ts';
import type { Month } from '../month/month.ts';
import { CAP_ORDER, type CapRoom } from './apply-caps.ts';
import { capMonths } from './cap-months.ts';

/** The amount of a cap, exact, in minor units; a negative base leaves no room. */
export function capOf(terms: CapTerms, baseOf: (of: AmountBase) => Ratio): Ratio {
  const cap =
    terms.kind === 'amount'
      ? ratio(terms.amount.amountMinor)
      : multiplyRatios(baseOf(terms.of), ratioOfPpm(terms.sharePpm));
  return cap.part > 0n ? cap : ZERO;
}

export interface CapsAsked {
  readonly version: Agreement;
  readonly month: Month;
  readonly bases: Pick<Bases, 'sum'>;
  /** What the remedies of earlier months came to, in minor units. */
  readonly grantedIn: (months: readonly Month[]) => bigint;
}

/**
 * The caps of an agreement around a month, each with what was used of it before, in the order in which they apply. The
 * base of a share is the charges of the whole window, future months at what is known when the month ends.
 */
export function capRooms({ version, month, bases, grantedIn }: CapsAsked): readonly CapRoom[] {
  const rooms: CapRoom[] = [];
  for (const window of CAP_ORDER) {
    const terms = version.commercial.caps[window];
    if (terms === undefined) continue;
    const months = capMonths(version, window, month);
    const capMinor = capOf(terms, (of) =>
      bases.sum({ of, version, settled: month, months, revised: true, target: null }),
    );
    const before = months.filter((one) => one < month);
    rooms.push({ window, capMinor, usedMinor: ratio(before.length === 0 ? 0n : grantedIn(before)) });
  }
  return rooms;
}
