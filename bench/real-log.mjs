// Finds the real incident log (see README.md of bench/), takes it out of its archive and turns it into events with our
// own import and the example's mapping.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const ARCHIVE = 'incident_event_log.zip';

/** The archive in the folder TEST_DATA, or in ../shared/data beside the repository; null when it is in neither. */
function archive(root) {
  const folders = [process.env.TEST_DATA, join(root, '..', 'shared', 'data')].filter(Boolean);
  return folders.map((folder) => join(folder, ARCHIVE)).find((path) => existsSync(path)) ?? null;
}

/** The bytes of the first file in a ZIP archive (APPNOTE 4.3: the central directory tells where it lies). */
function firstOfZip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entry = bytes.readUInt32LE(end + 16);
  const [method, size, local] = [
    bytes.readUInt16LE(entry + 10),
    bytes.readUInt32LE(entry + 20),
    bytes.readUInt32LE(entry + 42),
  ];
  const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(data, data + size);
  return method === 0 ? packed : inflateRawSync(packed);
}

/** The path of the real log as events in `folder`; null when the archive is not here. */
export function realLog(root, folder) {
  const zip = archive(root);
  if (zip === null) return null;
  mkdirSync(folder, { recursive: true });
  const table = join(folder, 'incident_event_log.csv');
  const events = join(folder, 'incident-log.jsonl');
  if (!existsSync(table)) writeFileSync(table, firstOfZip(readFileSync(zip)));
  const mapping = join(root, 'examples', 'incident-log', 'mapping.yaml');
  const args = [
    'import',
    'csv',
    table,
    '--mapping',
    mapping,
    '--out',
    events,
    '--rejects',
    join(folder, 'rejects.csv'),
  ];
  const run = spawnSync(process.execPath, [join(root, 'bin', 'leeway.mjs'), ...args], { encoding: 'utf8' });
  // Exit code 1 only says that rows were set aside; they are told and kept.
  if (run.status !== 0 && run.status !== 1) throw new Error(`import csv ended with ${run.status}:\n${run.stderr}`);
  return events;
}
