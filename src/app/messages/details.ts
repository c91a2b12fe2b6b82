import type { Channel } from '../../core/alert/index.ts';
import type { Instant, LocalDate } from '../../core/time/index.ts';
import type { AlertRow } from '../ports/index.ts';

/**
 * What the words read from an alert's `details`. All of it may be missing: the words then say less, never something wrong.
 * Instants are milliseconds UTC, dates `2026-11-30`, spans end in `Ms`.
 */
export interface AlertDetails {
  /** Of a clock: the version that governs it, and the level whose figures it has. */
  readonly version?: number;
  readonly level?: string;
  /** Its allowance as the agreement writes it (`4h`, `2bd`), and whether waiting times are left out: for want of the target. */
  readonly budget?: string;
  readonly pausable?: boolean;
  /** `closingTime`: when service ends, and when it begins again. */
  readonly closesAt?: Instant;
  readonly opensAt?: Instant;
  /** `queue`: how many are due before it, how many people are on duty, when it would be reached. */
  readonly ahead?: number;
  readonly people?: number;
  readonly reachedAt?: Instant;
  /** `missesOut`: the period, its last day included, and how many misses it allowed. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly allowed?: number;
  /** `burn`: how many times faster than allowed, measured over how long, and how much downtime is left. */
  readonly rate?: number;
  readonly windowMs?: number;
  readonly leftMs?: number;
  /** `silentSource`: when it spoke last, and how often it usually does. */
  readonly since?: Instant;
  readonly everyMs?: number;
  /** `supplierClaim` and `date`: which of them, and the day. `by`: the last day to claim. */
  readonly what?: 'breach' | 'claim' | 'review' | 'notice' | 'renewal' | 'termEnd';
  readonly supplier?: string;
  readonly by?: LocalDate;
  readonly on?: LocalDate;
  /** `delivery`: to whom, over which channel, and since when it was tried. */
  readonly recipient?: string;
  readonly channel?: Channel;
  /** `delivery`: another reason why nobody could be told. */
  readonly problem?: 'nobodyOnCall';
}

const TEXTS = [
  'level',
  'budget',
  'from',
  'to',
  'what',
  'supplier',
  'by',
  'on',
  'recipient',
  'channel',
  'problem',
] as const;
const NUMBERS = [
  'version',
  'closesAt',
  'opensAt',
  'ahead',
  'people',
  'reachedAt',
  'allowed',
  'rate',
  'windowMs',
  'leftMs',
  'since',
  'everyMs',
] as const;
const LONGEST = 200;

/** The details of an alert that words know of, each of the type it should have; anything else is left out. */
export function detailsOf({ details }: Pick<AlertRow, 'details'>): AlertDetails {
  const known: { [name: string]: unknown } = {};
  const own = (name: string) => (Object.hasOwn(details, name) ? details[name] : undefined);
  for (const name of TEXTS) {
    const value = own(name);
    if (typeof value === 'string' && value !== '') known[name] = value.slice(0, LONGEST);
  }
  for (const name of NUMBERS) {
    const value = own(name);
    if (typeof value === 'number' && Number.isFinite(value)) known[name] = value;
  }
  if (typeof own('pausable') === 'boolean') known['pausable'] = own('pausable');
  return known as AlertDetails;
}

/** What the words read from a message's `details`: of a bundle, how many commitments it holds in all, and when the first is due. */
export interface MessageDetails {
  readonly count?: number;
  readonly firstDueAt?: Instant;
}

export function messageDetailsOf(details: { readonly [name: string]: unknown }): MessageDetails {
  const { count, firstDueAt } = details;
  return {
    ...(Number.isSafeInteger(count) && (count as number) > 0 ? { count: count as number } : {}),
    ...(typeof firstDueAt === 'number' && Number.isFinite(firstDueAt) ? { firstDueAt } : {}),
  };
}
