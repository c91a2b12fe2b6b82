import { useEffect, useState, useSyncExternalStore } from 'react';
import { connection } from '../api/live.ts';
import { serverNow } from '../api/server-time.ts';

/** Shorter cuts are nobody's business. */
const PATIENCE_MS = 5_000;

/** Since when the connection has been lost, by the server's clock; null until it was for some seconds. */
export function useLostSince(): number | null {
  const lostAt = useSyncExternalStore(connection.subscribe, connection.lostAt);
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) return undefined;
    const timer = setTimeout(() => setSince(serverNow() - PATIENCE_MS), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSince(null);
    };
  }, [lostAt]);
  return since;
}
