import type { Text } from '../../core/agreement/index.ts';
import type { Instant } from '../../core/time/index.ts';

/** What of an agreement is named in messages. */
export interface NamedAgreement {
  readonly title: Text;
  /** Who promises, as the agreement calls them; null: it does not say. */
  readonly provider: string | null;
  /** By id; what is a level's own stands under `id@level`. */
  readonly targets: {
    readonly [id: string]: { readonly title: Text | null; readonly within: string | null; readonly pausable: boolean };
  };
  readonly services: { readonly [id: string]: Text };
  readonly priorities: { readonly [id: string]: Text };
}

/** What a message is worded with besides its alerts. */
export interface WordingContext {
  /** When it is written: what is left is told as of then. */
  readonly at: Instant;
  /** IANA; all times are local to it. */
  readonly timeZone: string;
  /** `customer`: read by somebody of a customer's, who is told nothing of how we work inside. */
  readonly audience: 'ours' | 'customer';
  /** Where people reach us, without a slash at its end; null: no link is given. */
  readonly baseUrl: string | null;
  /** By id as they are now; a version that governs a clock under `id@version`. */
  readonly agreements: { readonly [ref: string]: NamedAgreement };
  /** Names of customers by id. */
  readonly customers: { readonly [id: string]: string };
  /** Titles of sources by id. */
  readonly sources: { readonly [id: string]: string };
  /** What recipients and rotas are called, by their keys (`endpoint:e-1`, `rota:night`): told only to people of ours. */
  readonly recipients: { readonly [key: string]: string };
  /** What a contact of an agreement is called there; null: the recipient is none. */
  readonly contactOf: string | null;
}

/** An entry of a table that was given from outside: what every object inherits is none. */
export function entryOf<T>(table: { readonly [key: string]: T }, key: string | null): T | null {
  return key !== null && Object.hasOwn(table, key) ? (table[key] as T) : null;
}
