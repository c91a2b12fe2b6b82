import type { Money, Ratio, Step } from '../../money/index.ts';
import type { Instant, Span } from '../../time/index.ts';

/** A charged line as settlement looks at it; `charge` gives them. */
export interface LineCharged {
  readonly line: { readonly id: string };
  readonly kind: 'recurring' | 'oneOff' | 'usage' | 'extra' | 'passThrough';
  readonly level: string | null;
  readonly period: Span;
  readonly quantity: Ratio;
  /** Before VAT. */
  readonly amount: Money;
  /** VAT rate; null: not said. */
  readonly vatPpm: number | null;
  readonly working: readonly Step[];
}

/** How charges are asked for. */
export interface ChargesAsked {
  /** Only what had happened by then counts: what is settled for a month must not change with what comes after it. */
  readonly asOf: Instant;
  /** False: at the prices of the agreement, as if no index had revised them. */
  readonly revised: boolean;
}

/** What was billed for a calendar month before any remedy. */
export type ChargesOf<L extends LineCharged = LineCharged> = (
  month: Span,
  asked: ChargesAsked,
) => { readonly lines: readonly L[] };
