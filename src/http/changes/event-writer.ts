/** What a writer of server-sent events is to know of its reader. */
export interface WriterParts {
  /** Ends the stream: the listener has gone, or the server closes. */
  readonly signals: readonly AbortSignal[];
  /** Ends the connection at once: for a reader who does not read. */
  readonly hangUp: () => void;
}

/** What may wait for a slow reader, in bytes; beyond it he is cut off, and resumes where he was. */
const MOST_WAITING = 1_000_000;

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
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const finish = (how: () => void) => {
    if (!open) return;
    open = false;
    for (const signal of signals) signal.removeEventListener('abort', end);
    atEnd();
    how();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      cancel: () => finish(() => {}),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 16_384 }),
  );
  const end = () => finish(() => controller?.close());
  for (const signal of signals) signal.addEventListener('abort', end, { once: true });
  const write = (bytes: Uint8Array) => {
    if (!open || controller === null) return;
    if (-(controller.desiredSize ?? 0) > MOST_WAITING) {
      finish(hangUp);
      return;
    }
    controller.enqueue(bytes);
  };
  return {
    stream,
    end,
    atEnd: (called: () => void) => {
      atEnd = called;
      if (!open) called();
    },
    write,
    beat: () => write(BEAT),
    event: (name: string, id: string | null, data: unknown) => write(encoded(name, id, data)),
  };
}
