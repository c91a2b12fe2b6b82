import pg from 'pg';

/** Every transaction that changes facts or projections tells its number here, once it is kept. */
export const CHANNEL = 'leeway';

/** Commits that come together are told together. */
const TOGETHER_MS = 5;
/** While an older transaction goes on, what was committed beside it is not shown yet. */
const HIDDEN_MS = 20;
const RECONNECT_MS = 250;
/** A connection that died without a word is found out by asking. */
const ASKED_EACH_MS = 15_000;

export interface Listening {
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Listens on one connection of its own, made with the first listener, and made again whenever it is lost; then listeners
 * are called too, for what was told meanwhile was not heard.
 */
export function listenTo(config: pg.ClientConfig): Listening {
  const listeners = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();
  let client: pg.Client | null = null;
  let closed = false;
  let soon = false;
  /** The highest transaction told of that may not be shown yet. */
  let hidden = 0n;

  const later = (ms: number, what: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!closed) what();
    }, ms);
    timers.add(timer);
  };
  const tell = () => {
    if (soon) return;
    soon = true;
    later(TOGETHER_MS, () => {
      soon = false;
      for (const listener of [...listeners]) listener();
    });
  };
  const lost = (which: pg.Client) => {
    if (client !== which) return;
    client = null;
    which.end().catch(() => {});
    later(RECONNECT_MS, connect);
  };
  const lookAgain = (which: pg.Client) => {
    if (client !== which) return;
    shownUpTo(which)
      .then((shown) => {
        if (client !== which) return;
        if (hidden < shown) {
          hidden = 0n;
          tell();
        } else later(HIDDEN_MS, () => lookAgain(which));
      })
      .catch(() => lost(which));
  };
  const ask = (which: pg.Client) => {
    if (client !== which) return;
    shownUpTo(which).then(
      () => later(ASKED_EACH_MS, () => ask(which)),
      () => lost(which),
    );
  };
  const connect = () => {
    if (closed || client !== null || listeners.size === 0) return;
    const mine = new pg.Client({ ...config, keepAlive: true, query_timeout: 10_000, statement_timeout: 10_000 });
    client = mine;
    mine.on('error', () => lost(mine));
    mine.on('end', () => lost(mine));
    mine.on('notification', ({ payload }) => {
      const told = BigInt(payload === undefined || !/^\d+$/.test(payload) ? 0 : payload);
      tell();
      if (hidden === 0n) later(HIDDEN_MS, () => lookAgain(mine));
      if (told > hidden) hidden = told;
    });
    mine
      .connect()
      .then(() => mine.query(`listen ${CHANNEL}`))
      .then(() => {
        hidden = 0n;
        tell();
        later(ASKED_EACH_MS, () => ask(mine));
      })
      .catch(() => lost(mine));
  };
  return {
    onChange(listener) {
      const own = () => listener();
      listeners.add(own);
      connect();
      return () => listeners.delete(own);
    },
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}

async function shownUpTo(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query<{ shown: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as shown',
  );
  return BigInt(rows[0]?.shown ?? 0);
}
