// Holds files and functions to the sizes of ARCHITECTURE.md, and tells the medians. Tests and data are not counted.
import { lineAt, walk } from '../source-files.mjs';

const CORE_FILE = 200;
const FILE = 300;
const FUNCTION = 50;
/** Markup is long and simple. */
const COMPONENT = 80;
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Catalogues and generated tables are data; no one reads them from top to bottom. */
const isData = (path) => /\.(data|gen)\.(ts|mjs)$/.test(path);

/** Findings of the size check over `files`. */
export function checkSizes(files) {
  const counted = files.filter((file) => !file.isTest && !isData(file.path));
  return [...counted.flatMap(tooLongFile), ...counted.flatMap(tooLongFunctions)];
}

/** One line with the median sizes, for whoever runs the check. */
export function mediansOf(files) {
  const counted = files.filter((file) => !file.isTest && !isData(file.path) && file.path.startsWith('src/'));
  const core = counted.filter((file) => file.path.startsWith('src/core/'));
  const rest = counted.filter((file) => !file.path.startsWith('src/core/'));
  const functions = counted.flatMap(functionsOf).map((found) => found.lines);
  const [coreMedian, restMedian, functionMedian] = [core.map(linesOf), rest.map(linesOf), functions].map(median);
  return `median lines: core file ${coreMedian}, other file ${restMedian}, function ${functionMedian}`;
}

function tooLongFile(file) {
  const limit = file.path.startsWith('src/core/') ? CORE_FILE : FILE;
  if (file.lines <= limit) return [];
  return [
    {
      what: `${file.lines} lines, ${limit} at most`,
      where: file.path,
      wayOut: 'Which noun is missing? Give it a file.',
    },
  ];
}

function tooLongFunctions(file) {
  return functionsOf(file)
    .filter((found) => found.lines > limitOf(file))
    .map((found) => ({
      what: `a function of ${found.lines} lines, ${limitOf(file)} at most`,
      where: `${file.path}:${found.line}`,
      wayOut: 'Name its steps: each becomes a function of its own.',
    }));
}

const limitOf = (file) => (file.path.endsWith('.tsx') ? COMPONENT : FUNCTION);

function functionsOf(file) {
  const found = [];
  walk(file.parse().program, (node) => {
    if (!FUNCTIONS.has(node.type)) return;
    const line = lineAt(file.text, node.start);
    found.push({ line, lines: lineAt(file.text, node.end) - line + 1 });
  });
  return found;
}

const linesOf = (file) => file.lines;

function median(numbers) {
  if (numbers.length === 0) return '–';
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
