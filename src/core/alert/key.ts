import { HOUR_MS, type Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { type Alert, alertsWith } from './alert.ts';
import type { AlertKind } from './kind.ts';

const WHOLE_PPM = 1_000_000;

/** All of the allowance is a breach; less of it, or more, a threshold. */
export function kindOfThreshold(thresholdPpm: number): AlertKind & ('threshold' | 'breach') {
  return thresholdPpm === WHOLE_PPM ? 'breach' : 'threshold';
}

/**
 * What an alert of a clock is known by, for ever: the clock, the number of its allowance, the threshold. A new priority, a
 * version or a reopening that gives another allowance is warned of again; a pause is not. The version of the agreement is
 * left out: publishing a later one warns nobody twice.
 * @param measure of the clock
 */
export function alertKey(
  { ticket, agreement, cycle, allowance, thresholdPpm }: Omit<Alert, 'target' | 'at' | 'to'>,
  measure: string,
): string {
  const id = agreement.slice(0, agreement.lastIndexOf('@'));
  return JSON.stringify(['clock', ticket, id, measure, cycle, allowance, thresholdPpm]);
}

/** What an alert of another kind is known by: its kind, what it is about, and what tells one time from the next (a period, a day). */
export function otherAlertKey(kind: AlertKind, ...about: readonly (string | number)[]): string {
  return JSON.stringify([kind, ...about]);
}

/** Of a clock that goes on, a server that was away a day still has something of use to say. */
const OPEN_MS = 24 * HOUR_MS;
/** Of one that ended there is nothing more to do. */
const ENDED_MS = HOUR_MS;

/**
 * Whether it was reached too long ago for telling to help anybody: more than a day before it was decided; more than an hour
 * where its clock has ended since. Importing a year of history so warns nobody; after an outage of ours everybody who can
 * still act is warned.
 */
export function isLongPast(at: Instant, decidedAt: Instant, goesOn: boolean): boolean {
  return decidedAt - at > (goesOn ? OPEN_MS : ENDED_MS);
}

/** A breach is told, whatever the agreement warns of. */
const ALWAYS = [WHOLE_PPM];

/** An alert of a clock that is to be decided. */
export interface Reached extends Alert {
  readonly kind: 'threshold' | 'breach';
  readonly key: string;
  readonly measure: Judged['measure'];
}

/**
 * What a judged clock is to be warned of by `asOf`. What is due exactly then is still in time: a breach is told once it is
 * one (`breachedAt`), and never of a promise that was kept.
 */
export function reachedBy(clock: Judged, asOf: Instant): readonly Reached[] {
  const reached: Reached[] = [];
  for (const alert of alertsWith(clock, ALWAYS)) {
    const kind = kindOfThreshold(alert.thresholdPpm);
    if (alert.at > asOf || (kind === 'breach' && clock.breachedAt === null)) continue;
    reached.push({ ...alert, kind, key: alertKey(alert, clock.measure), measure: clock.measure });
  }
  return reached;
}
