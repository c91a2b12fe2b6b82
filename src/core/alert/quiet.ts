import { type Instant, instantToLocal, localToInstant, MINUTE_MS } from '../time/index.ts';
import type { QuietHours } from './rule.ts';

/**
 * The end of quiet hours that an instant lies in; null: it lies in none. The end itself is not quiet. Equal times are no
 * quiet hours. @param timeZone in which the hours are local
 */
export function quietUntil({ from, to }: QuietHours, timeZone: string, at: Instant): Instant | null {
  const [begins, ends] = [msOf(from), msOf(to)];
  if (begins === ends) return null;
  const { dayNumber, msOfDay } = instantToLocal(timeZone, at);
  const overnight = begins > ends;
  const isQuiet = overnight ? msOfDay >= begins || msOfDay < ends : begins <= msOfDay && msOfDay < ends;
  if (!isQuiet) return null;
  const day = overnight && msOfDay >= begins ? dayNumber + 1 : dayNumber;
  return localToInstant(timeZone, day, ends, 'last');
}

function msOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * MINUTE_MS;
}
