import type { PushedBody, Reader } from '../answering/pushed-body.ts';

/** What a writer of server-sent events is to know of its reader. */
export interface WriterParts {
  /** Ends the stream: the listener has gone, or the server closes. */
  readonly signals: readonly AbortSignal[];
  /** Ends the connection at once: for a reader who does not read. */
  readonly hangUp: () => void;
}

/** What may wait for a slow reader, in bytes; beyond it he is cut off, and resumes where he was. */
export const MOST_WAITING = 1_000_000;

const encoder = new TextEncoder();

/** One event as it is sent. @param id where to resume; null: nowhere */
export function encoded(name: string, id: string | null, data: unknown): Uint8Array {
  const place = id === null ? '' : `id: ${id}\n`;
  return encoder.encode(`event: ${name}\n${place}data: ${JSON.stringify(data)}\n\n`);
}

const BEAT = encoder.encode(': beat\n\n');

/** Server-sent events to one reader. */
export function openWriter({ signals, hangUp }: WriterParts) {
  let atEnd = () => {};
  let open = true;
  /** Null: he was not answered yet. */
  let reader: Reader | null = null;
  const early: Uint8Array[] = [];
  const finish = (how: () => void) => {
    if (!open) return;
    open = false;
    for (const signal of signals) signal.removeEventListener('abort', end);
    atEnd();
    how();
  };
  const end = () => finish(() => reader?.end());
  for (const signal of signals) signal.addEventListener('abort', end, { once: true });
  if (signals.some(({ aborted }) => aborted)) end();
  const body: PushedBody = {
    sendTo: (given) => {
      reader = given;
      const first = early.splice(0);
      if (open) for (const bytes of first) given.write(bytes);
      else given.end();
    },
    cancel: () => finish(() => {}),
  };
  const waiting = () => reader?.writableLength ?? early.reduce((sum, { length }) => sum + length, 0);
  const write = (bytes: Uint8Array) => {
    if (!open) return;
    if (reader === null) early.push(bytes);
    else if (waiting() > MOST_WAITING) finish(hangUp);
    else reader.write(bytes);
  };
  return {
    body,
    end,
    atEnd: (called: () => void) => {
      atEnd = called;
      if (!open) called();
    },
    write,
    /** In bytes, what he has not taken yet. */
    waiting,
    beat: () => write(BEAT),
    event: (name: string, id: string | null, data: unknown) => write(encoded(name, id, data)),
  };
}
