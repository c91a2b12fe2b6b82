/** Ids of things that are there; null: there is none. */
export interface Made {
  readonly ticket: string | null;
  /** The secret of a link to the wall. */
  readonly wall: string | null;
  readonly agreement: string | null;
  readonly customer: string | null;
  /** A month that is over, of which a report was issued. */
  readonly month: string;
  readonly report: number | null;
  readonly statement: number | null;
  readonly statementMonth: string;
  readonly simulation: string | null;
  readonly supplier: string | null;
  readonly service: string | null;
  readonly source: string | null;
  readonly person: string | null;
}

export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Stands outside the shell: for people who are not in. */
  readonly isOutside?: boolean;
}

export function screensOf(made: Made): readonly Screen[];
export function unseen(screens: readonly Screen[], paths: readonly string[]): readonly string[];
