/** Somebody who listens to what changes, over and over again from where he was. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Listener {
  /** When he was last told of each ticket, in milliseconds. */
  readonly heardAt: ReadonlyMap<string, number>;
  readonly counts: { readonly connections: number; readonly told: number; readonly resets: number };
  readonly stop: () => Promise<void>;
}

/** @param url of the server just now; null: it is away */
export function startListener(url: () => string | null, token: string): Listener {
  const heardAt = new Map<string, number>();
  const counts = { connections: 0, told: 0, resets: 0 };
  const over = new AbortController();
  let lastId: string | null = null;
  const hear = (text: string) => {
    const fields = new Map(text.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
    lastId = fields.get('id') ?? lastId;
    if (fields.get('event') === 'reset') counts.resets += 1;
    if (fields.get('event') !== 'changed') return;
    counts.told += 1;
    const { tickets } = JSON.parse(fields.get('data') ?? '') as { tickets: readonly { ticket: string }[] };
    for (const { ticket } of tickets) heardAt.set(ticket, Date.now());
  };
  const listen = async () => {
    while (!over.signal.aborted) {
      const from = url();
      const resuming: Record<string, string> = lastId === null ? {} : { 'last-event-id': lastId };
      if (from !== null) await listenOnce(`${from}/api/v1/changes`, token, resuming, over.signal, hear).catch(() => {});
      counts.connections += 1;
      await pause(100);
    }
  };
  const listening = listen();
  return {
    heardAt,
    counts,
    stop: async () => {
      over.abort();
      await listening;
    },
  };
}

async function listenOnce(
  url: string,
  token: string,
  resuming: { readonly [name: string]: string },
  signal: AbortSignal,
  hear: (event: string) => void,
): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}`, ...resuming }, signal });
  if (!answer.ok || answer.body === null) return;
  let rest = '';
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) hear(event);
  }
}
