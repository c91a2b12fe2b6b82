import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const ARCHIVE = 'incident_event_log.zip';

/** Where the real incident log may be: the folder TEST_DATA, or ../shared/data beside the repository. */
export function locateLog(): string | null {
  const folders = [process.env['TEST_DATA'], join('..', 'shared', 'data')];
  const paths = folders.flatMap((folder) => (folder === undefined || folder === '' ? [] : [join(folder, ARCHIVE)]));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Of so many incidents one is looked at where each takes long; `npm run test:long` looks at all. */
export const ONE_OF = Number(process.env['LEEWAY_LOG_ONE_OF'] ?? 4);

/** The log with all that happened to every `ONE_OF`-th of its incidents, by their numbers. */
export function someOfLog(path: string): string {
  const [header, ...updates] = firstOfZip(path).toString('latin1').split('\n');
  const isLookedAt = (update: string) => Number(/^\D*(\d+),/.exec(update)?.[1]) % ONE_OF === 0;
  return [header, ...updates.filter(isLookedAt), ''].join('\n');
}

/** The bytes of the first file in a ZIP archive; its central directory tells where they lie (APPNOTE 4.3). */
export function firstOfZip(path: string): Buffer {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entry = bytes.readUInt32LE(end + 16);
  const local = bytes.readUInt32LE(entry + 42);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(from, from + bytes.readUInt32LE(entry + 20));
  return bytes.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
}
