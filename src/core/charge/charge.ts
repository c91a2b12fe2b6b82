import type { Text } from '../agreement/index.ts';
import type { Money, Ratio, RatioPpm, Step } from '../money/index.ts';
import type { Instant, LocalDate, Span } from '../time/index.ts';

/**
 * - `recurring`: for a billing cycle. `oneOff`: once. `usage`: recorded work, hours beyond a block.
 * - `extra`: outside the agreement, after a quote was accepted. `passThrough`: what a supplier billed.
 */
export type ChargeKind = 'recurring' | 'oneOff' | 'usage' | 'extra' | 'passThrough';

/** What a charge is for: a line of the agreement, a level's own price (`levels.gold.price`), an exclusion or a quote. */
export interface BilledItem {
  readonly id: string;
  readonly title: Text;
  /** Where its price is written, as a path; null: in an accepted quote. */
  readonly clause: string | null;
}

/** One line of what is billed, before VAT; rounded once, half up. */
export interface ChargedLine {
  readonly line: BilledItem;
  readonly kind: ChargeKind;
  /** Ref of the version whose price it is. */
  readonly agreement: string;
  /** The level whose members were counted; null: all. */
  readonly level: string | null;
  /** The ticket an extra was done for. */
  readonly ticket: string | null;
  /** The days the charge is for: of a quarter billed in advance, the whole quarter. */
  readonly period: Span;
  /** Units for a cycle, hours, days or pieces; below zero where too much had been billed in advance. */
  readonly quantity: Ratio;
  readonly amount: Money;
  /** Null: the agreement does not say. */
  readonly vatPpm: RatioPpm | null;
  readonly working: readonly Step[];
}

/** What of a recurring line is for the period asked, however its cycle is billed: the base of remedies. */
export interface Accrual {
  readonly line: string;
  readonly level: string | null;
  readonly amount: Money;
}

/** Prepaid hours bought together, as they stand at the end of the period (or at `asOf`). */
export interface BlockBalance {
  readonly line: string;
  readonly boughtOn: LocalDate;
  /** The last day on which its hours can be used; null: they do not lapse. */
  readonly lastDay: LocalDate | null;
  readonly sizeMinutes: Ratio;
  readonly leftMinutes: Ratio;
  /** Lost on the last day; hours carried over are not. */
  readonly lapsedMinutes: Ratio;
  /** The work that used it, by its events, in order. */
  readonly used: readonly { readonly event: string; readonly minutes: Ratio }[];
}

export type ChargeNoticeKind =
  /** Minutes below zero, not a number or beyond reckoning; an amount, a month or a value that cannot be read. */
  | 'factUnreadable'
  /** Somebody left who had never joined. */
  | 'leaverUnknown'
  /** A supplier's bill, or a quote, for a line that the agreement does not have (or that is no such line). */
  | 'lineUnknown'
  /** No version is in force then. */
  | 'outsideTerm'
  | 'otherCurrency'
  /** Work on a ticket that no known customer opened. */
  | 'ticketUnknown'
  /** Several agreements of the customer could bill the work; none does. */
  | 'agreementAmbiguous'
  /** Work out of scope, and no quote accepted: not billed. */
  | 'quoteMissing'
  /** Out of scope, and neither the quote, the exclusion nor a line gives a price. */
  | 'extraWithoutPrice'
  /** The block is used up, and no price is agreed for more. */
  | 'workBeyondBlock'
  | 'blockLow'
  | 'blockExpiring'
  | 'blockLapsed'
  /** The price stands: no newer value of the index had been published, or the formula comes to nothing. */
  | 'indexMissing'
  | 'indexUnusable';

/** Something the reader of the charges should know: an odd fact without effect, or a warning. */
export interface ChargeNotice {
  readonly kind: ChargeNoticeKind;
  /** Id of the agreement; null: it concerns none. */
  readonly agreement: string | null;
  readonly line: string | null;
  readonly at: Instant;
  /** `source/id` of the event; null: none stands behind it. */
  readonly event: string | null;
  readonly facts: { readonly [name: string]: string };
}

/** What is billed for a period, before any remedy and before VAT. */
export interface Charges {
  /** Id of the agreement. */
  readonly agreement: string;
  readonly period: Span;
  /** Of all amounts; null: the agreement speaks of no money. */
  readonly currency: string | null;
  /** In the order of the agreement: recurring, once, work, extras, passed through. */
  readonly lines: readonly ChargedLine[];
  readonly accruals: readonly Accrual[];
  /** The recurring charges of the contract year the period begins in, as far as known, the rest as things stand. */
  readonly annualValue: Money | null;
  readonly blocks: readonly BlockBalance[];
  readonly notices: readonly ChargeNotice[];
}
