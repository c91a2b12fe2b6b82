import type { Money, Ratio } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import type { ChargeNotice } from '../charge.ts';

interface Fact {
  readonly at: Instant;
  /** `source/id` of the event. */
  readonly event: string;
}

export interface MemberChange extends Fact {
  /** Id of the customer. */
  readonly customer: string | null;
  /** `user:…`, `site:…` or `device:…`. */
  readonly member: string;
  readonly joined: boolean;
  /** As the event says; null: it does not. */
  readonly level: string | null;
}

/** Work recorded on a ticket, with what the ticket was then. */
export interface WorkDone extends Fact {
  /** Id of the one agreement that may bill it. */
  readonly agreement: string;
  readonly ticket: string;
  readonly minutes: Ratio;
  readonly onSite: boolean;
  readonly outOfHours: boolean;
  /** Had the ticket been decided to be out of scope when the work was done? */
  readonly outOfScope: boolean;
  readonly level: string | null;
}

/** A quote the customer accepted. What it does not name comes from the agreement. */
export interface Quote extends Fact {
  readonly agreement: string;
  readonly ticket: string;
  readonly amount: Money | null;
  /** Id of the charge line quoted. */
  readonly line: string | null;
  readonly quantity: number;
  /** Of the ticket's decision on its scope. */
  readonly exclusion: string | null;
  readonly service: string | null;
}

export interface IndexValue extends Fact {
  readonly index: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: Ratio;
}

export interface SupplierBill extends Fact {
  /** Id of the one agreement through which it is passed. */
  readonly agreement: string;
  readonly line: string;
  readonly amount: Money;
  /** The month billed, `YYYY-MM`; null: that of the event. */
  readonly month: string | null;
}

/** All that charges depend on of what happened; each list in order of time, then of event. */
export interface ChargeFacts {
  readonly members: readonly MemberChange[];
  readonly work: readonly WorkDone[];
  readonly quotes: readonly Quote[];
  readonly indexes: readonly IndexValue[];
  readonly bills: readonly SupplierBill[];
  /** Of facts that could not be read, or that belong to no agreement. */
  readonly notices: readonly ChargeNotice[];
}

export const NO_CHARGE_FACTS: ChargeFacts = { members: [], work: [], quotes: [], indexes: [], bills: [], notices: [] };

/** Facts gathered apart (ticket by ticket) as one; their order does not matter. */
export function joinChargeFacts(parts: readonly ChargeFacts[]): ChargeFacts {
  return {
    members: inOrder(parts.flatMap((part) => part.members)),
    work: inOrder(parts.flatMap((part) => part.work)),
    quotes: inOrder(parts.flatMap((part) => part.quotes)),
    indexes: inOrder(parts.flatMap((part) => part.indexes)),
    bills: inOrder(parts.flatMap((part) => part.bills)),
    notices: parts.flatMap((part) => part.notices),
  };
}

/** The facts that happened before an instant. */
export function factsBefore(facts: ChargeFacts, cut: Instant): ChargeFacts {
  const before = <F extends { readonly at: Instant }>(list: readonly F[]) => list.filter((fact) => fact.at < cut);
  return {
    members: before(facts.members),
    work: before(facts.work),
    quotes: before(facts.quotes),
    indexes: before(facts.indexes),
    bills: before(facts.bills),
    notices: before(facts.notices),
  };
}

function inOrder<F extends Fact>(facts: readonly F[]): readonly F[] {
  return facts.toSorted((a, b) => a.at - b.at || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0));
}
