import type { Instant } from '../../core/time/index.ts';

// How long what a source sends along, and no rule reads, is kept. This is the one thing that is ever taken out of a fact.

/** A source's retention. Sources without one keep everything for ever. */
export interface Retention {
  readonly source: string;
  /** Whole days after a fact was recorded. */
  readonly days: number;
  readonly setAt: Instant;
  readonly setBy: string | null;
  /** Up to where its facts were looked at; null: nowhere yet. */
  readonly doneTo: RetentionPlace | null;
  /** How many of its facts lost something since it was set. */
  readonly forgotten: number;
}

/** A place in the order (recordedAt, id) of a source's facts; all before `recordedAt` were looked at. */
export interface RetentionPlace {
  readonly recordedAt: Instant;
  readonly id: string;
}

/** The body of a fact, and by what it is found. */
export interface KeptBody extends RetentionPlace {
  readonly stream: string;
  readonly body: string;
}

export interface RetentionReads {
  /** By source. */
  retentions(): Promise<readonly Retention[]>;
}

/** Within one transaction. */
export interface RetentionTx {
  /** Sets a source's retention anew: all its facts are looked at again. */
  putRetention(retention: Omit<Retention, 'doneTo' | 'forgotten'>): Promise<void>;
  /** Gives what is no more; null: the source had none. What was forgotten stays forgotten. */
  removeRetention(source: string): Promise<Retention | null>;
  /** Locks a source's retention until the end of the transaction. */
  lockRetention(source: string): Promise<Retention | null>;
  /** Bodies of a source's facts recorded before an instant, after a place, in order; at most so many. */
  bodiesOf(source: string, before: Instant, after: RetentionPlace | null, limit: number): Promise<readonly KeptBody[]>;
  /**
   * Puts shorter bodies in the place of those of a source's facts; how many were replaced. Of a body that is not shorter,
   * or says what the one before did not, nothing is kept; what was told of the fact when it came (`same`, `different`) is
   * told as before. @throws when a fact among them is younger than the source's retention
   */
  forget(source: string, bodies: readonly KeptBody[]): Promise<number>;
  /**
   * Takes a demonstration out that was loaded (setting `demonstrationLoaded`), all of it, with what was done to it; people,
   * how they are told, sources that were set up and the record stay. False, and
   * nothing is taken out: none is loaded, or something the generator did not make is beside it.
   */
  removeDemonstration(): Promise<boolean>;
  /** Notes up to where a source's facts were looked at, and how many more of them lost something. */
  doneTo(source: string, place: RetentionPlace, forgotten: number): Promise<void>;
}
