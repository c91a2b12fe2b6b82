/** What waits, by source: each source has its turn, whatever another sends. */
export interface Turns<J> {
  /** False: too many wait already, of this source or in all. */
  add(source: string, job: J): boolean;
  /** The next in turn; null: nothing waits. */
  next(): { readonly source: string; readonly job: J } | null;
  /** This source comes after all others for a while. */
  last(source: string): void;
  /** Forgets all that waits; gives it. */
  clear(): readonly J[];
}

/** At most so many wait of one source, and in all. */
const OF_ONE = 100;
const IN_ALL = 1_000;
/** For so long a source that ended the process has its turn only when no other waits. */
const LAST_MS = 60_000;

export function openTurns<J>(now: () => number = () => performance.now()): Turns<J> {
  const waiting = new Map<string, J[]>();
  const lastUntil = new Map<string, number>();
  let count = 0;
  return {
    add: (source, job) => {
      const own = waiting.get(source) ?? [];
      if (own.length >= OF_ONE || count >= IN_ALL) return false;
      own.push(job);
      waiting.set(source, own);
      count += 1;
      return true;
    },
    next: () => {
      const at = now();
      for (const [source, until] of lastUntil) if (until <= at) lastUntil.delete(source);
      const source = [...waiting.keys()].find((one) => !lastUntil.has(one)) ?? waiting.keys().next().value;
      if (source === undefined) return null;
      const own = waiting.get(source) as J[];
      const job = own.shift() as J;
      // Behind those that have not had their turn since.
      waiting.delete(source);
      if (own.length > 0) waiting.set(source, own);
      count -= 1;
      return { source, job };
    },
    last: (source) => {
      lastUntil.set(source, now() + LAST_MS);
    },
    clear: () => {
      const all = [...waiting.values()].flat();
      waiting.clear();
      count = 0;
      return all;
    },
  };
}
