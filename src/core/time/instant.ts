/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A half-open span of time, `[from, to)`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A date without a time or a zone, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string;
