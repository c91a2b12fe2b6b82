import { createWriteStream, type WriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft, FileFault, Files } from '../cli/index.ts';

/** Files of this computer, as the command line asks for them. */
export const files: Files = {
  read: (path, limitBytes) => orFault(readStart(path, limitBytes)),
  look: (path) => orFault(stat(path).then((found) => ({ kind: found.isDirectory() ? 'folder' : 'file' }) as const)),
  below: async (folder, endings) =>
    (await walk(folder)).filter((path) => endings.some((end) => path.endsWith(end))).sort(),
  matching,
  draft: (path) => orFault(openDraft(path)),
};

async function orFault<T>(doing: Promise<T>): Promise<T | FileFault> {
  try {
    return await doing;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (typeof code !== 'string') throw error;
    return { fault: code };
  }
}

/** Works for pipes too, whose size nobody knows. */
async function readStart(path: string, limitBytes: number): Promise<{ readonly text: string }> {
  const file = await open(path, 'r');
  try {
    const pieces: Buffer[] = [];
    let size = 0;
    while (size < limitBytes) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(65_536, limitBytes - size)));
      if (bytesRead === 0) break;
      pieces.push(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
    const text = Buffer.concat(pieces).toString('utf8');
    return { text: text.startsWith('\ufeff') ? text.slice(1) : text };
  } finally {
    await file.close();
  }
}

async function walk(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) found.push(path);
    else if (!entry.name.startsWith('.') && entry.name !== 'node_modules') found.push(...(await walk(path)));
  }
  return found;
}

/** Shells mostly expand patterns themselves; quoted ones, and those of shells that do not, come here. */
async function matching(pattern: string): Promise<readonly string[]> {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /[*?]/.test(part));
  if (first < 0) return [];
  const folder = parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const wanted = new RegExp(`^${parts.map(partPattern).join('')}$`);
  const all = await walk(folder).catch(() => []);
  return all.filter((path) => wanted.test(path)).sort();
}

function partPattern(part: string, index: number, parts: readonly string[]): string {
  const isLast = index === parts.length - 1;
  if (part === '**') return isLast ? '.*' : '(?:.*/)?';
  const literal = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return isLast ? literal : `${literal}/`;
}

/** Written beside the file and renamed when whole; a pipe or a device is written straight. */
async function openDraft(path: string): Promise<Draft> {
  const before = await stat(path).catch(() => null);
  if (before?.isDirectory() === true) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
  const isPlain = before === null || before.isFile();
  const place = isPlain ? `${path}.${process.pid}.part` : path;
  const stream = createWriteStream(place);
  await settled(stream, 'open');
  return {
    write: (text) => (stream.write(text) ? Promise.resolve() : settled(stream, 'drain')),
    close: async () => {
      stream.end();
      await settled(stream, 'close');
      if (isPlain) await rename(place, path);
    },
    drop: async () => {
      stream.destroy();
      if (isPlain) await rm(place, { force: true });
    },
  };
}

function settled(stream: WriteStream, event: 'open' | 'drain' | 'close'): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once(event, () => {
      stream.off('error', reject);
      resolve();
    });
  });
}
