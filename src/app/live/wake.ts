import type { Instant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';
import { type OnDefect, refresh } from './refresh.ts';
import type { Rosters } from './roster.ts';

/** What one look came to. */
export interface Looked {
  /** Tickets whose groups were taken; 0: none was due, or others hold all that are. */
  readonly tickets: number;
  /** Of these, those that could not be judged, and are due again. */
  readonly failed: number;
}

/**
 * Judges again groups that are due: passing time changed something, or the agreements did. Any number of nodes may do so
 * at the same time; each takes what no other holds.
 * @param limit at most so many tickets, whole groups always
 */
export async function lookAgain(
  store: Store,
  rosters: Rosters,
  at: Instant,
  limit: number,
  onDefect: OnDefect | null = null,
): Promise<Looked> {
  return await store.transact(async (tx) => {
    const groups = await tx.lockDue(at, limit);
    let failed = 0;
    const told: OnDefect = (error, tickets) => {
      failed += tickets.length;
      onDefect?.(error, tickets);
    };
    if (groups.length > 0)
      await refresh(tx, groups, await rosters.inForce(tx), at, onDefect === null ? {} : { onDefect: told });
    return { tickets: groups.reduce((sum, { tickets }) => sum + tickets.length, 0), failed };
  });
}
