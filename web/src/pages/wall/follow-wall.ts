import type { Schemas } from '../../api/client.ts';
import { noteServerInstant } from '../../api/server-time.ts';

export type Wall = Schemas['Wall'];

/** What a screen on a wall knows. */
export interface WallView {
  readonly wall: Wall | null;
  /** `gone`: the link is over. `tooMany`: not listened to for a while. `away`: the server does not answer. */
  readonly trouble: 'gone' | 'tooMany' | 'away' | null;
  /** Since when nothing was heard, by the browser's clock; null: the stream stands. */
  readonly lostAt: number | null;
}

const AGAIN_MS = 3_000;
const AFTER_TOO_MANY_MS = 60_000;
/** The server says at least so often that it lives. */
const SILENT_MS = 12_000;
/** Without any event, service hours begin and end. */
const REFRESH_MS = 60_000;
/** A swarm of events is one look. */
const GATHER_MS = 300;

/** Follows the board as the link of a wall shows it, for as long as the screen hangs there. Gives the way to stop. */
export function followWall(secret: string, lang: string, limit: number, tell: (view: WallView) => void): () => void {
  const stopped = new AbortController();
  const headers = { 'x-leeway-wall': secret, 'accept-language': lang };
  let view: WallView = { wall: null, trouble: null, lostAt: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (change: Partial<WallView>) => {
    if (stopped.signal.aborted) return;
    view = { ...view, ...change };
    tell(view);
  };
  const look = async () => {
    timer = undefined;
    const answer = await fetch(`/api/v1/wall?limit=${limit}`, { headers, signal: stopped.signal });
    if (!answer.ok) return refused(answer.status, say);
    const wall = (await answer.json()) as Wall;
    noteServerInstant(wall.asOf);
    say({ wall, trouble: null });
  };
  const lookSoon = () => {
    timer ??= setTimeout(() => void look().catch(() => undefined), GATHER_MS);
  };
  const run = async () => {
    while (!stopped.signal.aborted) {
      try {
        await look();
        if (view.trouble === null) {
          await listen(headers, stopped.signal, () => say({ lostAt: null }), lookSoon);
        }
      } catch {
        if (view.trouble !== 'gone') say({ trouble: view.wall === null ? 'away' : null });
      }
      say({ lostAt: view.lostAt ?? Date.now() });
      await pause(view.trouble === 'tooMany' || view.trouble === 'gone' ? AFTER_TOO_MANY_MS : AGAIN_MS, stopped.signal);
    }
  };
  void run();
  const refresh = setInterval(lookSoon, REFRESH_MS);
  return () => {
    stopped.abort();
    clearTimeout(timer);
    clearInterval(refresh);
  };
}

function refused(status: number, say: (change: Partial<WallView>) => void): void {
  if (status === 404) say({ wall: null, trouble: 'gone' });
  else if (status === 429) say({ trouble: 'tooMany' });
  else throw new Error(`HTTP ${status}`);
}

/** Hears the stream until it ends or falls silent. */
async function listen(headers: HeadersInit, signal: AbortSignal, onLife: () => void, onChange: () => void) {
  const silent = new AbortController();
  const answer = await fetch('/api/v1/wall/changes', { headers, signal: AbortSignal.any([signal, silent.signal]) });
  if (!answer.ok || answer.body === null) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let watch = setTimeout(() => silent.abort(), SILENT_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => silent.abort(), SILENT_MS);
      onLife();
      if (value.includes('event: changed')) onChange();
    }
  } finally {
    clearTimeout(watch);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      // The signal lives as long as the screen hangs there: it keeps nothing of a pause that is over.
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop);
  });
}
