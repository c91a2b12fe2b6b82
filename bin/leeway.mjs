#!/usr/bin/env node
// The command. In a checkout it first brings dist/ up to date (the sources are compared by time, a few milliseconds);
// as an installed package there is no src/ and it only starts what was shipped.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

const OUR_FAULT = 3;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, 'dist', 'leeway.cjs');

/** True when `folder` holds a source, or lost one, after `builtAt` (a folder's own time tells of removals). */
function isNewer(folder, builtAt) {
  if (statSync(folder).mtimeMs > builtAt) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isNewer(path, builtAt);
    return !entry.name.includes('.test.') && statSync(path).mtimeMs > builtAt;
  });
}

/** Builds dist/ where it is missing or older than the sources. Without esbuild an older dist/ is used as it is. */
async function bringUpToDate() {
  const isBuilt = existsSync(command);
  const sources = join(root, 'src');
  if (!existsSync(sources) || (isBuilt && !isNewer(sources, statSync(command).mtimeMs))) return isBuilt;
  try {
    const { build } = await import(pathToFileURL(join(root, 'scripts', 'build.mjs')).href);
    await build();
    return true;
  } catch (error) {
    if (error?.code === 'ERR_MODULE_NOT_FOUND') return isBuilt;
    process.stderr.write(`leeway: the sources do not build.\n${error?.message}\n`);
    process.exit(OUR_FAULT);
  }
}

/**
 * Loads the program; gives its `main`, and a function that keeps the compiled code for the next start (ADR 0010): a
 * start is then a third shorter. The code of another text, another Node or another machine is not taken.
 */
function load() {
  const bytes = readFileSync(command);
  const kept = join(
    dirname(command),
    `leeway-${createHash('sha256').update(process.version).update(bytes).digest('hex').slice(0, 16)}.code`,
  );
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const script = new Script(Module.wrap(bytes.toString()), {
    filename: command,
    cachedData,
  });
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(command), program, command, dirname(command));
  return {
    main: program.exports.main,
    keep: cachedData && !script.cachedDataRejected ? () => {} : () => keep(script, kept),
  };
}

/** Where the folder may not be written, every start compiles anew. */
function keep(script, path) {
  try {
    const draft = `${path}.${process.pid}.part`;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, path);
  } catch (error) {
    if (typeof error?.code !== 'string') throw error;
  }
}

/** Eight hexadecimal digits that are the same for the same fault at the same place (FNV-1a). */
function faultId(trace) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < trace.length; at += 1) hash = Math.imul(hash ^ trace.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Says that the fault is ours: an id to quote, never a stack trace unless it is asked for. */
function tellDefect(error) {
  const trace = error instanceof Error ? `${error.stack ?? error.message}` : String(error);
  process.stderr.write(
    `leeway: this is our fault, not yours (D-${faultId(trace)}). LEEWAY_DEBUG=1 shows what happened.\n`,
  );
  if (process.env.LEEWAY_DEBUG) process.stderr.write(`${trace}\n`);
}

/** Ends at once: after a fault nothing that still runs can be trusted. */
function endWithDefect(error) {
  tellDefect(error);
  process.exit(OUR_FAULT);
}

// Whoever reads our output may stop reading (`| head`): no fault of anybody's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => (error.code === 'EPIPE' ? process.exit() : endWithDefect(error)));
}
process.on('uncaughtException', endWithDefect);
process.on('unhandledRejection', endWithDefect);

// The build runs the command to have its code kept, and must not be asked to build again.
if (process.env.LEEWAY_WARMING || (await bringUpToDate())) {
  const { main, keep: keepCode } = load();
  // Never process.exit here: what was written to a pipe must still arrive.
  process.exitCode = await main(process.argv.slice(2));
  keepCode();
} else {
  process.stderr.write('leeway: the program is not built. Run "npm install" in its folder, then try again.\n');
  process.exitCode = OUR_FAULT;
}
