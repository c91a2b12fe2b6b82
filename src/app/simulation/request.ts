import type { Agreement, CustomerName } from '../../core/agreement/index.ts';
import type { RatioPpm } from '../../core/money/index.ts';
import type {
  Advice,
  Beside,
  Borrowed,
  Capacity,
  Exposure,
  Offer,
  Replay,
  Simulated,
  Team,
} from '../../core/simulation/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Told } from '../diagnostic.ts';

/** What is asked: what a draft would have cost on past events, and what could be promised instead. */
export interface SimulateRequest {
  readonly draft: Agreement;
  /** The agreement now in force, told beside the draft; null: none. */
  readonly present: Agreement | null;
  /** Agreements under the draft's, for what a year of it brings in. */
  readonly suppliers: readonly Agreement[];
  /** What people call customers beside the agreements; missing: nobody does. */
  readonly names?: readonly CustomerName[];
  /** Paths of event files; `-` is standard input. */
  readonly events: readonly string[];
  /** Null: the end of the day of the last event. */
  readonly asOf: Instant | null;
  /** Where the past begins and ends that years are drawn from; null: with the day of the first, of the last ticket. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** A prospect without history: customers whose past stands for its own; null: the draft's own customer. */
  readonly borrowed: readonly Borrowed[] | null;
  readonly confidencePpm: RatioPpm;
  readonly years: number;
  readonly seed: number;
  readonly team: Team | null;
  /** How much of elapsed time is work, where no work is recorded; null: not said, and nothing is told from it. */
  readonly handlingPpm: RatioPpm | null;
}

/** What limits the answer, to be put into words. */
export type SimulateNotice =
  /** No event file holds a ticket or a fact up to the instant asked about. */
  | { readonly kind: 'noEvents' }
  /** Of no ticket the draft's customer is the customer; these are (the most tickets first). */
  | { readonly kind: 'noTickets'; readonly known: readonly string[] }
  /** No promise of the draft is measured by tickets. */
  | { readonly kind: 'noTicketPromises' }
  /** These promises ask nothing of a period, and have no odds. */
  | { readonly kind: 'noRequirement'; readonly targets: readonly string[] }
  /** Of these promises the past tells nothing. */
  | { readonly kind: 'neverJudged'; readonly targets: readonly string[] }
  /** Tickets a week on the mean, and in the middle week: a past of which a part is not like the rest. */
  | { readonly kind: 'unevenWeeks'; readonly mean: number; readonly middle: number }
  /** No work is recorded, and what share of elapsed time is work was not said. */
  | { readonly kind: 'noWork' };

/** All that the past says of a draft. */
export interface SimulateOutcome {
  readonly asOf: Instant | null;
  readonly counts: { readonly events: number; readonly tickets: number };
  /** The draft over the real past; null for a prospect, whose past there is none of. */
  readonly replay: Replay | null;
  readonly present: Replay | null;
  readonly beside: Beside | null;
  /** Null: there are no events to draw years from. */
  readonly simulated: Simulated | null;
  readonly exposure: Exposure | null;
  readonly capacity: Capacity | null;
  readonly offers: readonly Offer[];
  /** What a year brings in over what it costs, in minor units; null: not known. */
  readonly marginMinor: number | null;
  /** Null: nothing to go by. */
  readonly advice: Advice | null;
  readonly notices: readonly SimulateNotice[];
  readonly diagnostics: readonly Told[];
}

/** Named customers of whom the events have no ticket, with those they know (the most tickets first). */
export interface UnknownCustomers {
  readonly unknown: readonly string[];
  readonly known: readonly string[];
}
