import type { Money } from '../../money/index.ts';
import type { Instant, Span } from '../../time/index.ts';

/** Of what was charged for a month, all that settlement looks at; `Charges` of core/charge are such. */
export interface ChargesGiven<L extends LineCharged = LineCharged> {
  /** What stands on the invoice. */
  readonly lines: readonly L[];
  /** What of each recurring line is for the month, however its cycle is billed: the base of remedies. */
  readonly accruals: readonly { readonly line: string; readonly level: string | null; readonly amount: Money }[];
  /** The recurring charges of the contract year; null: no money is spoken of. */
  readonly annualValue: Money | null;
}

export interface LineCharged {
  readonly line: { readonly id: string };
  readonly kind: 'recurring' | 'oneOff' | 'usage' | 'extra' | 'passThrough';
  readonly level: string | null;
  /** Before VAT. */
  readonly amount: Money;
  /** VAT rate; null: not said. */
  readonly vatPpm: number | null;
}

/** How charges are asked for. */
export interface ChargesAsked {
  /** Only what had happened by then counts: what is settled for a month must not change with what comes after it. */
  readonly asOf: Instant;
  /** False: at the prices of the agreement, as if no index had revised them. */
  readonly revised: boolean;
}

/** What was charged for a calendar month before any remedy. */
export type ChargesOf<C extends ChargesGiven = ChargesGiven> = (month: Span, asked: ChargesAsked) => C;
