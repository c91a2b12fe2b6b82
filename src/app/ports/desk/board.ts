import type { Instant } from '../../../core/time/index.ts';
import type { BoardFilter } from '../live.ts';

/** What the board may be divided by. */
export const BOARD_THINGS = ['customer', 'service', 'team', 'agreement', 'target'] as const;
export type BoardThing = (typeof BOARD_THINGS)[number];

/** Clocks of the board that share a thing. */
export interface BoardGroup {
  /** The id of the thing; null: they have none, or the board is not divided. */
  readonly key: string | null;
  /** How many, by verdict. */
  readonly verdicts: { readonly [verdict: string]: number };
  /** Running, not broken, and due within the span asked for. */
  readonly dueSoon: number;
}

/** Running clocks that are not broken and fall due within one hour of UTC, by verdict. */
export interface DueHour {
  /** When the hour begins. */
  readonly from: Instant;
  readonly verdicts: { readonly [verdict: string]: number };
}

/** Who and what is to be called by its name. */
export interface NamesAsked {
  readonly customers: readonly string[];
  /** As events call them; `source` null: by the id that people have here. */
  readonly people: readonly { readonly source: string | null; readonly id: string }[];
}

/** The names there are; what has none is left out. */
export interface Names {
  readonly customers: ReadonlyMap<string, string>;
  readonly people: readonly { readonly source: string | null; readonly id: string; readonly name: string }[];
  /** Of the sources that have one: the address of a ticket there, `{ticket}` for its id. */
  readonly ticketUrls: ReadonlyMap<string, string>;
}

export interface BoardReads {
  /** Clocks that are not over by what they share; in no promised order. `from` and before `to`: what `dueSoon` counts. */
  boardGroups(filter: BoardFilter, by: BoardThing | null, from: Instant, to: Instant): Promise<readonly BoardGroup[]>;
  /** What falls due from an instant until before another, hour by hour in order, and how many clocks are paused unbroken. */
  dueHours(
    filter: BoardFilter,
    from: Instant,
    to: Instant,
  ): Promise<{ readonly hours: readonly DueHour[]; readonly paused: number }>;
  names(asked: NamesAsked): Promise<Names>;
  /**
   * Tickets whose id begins so, as it is, in capitals or in small letters: who is called just so, then open ones, opened
   * last first, then the others, the last id first. `customer` null: whosever they are.
   */
  ticketsCalled(
    beginning: string,
    customer: string | null,
    limit: number,
  ): Promise<
    readonly { readonly ticket: string; readonly customer: string | null; readonly endedAt: Instant | null }[]
  >;
}
