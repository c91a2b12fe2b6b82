type Write = (piece: string) => Promise<void>;

/**
 * A stream of what is written piece by piece, no faster than it is read. What fails before the first piece is thrown, so
 * that it can still be answered. The writing stops when nobody reads any longer.
 * @param failed called when it fails later: what was written stands without its end, so that the connection must break
 * @param ended called once, when the writing has ended in whatever way
 */
export async function writtenStream(
  run: (write: Write) => Promise<void>,
  signals: readonly AbortSignal[],
  failed: (error: unknown) => void,
  ended: () => void,
): Promise<{ readonly stream: ReadableStream<Uint8Array>; readonly done: Promise<void> }> {
  const gone = AbortSignal.any([...signals]);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  let begun: () => void = () => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const abort = () => void writer.abort(new Error('nobody reads any longer')).catch(() => {});
  gone.addEventListener('abort', abort, { once: true });
  const running = run(async (piece) => {
    begun();
    await writer.ready;
    await writer.write(encoder.encode(piece));
  });
  let hasBegun = false;
  const done = running
    .then(
      () => writer.close(),
      (error) => {
        if (hasBegun && !gone.aborted) failed(error);
      },
    )
    .catch(() => {})
    .then(() => {
      gone.removeEventListener('abort', abort);
      ended();
    });
  await Promise.race([beginning, running]);
  hasBegun = true;
  return { stream: readable, done };
}
