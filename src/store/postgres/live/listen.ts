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
const PATIENCE_MS = 10_000;

export interface Listening {
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Told once when the connection that listens can not be made, and once when it is made after all. */
export type OnHearing = (heard: { readonly isHeard: true } | { readonly isHeard: false; readonly why: string }) => void;

/**
 * Listens on one connection of its own, made with the first listener, and made again whenever it is lost; then listeners
 * are called too, for what was told meanwhile was not heard.
 */
export function listenTo(config: pg.ClientConfig, onHearing: OnHearing = () => {}): Listening {
  const listeners = new Set<() => void>();
  const later = timers();
  let heard: Heard | null = null;
  let isTelling = false;
  let isClosed = false;
  let isDeaf = false;
  const began = () => {
    if (isDeaf) onHearing({ isHeard: true });
    isDeaf = false;
  };
  const failed = (why: string) => {
    if (!isDeaf && !isClosed) onHearing({ isHeard: false, why });
    isDeaf = true;
  };
  const tell = () => {
    if (isTelling) return;
    isTelling = true;
    later.after(TOGETHER_MS, () => {
      isTelling = false;
      for (const listener of [...listeners]) listener();
    });
  };
  const connect = () => {
    if (isClosed || heard !== null || listeners.size === 0) return;
    const lost = () => {
      heard = null;
      later.after(RECONNECT_MS, connect);
    };
    heard = hear(config, later, { tell, lost, began, failed });
  };
  return {
    onChange(listener) {
      const own = () => listener();
      listeners.add(own);
      connect();
      return () => listeners.delete(own);
    },
    async close() {
      isClosed = true;
      later.stop();
      await heard?.end();
    },
  };
}

interface Heard {
  end(): Promise<void>;
}

interface Hearer {
  readonly tell: () => void;
  /** Called once, when the connection ends by itself. */
  readonly lost: () => void;
  /** It listens; or it never came to that. */
  readonly began: () => void;
  readonly failed: (why: string) => void;
}

/** Listens as long as one connection lasts. */
function hear(config: pg.ClientConfig, later: Timers, { tell, lost, began, failed }: Hearer): Heard {
  const client = new pg.Client({
    ...config,
    // A pool hides its password from whoever copies its settings.
    password: config.password,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    client.end().catch(() => {});
    lost();
  };
  const shown = showing(client, later, tell, over);
  client.on('error', over);
  client.on('end', over);
  client.on('notification', ({ payload }) => {
    tell();
    shown.wait(payload);
  });
  const ask = () => {
    if (!isOver) shownUpTo(client).then(() => later.after(ASKED_EACH_MS, ask), over);
  };
  client
    .connect()
    .then(() => client.query(`listen ${CHANNEL}`))
    .then(
      () => {
        began();
        tell();
        ask();
      },
      (error) => {
        if (!isOver) failed(reasonOf(error));
        over();
      },
    );
  return {
    async end() {
      isOver = true;
      await client.end().catch(() => {});
    },
  };
}

/** The code of what went wrong: messages may quote what a log must not hold. */
function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'no answer';
}

/** Tells again once what a transaction changed shows: when no older one goes on. */
function showing(client: pg.Client, later: Timers, tell: () => void, over: () => void) {
  /** The highest transaction that may not show yet; null: none. */
  let hidden: bigint | null = null;
  const look = () => {
    shownUpTo(client).then((upTo) => {
      if (hidden !== null && hidden < upTo) {
        hidden = null;
        tell();
      } else later.after(HIDDEN_MS, look);
    }, over);
  };
  return {
    wait(payload: string | undefined) {
      const told = /^\d+$/.test(payload ?? '') ? BigInt(payload ?? 0) : 0n;
      if (hidden === null) later.after(HIDDEN_MS, look);
      if (hidden === null || told > hidden) hidden = told;
    },
  };
}

async function shownUpTo(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query<{ shown: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as shown',
  );
  return BigInt(rows[0]?.shown ?? 0);
}

interface Timers {
  after(ms: number, what: () => void): void;
  stop(): void;
}

function timers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  let isStopped = false;
  return {
    after(ms, what) {
      if (isStopped) return;
      const timer = setTimeout(() => {
        running.delete(timer);
        what();
      }, ms);
      running.add(timer);
    },
    stop() {
      isStopped = true;
      for (const timer of running) clearTimeout(timer);
    },
  };
}
