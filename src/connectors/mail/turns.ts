/** So many at a time; the others wait for their turn. */
export interface Turns {
  /** Gives what ends the turn; null: it was told to wait no longer, and has none. */
  take(signal: AbortSignal): Promise<(() => void) | null>;
}

export function openTurns(places: number): Turns {
  let free = places;
  const waiting = new Set<() => void>();
  const end = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else {
      waiting.delete(next);
      next();
    }
  };
  return {
    async take(signal) {
      if (signal.aborted) return null;
      if (free > 0) {
        free -= 1;
        return end;
      }
      return await new Promise((resolve) => {
        const mine = () => resolve(end);
        waiting.add(mine);
        const leave = () => {
          if (waiting.delete(mine)) resolve(null);
        };
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
