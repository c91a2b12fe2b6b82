// What a browser fetches of scripts before the first page can be used: its own and all that it imports, compressed. Held to
// its limit whenever the pages are built (quality goal: at most 170 kB of gzip).
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** At most so many bytes. */
export const LIMIT = 170_000;
/** What the first page is made of beside the frame that index.html loads: Today, and the words in one language. */
const FIRST = /^src\/(?:pages\/today\/today-page\.tsx|words\/fr\/(?:common|kit|today)\.json)$/;
const PARTS = 4;

/**
 * `{ bytes, files }` of the scripts that the first page takes, in bytes of gzip.
 * @param folder dist/web
 * @throws when a part of the first page is not found there: it would weigh nothing
 */
export function firstScripts(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const names = Object.keys(manifest);
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const frame = [...page.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file]) => file);
  const first = names.filter((name) => FIRST.test(name));
  if (frame.length === 0 || first.length < PARTS) {
    throw new Error(`Of the first page only this was built: ${[...frame, ...first].join(', ')}. Name its parts anew.`);
  }
  const taken = new Set();
  const take = (name) => {
    if (taken.has(name)) return;
    taken.add(name);
    for (const other of manifest[name].imports ?? []) take(other);
  };
  for (const name of [...names.filter((one) => frame.includes(manifest[one].file)), ...first]) take(name);
  const scripts = [...taken].map((name) => manifest[name].file).filter((file) => file.endsWith('.js'));
  const files = [...new Set([...frame, ...scripts])];
  return { bytes: files.reduce((sum, file) => sum + weightOf(join(folder, file)), 0), files };
}

/** Small files are sent as they are. */
function weightOf(path) {
  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size;
}

/** @throws when the first page takes more than it may */
export function holdToWeight(folder) {
  const { bytes, files } = firstScripts(folder);
  if (bytes <= LIMIT) return;
  const told = files.map((file) => `  ${weightOf(join(folder, file))} ${file}`).join('\n');
  throw new Error(
    `The first page takes ${bytes} bytes of script, ${LIMIT} at most. Load what it does not show when it is used:\n${told}`,
  );
}
