import type pg from 'pg';

/** What the driver says of a connection, as far as we need it: its stream can be held up. */
interface Wire {
  readonly query: (text: string) => void;
  readonly stream: { readonly pause: () => void; readonly resume: () => void };
}

const PIECE_BYTES = 1 << 18;

/**
 * Runs a `copy … to stdout` and hands on what it gives, piece by piece; the database waits while a piece is worked on.
 * Rows come as bytes: making values of them would take most of the time.
 * @returns how many rows there were
 */
export async function copyOut(
  client: pg.ClientBase,
  statement: string,
  take: (piece: Buffer) => Promise<void>,
): Promise<number> {
  return await new Promise<number>((resolve, reject) => {
    let filling = Buffer.allocUnsafeSlow(PIECE_BYTES);
    let size = 0;
    let rows = 0;
    let working: Promise<void> = Promise.resolve();
    let failure: unknown = null;
    const hand = (wire: Wire) => {
      const piece = filling.subarray(0, size);
      filling = Buffer.allocUnsafeSlow(PIECE_BYTES);
      size = 0;
      // What can not be kept any more is let go until the copy is over.
      if (failure !== null) return;
      wire.stream.pause();
      working = working
        .then(() => take(piece))
        .catch((error) => {
          failure = error;
        })
        .finally(() => wire.stream.resume());
    };
    client.query({
      submit: (wire: unknown) => (wire as Wire).query(statement),
      handleCopyData: ({ chunk }: { readonly chunk: Buffer }, wire: Wire) => {
        // The driver uses its buffer again: what is to stay is copied, a long row bit by bit.
        for (let from = 0; from < chunk.length; ) {
          const copied = chunk.copy(filling, size, from);
          from += copied;
          size += copied;
          if (size === PIECE_BYTES) hand(wire);
        }
      },
      handleCommandComplete: ({ text }: { readonly text: string }) => {
        rows = Number(/^COPY (\d+)$/.exec(text)?.[1]);
      },
      handleReadyForQuery: (wire: Wire) => {
        hand(wire);
        working.then(() => (failure === null ? resolve(rows) : reject(failure)));
      },
      handleError: reject,
    } as unknown as pg.Submittable);
  });
}
