/** An amount as the API writes it. */
export interface Amount {
  /** With as many decimals as its currency has: `-12.50`. */
  readonly amount: string;
  readonly currency: string;
}

/** An amount in minor units: `-12.50` is -1250. */
export function minorOf({ amount }: Amount): number {
  return Number(amount.replace('.', ''));
}
