import type { Money } from '../money/index.ts';
import type { Text } from './text.ts';

export type Obligation = 'means' | 'reinforcedMeans' | 'result';

/** What a service stands on: ids of underpinning agreements, all, any or k of them. */
export type Dependency =
  | { readonly kind: 'agreement'; readonly id: string }
  | { readonly kind: 'all'; readonly of: readonly Dependency[] }
  | { readonly kind: 'any'; readonly of: readonly Dependency[] }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly Dependency[] };

export interface Price {
  readonly unit: string;
  readonly amount: Money;
}

/** What a service does not cover, with what it would cost as an extra. */
export interface ScopeExclusion {
  readonly id: string;
  readonly title: Text;
  readonly price: Price | null;
}

export interface Service {
  readonly title: Text;
  readonly description: Text | null;
  readonly obligation: Obligation | null;
  readonly covers: readonly Text[];
  readonly excludes: readonly ScopeExclusion[];
  /** Who does what: by party role, texts. */
  readonly responsibilities: { readonly [party: string]: readonly Text[] };
  readonly dependsOn: Dependency | null;
  /** How much hangs on it, in words. */
  readonly criticality: Text | null;
  /** What the customer must have in place (minimum standards). */
  readonly requires: readonly Text[];
  /** Keys of calendars by use: coverage, support, measurement, maintenance, onCall. */
  readonly hours: { readonly [use: string]: string };
}

export interface Priority {
  readonly title: Text;
  readonly description: Text | null;
  readonly examples: readonly Text[];
}

/** `table[impact][urgency]` is a priority's id. */
export interface PriorityMatrix {
  readonly impacts: readonly string[];
  readonly urgencies: readonly string[];
  readonly table: readonly (readonly string[])[];
}

export interface Level {
  readonly id: string;
  readonly title: Text;
  readonly price: Price | null;
}

/** Members are `user:…`, `site:…` or `device:…`. */
export interface Assignment {
  readonly level: string;
  readonly members: readonly string[];
}
