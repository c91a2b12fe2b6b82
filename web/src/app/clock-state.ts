import type { ClockState } from '../kit/time/time-left-at.ts';

/** How the kit calls what the API tells of a clock. */
export function clockState({ state, verdict }: { readonly state: string; readonly verdict: string }): ClockState {
  if (verdict === 'breached' || verdict === 'excused' || verdict === 'met') return verdict;
  if (state === 'running' || state === 'paused' || state === 'notStarted') return state;
  if (state === 'closedHours') return 'closed';
  return 'unknown';
}
