import { queryClient } from './ask.ts';

/** What a listener is told: tickets that changed, or that everything has to be read anew. */
export type Heard = { readonly kind: 'changed'; readonly tickets: ReadonlySet<string> } | { readonly kind: 'reset' };
type Listener = (heard: Heard) => void;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let lostAt: number | null = null;
let isListening = false;

/** Hears of every change from now on. Gives the way to stop. */
export function listenToChanges(listener: Listener): () => void {
  listeners.add(listener);
  listen();
  return () => void listeners.delete(listener);
}

/** Since when the connection has been lost, by the browser's clock; null: it stands. For `useSyncExternalStore`. */
export const connection = {
  subscribe: (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
  lostAt: () => lostAt,
};

function tell(heard: Heard): void {
  for (const listener of listeners) listener(heard);
}

/** Everything is another than it was: all that is shown is asked for again. */
export async function readAnew(): Promise<void> {
  tell({ kind: 'reset' });
  await queryClient.invalidateQueries();
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  const stream = new EventSource('/api/v1/changes');
  let isNew = true;
  stream.addEventListener('ready', () => {
    setLost(null);
    // What changed before a stream began, it does not tell. Where it goes on after a cut, it tells all of it.
    if (isNew) tell({ kind: 'reset' });
    isNew = false;
  });
  stream.addEventListener('changed', ({ data }) => {
    setLost(null);
    const { tickets } = JSON.parse(data as string) as { readonly tickets: readonly { readonly ticket: string }[] };
    tell({ kind: 'changed', tickets: new Set(tickets.map(({ ticket }) => ticket)) });
  });
  stream.addEventListener('reset', () => {
    setLost(null);
    void readAnew();
  });
  stream.addEventListener('open', () => setLost(null));
  const stop = followNetwork(stream);
  stream.addEventListener('error', () => {
    setLost(lostAt ?? Date.now());
    if (stream.readyState !== EventSource.CLOSED) return;
    // The server refused; a browser does not ask again by itself.
    stop.abort();
    isListening = false;
    setTimeout(() => {
      if (listeners.size > 0) listen();
    }, 5_000);
  });
}

/** A browser that lost its network holds a stream that is dead: it begins anew when there is one again. */
function followNetwork(stream: EventSource): AbortController {
  const stop = new AbortController();
  const { signal } = stop;
  const onOffline = () => {
    stream.close();
    setLost(lostAt ?? Date.now());
  };
  const onOnline = () => {
    stop.abort();
    stream.close();
    isListening = false;
    if (listeners.size > 0) listen();
  };
  addEventListener('offline', onOffline, { signal });
  addEventListener('online', onOnline, { signal });
  return stop;
}

function setLost(at: number | null): void {
  if (lostAt === at) return;
  lostAt = at;
  for (const watcher of watchers) watcher();
}
