import { useCallback, useSyncExternalStore } from 'react';
import { serverNow } from '../../api/server-time.ts';

/** All who want to know the time at one rhythm wake together, on whole multiples of it, and not while nobody looks. */
interface Ticker {
  readonly listeners: Set<() => void>;
  now: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const tickers = new Map<number, Ticker>();

function tickerOf(everyMs: number): Ticker {
  let ticker = tickers.get(everyMs);
  if (ticker === undefined) {
    ticker = { listeners: new Set(), now: 0, timer: undefined };
    tickers.set(everyMs, ticker);
  }
  return ticker;
}

function tick(ticker: Ticker, everyMs: number): void {
  clearTimeout(ticker.timer);
  ticker.timer = undefined;
  if (ticker.listeners.size === 0) return;
  ticker.now = serverNow();
  for (const listener of ticker.listeners) listener();
  if (document.hidden) return;
  ticker.timer = setTimeout(() => tick(ticker, everyMs), everyMs - (ticker.now % everyMs));
}

let isWatching = false;

/** A page that comes back into sight tells the right time at once. */
function watchTheSight(): void {
  if (isWatching) return;
  isWatching = true;
  document.addEventListener('visibilitychange', () => {
    for (const [everyMs, ticker] of tickers) {
      if (document.hidden) clearTimeout(ticker.timer);
      else tick(ticker, everyMs);
    }
  });
}

/** Now by the server's clock, in milliseconds since 1970; told again every so often. It stands still while the page is hidden. */
export function useNow(everyMs: number): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      watchTheSight();
      const ticker = tickerOf(everyMs);
      ticker.listeners.add(listener);
      if (ticker.listeners.size === 1) tick(ticker, everyMs);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size === 0) clearTimeout(ticker.timer);
      };
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, () => {
    const ticker = tickerOf(everyMs);
    return ticker.listeners.size === 0 ? Math.floor(serverNow() / everyMs) * everyMs : ticker.now;
  });
}
