/** An amount in whole minor units of its currency (cents for EUR). Never a floating-point figure. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** A share as an exact count of millionths: 99.9 % is 999 000. Four decimals of a percent fit exactly. */
export type RatioPpm = number;

/** The whole, 100 %, in millionths. */
export const WHOLE_PPM: RatioPpm = 1_000_000;
