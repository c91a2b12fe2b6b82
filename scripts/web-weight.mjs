// What a browser fetches of scripts before the first page can be used: its own and all that it imports, compressed. Held to
// its limit whenever the pages are built (quality goal: at most 170 kB of gzip).
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 170_000;
/** What the first page is made of: the frame, Today, and their words in one language. */
const FIRST = ['index.html', 'src/pages/today/today-page.tsx'];
const FIRST_WORDS = /^src\/words\/fr\/(?:common|kit|today)\.json$/;

/** `{ bytes, files }` of the scripts that the first page takes, in bytes of gzip. @param folder dist/web */
export function firstScripts(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const taken = new Set();
  const take = (name) => {
    if (taken.has(name)) return;
    taken.add(name);
    for (const other of manifest[name]?.imports ?? []) take(other);
  };
  for (const name of [...FIRST, ...Object.keys(manifest).filter((one) => FIRST_WORDS.test(one))]) take(name);
  const files = [...taken].map((name) => manifest[name]?.file).filter((file) => file?.endsWith('.js'));
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
