import { type Agreement, lastVersionAt } from '../../../core/agreement/index.ts';
import { type DateTelling, dateTellings, otherAlertKey } from '../../../core/alert/index.ts';
import { DAY_MS, dayNumberOf, HOUR_MS, type Instant, localToInstant } from '../../../core/time/index.ts';
import type { NewAlert } from '../../ports/index.ts';
import { aboutAgreement } from '../blank-alert.ts';
import { decideWatched, type Look, planEnds } from './watch.ts';

/** What fell into a time when nobody looked is still told so long after. */
const BACK_MS = 36 * HOUR_MS;
const AHEAD_MS = 400 * DAY_MS;
/** Where nothing is ahead for a year, it is looked again so much later. */
const IDLE_MS = 30 * DAY_MS;

/** Reviews, renewals, last days of notice and of terms that come near. */
export async function lookAtDates(look: Look): Promise<Instant | null> {
  const { entry, live, at } = look;
  const versions = live.roster.all.find(({ id }) => id === entry.note);
  if (versions === undefined) return null;
  const version = lastVersionAt(versions, at);
  for (const telling of dateTellings(version, at - BACK_MS, at)) {
    const decided = await decideWatched(look, [dateAlert(telling, version)]);
    await planEnds(look, decided, localToInstant(version.timeZone, dayNumberOf(telling.date) + 1, 0, 'first'));
  }
  return nextDateAfter(version, at);
}

/** When to look at an agreement's dates, from an instant on. */
export function nextDateAfter(version: Agreement, at: Instant): Instant {
  return dateTellings(version, at, at + AHEAD_MS)[0]?.at ?? at + IDLE_MS;
}

function dateAlert({ kind, date, review, daysBefore, at }: DateTelling, version: Agreement): NewAlert {
  return {
    ...aboutAgreement(version),
    key: otherAlertKey('date', version.id, kind, review ?? '', date, daysBefore),
    kind: 'date',
    at,
    details: { what: kind === 'end' ? 'termEnd' : kind, on: date, ...(review === null ? {} : { review }) },
  };
}
