/** Clients that hand events in over HTTP until each is acknowledged, and what was acknowledged to them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PlainEvent } from '../oracle/facts.ts';
import { randomFrom } from '../oracle/random.ts';
import type { Deliveries } from './deliveries.ts';

/** Where the servers are just now; one that is away has no entry. */
export type Urls = () => readonly string[];

export interface History {
  /** By source and id: what was handed in. */
  readonly sent: Map<string, PlainEvent>;
  /** By source and id: how often it was acknowledged as new. */
  readonly acknowledged: Map<string, number>;
  /** Tickets of which something was acknowledged as new. */
  readonly tickets: Set<string>;
  /** Answers that no client should get. */
  readonly faults: string[];
  readonly counts: { posts: number; unavailable: number; lost: number };
}

export function newHistory(): History {
  const counts = { posts: 0, unavailable: 0, lost: 0 };
  return { sent: new Map(), acknowledged: new Map(), tickets: new Set(), faults: [], counts };
}

export interface Clients {
  /** Every client ends once what it handed in last is acknowledged. */
  readonly stop: () => Promise<void>;
}

export interface ClientParts {
  readonly urls: Urls;
  readonly token: string;
  readonly deliveries: Deliveries;
  readonly history: History;
  readonly seed: number;
  /** How long each rests between two posts, in milliseconds, at most. */
  readonly restMs?: number;
}

export const keyOf = ({ source, id }: { readonly source: string; readonly id: string }) => JSON.stringify([source, id]);

const CLIENTS = 4;
/** Each event has a result of its own. */
const TAKEN = new Set([200, 207, 422]);

export function startClients(parts: ClientParts): Clients {
  let isOver = false;
  const running = [...Array(CLIENTS).keys()].map(async (number) => {
    const random = randomFrom(parts.seed + 100 + number);
    while (!isOver) {
      await handIn(parts, parts.deliveries.next(), number);
      await pause(random.below(parts.restMs ?? 30));
    }
  });
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(running);
    },
  };
}

/** Hands some events in, again and again with the same ids, until they are acknowledged. */
async function handIn({ urls, token, history }: ClientParts, events: readonly PlainEvent[], number: number) {
  for (const event of events) history.sent.set(keyOf(event), event);
  const body = JSON.stringify(events.length === 1 ? events[0] : events);
  for (let attempt = 0; ; attempt += 1) {
    const known = urls();
    const url = known[(number + attempt) % Math.max(1, known.length)];
    const answer = url === undefined ? null : await post(url, token, body);
    if (answer !== null && TAKEN.has(answer.status)) return note(history, events, JSON.parse(answer.text));
    if (answer === null) history.counts.lost += 1;
    else if (answer.status === 503 && answer.retryAfter !== null) history.counts.unavailable += 1;
    else history.faults.push(`${answer.status} ${answer.text.slice(0, 300)}`);
    await pause(50);
  }
}

/** Null: nobody answered, or not to the end. */
async function post(url: string, token: string, body: string) {
  try {
    const answer = await fetch(`${url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(40_000),
    });
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
  } catch {
    return null;
  }
}

function note(history: History, events: readonly PlainEvent[], { items }: { items: readonly { result: string }[] }) {
  history.counts.posts += 1;
  if (items.length !== events.length) history.faults.push(`${items.length} results for ${events.length} events`);
  for (const [index, event] of events.entries()) {
    const result = items[index]?.result;
    const key = keyOf(event);
    if (result !== 'new' && result !== 'same') history.faults.push(`${result}: ${JSON.stringify(event)}`);
    history.acknowledged.set(key, (history.acknowledged.get(key) ?? 0) + (result === 'new' ? 1 : 0));
    if (event.subject !== '' && result === 'new') history.tickets.add(event.subject);
  }
}
