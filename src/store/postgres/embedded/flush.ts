import { open } from 'node:fs/promises';

/** Waits until what a file or a folder holds lies on the disk: a power cut can no longer take it. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
