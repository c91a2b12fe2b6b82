interface Counted {
  readonly met: number;
  readonly breached: number;
  readonly missesLeft: number | null;
}

/** How many misses are left of an objective; null where nothing tells: none is told, or nothing was counted to take it from. */
export function leftOf({ met, breached, missesLeft }: Counted): number | null {
  return missesLeft === 0 && met + breached === 0 ? null : missesLeft;
}
