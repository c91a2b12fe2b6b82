import type { EventProblem } from '../../core/event/index.ts';

// What the use cases ask of the outside. Nothing here says how it is answered.

/** Told the lines of a set of files, in the order of the files and of their lines. */
export interface LineSink {
  /** A line, blank ones included: the part of `block` from `from` to `to`; `line` is its number in the file, from 1. */
  line(block: string, from: number, to: number, file: string, line: number): void;
  /** A line that can not be had as text, or a whole file (line 0). Reading goes on. */
  problem(problem: EventProblem, file: string, line: number): void;
  /** How many bytes have been read so far; of how many, where that is known. */
  progress(bytes: number, total: number | null): void;
}

/** Reads event files line by line; `-` is standard input. */
export type ReadLines = (files: readonly string[], sink: LineSink) => Promise<void>;

/** How a sorter keeps a value outside memory: as a text, and back. */
export interface Codec<T> {
  readonly write: (value: T) => string;
  readonly read: (text: string) => T;
  /** Called when values have been written out and are no longer held. */
  readonly written?: () => void;
}

/** All values added under one key, in the order in which they were added. */
export interface Sorted<T> {
  readonly key: string;
  readonly values: readonly T[];
}

/** Puts more than memory holds into the order of its keys (by UTF-16 code units). */
export interface Sorter<T> {
  /** `size`: about how many characters the value takes. */
  add(key: string, value: T, size: number): void;
  /** In ascending order of keys; may be asked for again, and then starts anew. */
  sorted(): Iterable<Sorted<T>>;
  /** Lets go of everything, on disk too. */
  close(): void;
}
export type OpenSorter = <T>(codec: Codec<T>) => Sorter<T>;

/** Finds what was added more than once, in little memory however much is added. */
export interface RepeatFinder {
  /** `identity` (up to 2^53) and `owner` (up to 2^32) are hashes. */
  add(identity: number, owner: number): void;
  /** Identities added for more than one owner, each with its owners in the order in which they first came. */
  repeats(): ReadonlyMap<number, readonly number[]>;
  close(): void;
}
export type OpenRepeatFinder = () => RepeatFinder;

/** Why a line of a table is no row. */
export type RowFault =
  | { readonly kind: 'fieldCount'; readonly found: number; readonly expected: number }
  | { readonly kind: 'quoteNotClosed' | 'quoteInsideField' | 'badUtf8' | 'lineTooLong' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Told what a table holds, in the order of its lines. */
export interface TableSink {
  header(columns: readonly string[], line: number): void;
  row(fields: readonly string[], line: number): void;
  /** A line that is no row, as it was written; line 0: the file itself can not be read. */
  refused(fault: RowFault, text: string, line: number): void;
  progress(bytes: number, total: number | null): void;
}

export interface TableOptions {
  /** Null: whichever the header uses. */
  readonly delimiter: string | null;
  readonly encoding: 'utf-8' | 'windows-1252';
}

/** Reads an exported table; `-` is standard input. */
export type ReadTable = (path: string, options: TableOptions, sink: TableSink) => Promise<void>;
