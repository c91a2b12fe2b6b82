import type { Filled } from '../../app/demonstration-life/index.ts';

/** How far this node is. */
export type Phase = 'starting' | 'migrating' | 'waiting' | 'ready' | 'stopping';

/** What this node knows of itself at any moment. */
export interface Condition {
  readonly phase: () => Phase;
  readonly percent: () => number;
  readonly set: (phase: Phase, percent?: number) => void;
  /** How many of a demonstration's events are there; null: this is none, or it has not begun. */
  readonly filled: () => Filled | null;
  readonly fill: (filled: Filled | null) => void;
  /** Whether this node hears what the database changes; it asks every few seconds where it does not. */
  readonly isHearing: () => boolean;
  readonly hear: (isHearing: boolean) => void;
}

export function newCondition(): Condition {
  let now: Phase = 'starting';
  let part = 0;
  let filled: Filled | null = null;
  let hearing = true;
  return {
    phase: () => now,
    percent: () => part,
    set: (phase, percent = 0) => {
      // Who is stopping stays so, whatever still arrives.
      if (now === 'stopping') return;
      now = phase;
      part = percent;
    },
    filled: () => filled,
    fill: (told) => {
      filled = told;
    },
    isHearing: () => hearing,
    hear: (isHearing) => {
      hearing = isHearing;
    },
  };
}
