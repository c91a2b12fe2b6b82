/** The same sentence for readers of French and of English. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** One setting: the environment variable that says it, and how what it says is read. */
export interface Variable<T> {
  /** Its name in the environment; with `_FILE` at its end, the name of a file that holds the value. */
  readonly name: string;
  /** What holds when nothing is said, as it would be written; null: nothing, and what hangs on it is off. */
  readonly unset: string | null;
  /** A secret is told nowhere, not even to say what is wrong with it. */
  readonly isSecret: boolean;
  readonly does: Words;
  readonly allowed: Words;
  readonly example: string | null;
  /** The value that a text means; undefined: none. */
  readonly read: (text: string) => T | undefined;
}

/** Where a value comes from. */
export type Source = 'unset' | 'environment' | 'file';

export type Env = { readonly [name: string]: string | undefined };
