import { open } from 'node:fs/promises';

const CHUNK_BYTES = 1 << 20;

/** Told a stream's bytes as they come; a chunk is only lent, and holds something else afterwards. */
export interface ChunkSink {
  chunk(bytes: Buffer): void;
  /** Bytes read so far, of how many (null: not known). */
  progress(bytes: number, total: number | null): void;
}

/** Reads a file, or standard input for `-`, to its end. Throws the system's error when it can not be read. */
export async function readChunks(path: string, sink: ChunkSink): Promise<void> {
  if (path === '-') return readStandardInput(sink);
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let read = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return;
      read += bytesRead;
      sink.chunk(buffer.subarray(0, bytesRead));
      sink.progress(read, Math.max(size, read));
    }
  } finally {
    await handle.close();
  }
}

async function readStandardInput(sink: ChunkSink): Promise<void> {
  let read = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Buffer);
    read += bytes.length;
    sink.chunk(bytes);
    sink.progress(read, null);
  }
}

/** Is this the system telling that a file can not be had (missing, a folder, not allowed)? `code` says which. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
