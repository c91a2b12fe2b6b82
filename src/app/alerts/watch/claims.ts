import { type Agreement, lastVersionAt } from '../../../core/agreement/index.ts';
import { otherAlertKey } from '../../../core/alert/index.ts';
import {
  addTerm,
  dateOfDay,
  dayNumberOf,
  HOUR_MS,
  type Instant,
  instantToLocal,
  type LocalDate,
  localToInstant,
  weekdayOf,
} from '../../../core/time/index.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { AlertRow, NewAlert, Tx } from '../../ports/index.ts';
import { aboutAgreement } from '../blank-alert.ts';
import { decideWatched, type Look, planEnds, supplierOf } from './watch.ts';

/** Working days (Monday to Friday) before the last day of a claim on which somebody is reminded, at 09:00. */
const DAYS_BEFORE = [10, 3, 1] as const;
const HOUR_OF_DAY = 9;

interface ClaimNote {
  readonly agreement: string;
  readonly target: string;
  readonly breach: string;
  readonly by: LocalDate;
  readonly days: number;
}

/** Plans to remind of what a supplier owes for a broken promise, where it must be claimed within a time. */
export async function planClaims(
  { tx }: Pick<Look, 'tx'>,
  version: Agreement,
  target: string,
  breachAt: Instant,
  breach: string,
): Promise<void> {
  const { timeZone, id } = version;
  const within = version.commercial.remedies.flatMap(({ on, claim }) => (on === target ? (claim?.within ?? []) : []));
  const day = dateOfDay(instantToLocal(timeZone, breachAt).dayNumber);
  const by = within.map((length) => addTerm(day, length)).sort()[0];
  if (by === undefined) return;
  for (const days of DAYS_BEFORE) {
    const dueAt = localToInstant(timeZone, workingDaysBefore(dayNumberOf(by), days), HOUR_OF_DAY * HOUR_MS, 'first');
    // What would have been told before it was broken is left to the later ones.
    if (dueAt <= breachAt) continue;
    const note: ClaimNote = { agreement: id, target, breach, by, days };
    await tx.plan({ name: `claim:${days}:${breach}`, dueAt, note: JSON.stringify(note) });
  }
}

/** Of suppliers' clocks that are decided to be broken: what must be claimed is reminded of. */
export async function planClaimsOf(
  tx: Tx,
  broken: readonly Pick<AlertRow, 'key' | 'agreement' | 'target' | 'at'>[],
  live: LiveRoster,
): Promise<void> {
  for (const { key, agreement, target, at } of broken) {
    const versions = live.roster.all.find(({ id }) => id === agreement);
    if (versions !== undefined && target !== null)
      await planClaims({ tx }, lastVersionAt(versions, at), target, at, key);
  }
}

function workingDaysBefore(dayNumber: number, days: number): number {
  let day = dayNumber;
  for (let left = days; left > 0; ) {
    day -= 1;
    if (weekdayOf(day) < 5) left -= 1;
  }
  return day;
}

export async function lookAtClaim(look: Look): Promise<Instant | null> {
  const note = JSON.parse(look.entry.note ?? '{}') as ClaimNote;
  const versions = look.live.roster.all.find(({ id }) => id === note.agreement);
  if (versions === undefined) return null;
  const version = lastVersionAt(versions, look.at);
  const alert: NewAlert = {
    ...aboutAgreement(version),
    key: otherAlertKey('supplierClaim', note.breach, note.by, note.days),
    kind: 'supplierClaim',
    at: look.at,
    target: note.target,
    details: { what: 'claim', supplier: supplierOf(version), by: note.by },
  };
  const decided = await decideWatched(look, [alert]);
  await planEnds(look, decided, localToInstant(version.timeZone, dayNumberOf(note.by) + 1, 0, 'first'));
  return null;
}
