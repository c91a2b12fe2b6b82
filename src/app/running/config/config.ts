import { VARIABLES } from './variables.data.ts';

type Table = typeof VARIABLES;
type ValueOf<V> = V extends { readonly read: (text: string) => infer T; readonly unset: infer U }
  ? Exclude<T, undefined> | (U extends null ? null : never)
  : never;

/** What holds for this run: every setting with its value, read; null: not said, and what hangs on it is off. */
export type Config = { readonly [key in keyof Table]: ValueOf<Table[key]> };

export type ConfigKey = keyof Table;
export const CONFIG_KEYS = Object.keys(VARIABLES) as readonly ConfigKey[];
