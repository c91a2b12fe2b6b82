// Finds the sources that the checks look at, and reads and parses each once.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

const FOLDERS = ['src', 'web/src', 'test', 'scripts', 'bench', 'bin'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'generated']);

/**
 * Every source below `root`, sorted by path: `{ path, text, isTest, lines, parse() }`. `path` has forward slashes.
 * `parse()` gives oxc's result; its `program` is the syntax tree.
 */
export function sourceFiles(root, folders = FOLDERS) {
  return folders
    .flatMap((folder) => pathsBelow(join(root, folder)))
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.gen.ts'))
    .sort()
    .map((path) => sourceFile(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')));
}

/** One source from its path and text, as `sourceFiles` gives it. */
export function sourceFile(path, text) {
  let parsed = null;
  return {
    path,
    text,
    isTest: path.includes('.test.'),
    lines: text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    parse: () => {
      parsed ??= parseSync(path, text);
      return parsed;
    },
  };
}

function pathsBelow(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? pathsBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** The line, from 1, of an offset in `text`. */
export function lineAt(text, offset) {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Calls `visit(node, parents)` for every node of a syntax tree, outermost first; `parents` ends with the nearest. */
export function walk(node, visit, parents = []) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, parents);
    return;
  }
  if (typeof node.type === 'string') visit(node, parents);
  const next = typeof node.type === 'string' ? [...parents, node] : parents;
  for (const key in node) {
    if (key !== 'parent') walk(node[key], visit, next);
  }
}
