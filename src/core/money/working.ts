import type { Money, RatioPpm } from './money.ts';
import type { Ratio } from './ratio.ts';

/** A figure or a name within a working, with what it is, so that it can be written in any language. */
export type StepValue =
  | { readonly kind: 'money'; readonly money: Money }
  /** An amount not yet rounded, in minor units of its currency. */
  | { readonly kind: 'exactMoney'; readonly minor: Ratio; readonly currency: string }
  | { readonly kind: 'share'; readonly ppm: RatioPpm }
  | { readonly kind: 'ratio'; readonly ratio: Ratio }
  | { readonly kind: 'number'; readonly number: Ratio }
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'date'; readonly date: string }
  /** An id or a word of the agreement, as it stands there. */
  | { readonly kind: 'name'; readonly name: string };

/**
 * One step of the working of an amount: what was done (`kind`, a word of the room that did it), with what, to what
 * result, and which tickets, outages or other facts stand behind it. The steps of an amount, read in order, let anybody
 * reckon it again; `report` puts them into sentences.
 */
export interface Step {
  readonly kind: string;
  /** Where in the agreement the step is written, as a path: `remedies.uptime-credit.tiers`; null: nowhere. */
  readonly clause: string | null;
  readonly inputs: { readonly [name: string]: StepValue };
  readonly result: StepValue | null;
  /** Ids of tickets, or `source/id` of events. */
  readonly evidence: readonly string[];
}
