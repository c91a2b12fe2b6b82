// Bundles the sources into dist/, so that the command starts without transpiling anything: leeway.js (the command),
// core.js and language.js (for those who embed them). Splitting keeps what a command does not use out of its start.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** Chunks of an earlier build stay so long, for a command that started from it may still load one. */
const KEEP_OLD_MS = 600_000;

const COMMON = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'silent',
  write: false,
};

/**
 * The command carries its small packages with it: opening their hundreds of files costs more than running them. Some
 * are CommonJS and ask for Node's modules by `require`, which an ES module has to be given.
 */
const COMMAND = {
  ...COMMON,
  entryPoints: { leeway: 'src/main/leeway.ts' },
  platform: 'node',
  external: ['date-holidays'],
  // Half the text is half the work before the first line runs; names stay, for a defect's trace.
  minifyWhitespace: true,
  minifySyntax: true,
  chunkNames: 'chunk-[hash]',
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
};

/** Core and language for those who embed them: any JavaScript runtime, packages left to them. */
const EMBEDDED = {
  ...COMMON,
  entryPoints: { core: 'src/core/index.ts', language: 'src/language/index.ts' },
  platform: 'neutral',
  packages: 'external',
  chunkNames: 'part-[hash]',
};

/** Builds dist/. Throws an error that names file and line when a source does not parse or an import leads nowhere. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const startedAt = new Date();
  const built = await Promise.all([COMMAND, EMBEDDED].map((options) => bundle(options)));
  place(
    built.flatMap((one) => one.outputFiles),
    startedAt,
  );
}

/** Puts the files where they belong, each whole at once: several commands may build at the same moment. */
function place(outputFiles, startedAt) {
  mkdirSync(dist, { recursive: true });
  // leeway.js comes last: it tells whether dist/ is up to date.
  const files = [...outputFiles].sort((a, b) => Number(isCommand(a.path)) - Number(isCommand(b.path)));
  for (const { path, contents } of files) {
    const draft = `${path}.${process.pid}.part`;
    writeFileSync(draft, contents);
    utimesSync(draft, startedAt, startedAt);
    renameSync(draft, path);
  }
  const wanted = new Set(files.map((file) => basename(file.path)));
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const isOurs = entry.isFile() && /\.js(\.map|\.\d+\.part)?$/.test(entry.name);
    const path = join(dist, entry.name);
    if (isOurs && !wanted.has(entry.name) && Date.now() - statSync(path).mtimeMs > KEEP_OLD_MS) {
      rmSync(path, { force: true });
    }
  }
}

function isCommand(path) {
  return basename(path) === 'leeway.js';
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    // A release starts from nothing: no chunk of an earlier build goes along.
    if (process.argv.includes('--clean')) rmSync(dist, { recursive: true, force: true });
    await build();
  } catch (error) {
    // A production install leaves out esbuild; such a copy brings its dist/ along.
    if (error.code === 'ERR_MODULE_NOT_FOUND')
      process.stdout.write('esbuild is not installed; dist/ stays as it is.\n');
    else {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
}
