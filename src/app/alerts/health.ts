import type { Instant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';

/** How late warnings are, stage by stage, in milliseconds; 0: in time. */
export interface AlertingHealth {
  /** Tickets whose time has come and that nobody has looked at. */
  readonly decidingLateMs: number;
  /** Looks that the agenda had planned. */
  readonly watchingLateMs: number;
  /** Alerts that are decided, and nobody has been found to tell. */
  readonly dispatchingLateMs: number;
  /** Messages that were never tried; mails that were, while none gets through. */
  readonly deliveringLateMs: number;
  readonly lateMs: number;
  /** Something is so late that whoever relies on warnings must know. */
  readonly isLate: boolean;
  /** Alerts that wait to be told. */
  readonly waiting: number;
  readonly messagesDue: number;
  readonly messagesRetrying: number;
  readonly messagesDead: number;
}

/** From then on whoever relies on warnings is told that they are late. */
const LATE_MS = 60_000;

export async function alertingHealth(
  store: Pick<Store, 'behind' | 'undispatched' | 'deliveryBacklog' | 'nextOnAgenda'>,
  at: Instant,
): Promise<AlertingHealth> {
  const [behind, undispatched, backlog, agendaAt] = await Promise.all([
    store.behind(at),
    store.undispatched(),
    store.deliveryBacklog(at),
    store.nextOnAgenda(),
  ]);
  const since = (instant: Instant | null) => (instant === null ? 0 : Math.max(0, at - instant));
  const late = {
    decidingLateMs: since(behind.oldestDueAt),
    watchingLateMs: since(agendaAt),
    dispatchingLateMs: since(undispatched.oldestDecidedAt),
    deliveringLateMs: Math.max(since(backlog.oldestUntriedAt), since(backlog.mailStillSince)),
  };
  const lateMs = Math.max(...Object.values(late));
  return {
    ...late,
    lateMs,
    isLate: lateMs >= LATE_MS,
    waiting: undispatched.count,
    messagesDue: backlog.due,
    messagesRetrying: backlog.retrying,
    messagesDead: backlog.dead,
  };
}
