import { serverNow } from '../../api/server-time.ts';
import { useSelf } from '../../api/session.ts';
import { dateIn } from '../../kit/time/local-day.ts';
import { BINDING, type Kind } from './kinds.ts';

/** Whether something is lost after a day of a kind, and the day is not over. */
export function useIsPressing(): (kind: Kind, date: string) => boolean {
  const today = dateIn(serverNow(), useSelf().timeZone);
  return (kind, date) => BINDING.has(kind) && date >= today;
}
