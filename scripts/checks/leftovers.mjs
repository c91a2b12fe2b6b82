// Nothing is left for later: no test that does not run, no note to ourselves in what we ship.
import { lineAt, walk } from '../source-files.mjs';

const RUNNERS = new Set(['it', 'test', 'describe', 'suite']);
const NOT_RUN = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);
const NOTES = new RegExp(
  `\\b(${['TO', 'FIX', 'XX'].map((start, at) => start + ['DO', 'ME', 'X'][at]).join('|')})\\b|not implemented`,
);

/** Findings of the check over `files`. */
export function checkLeftovers(files) {
  return [...files.filter((file) => file.isTest).flatMap(skippedTests), ...files.flatMap(notes)];
}

function skippedTests(file) {
  const findings = [];
  walk(file.parse().program, (node) => {
    const isSkipped =
      (node.type === 'MemberExpression' && RUNNERS.has(node.object.name) && NOT_RUN.has(node.property.name)) ||
      (node.type === 'CallExpression' && /^x(it|test|describe)$/.test(node.callee.name ?? ''));
    if (!isSkipped) return;
    findings.push({
      what: 'a test that does not run, or keeps others from running',
      where: `${file.path}:${lineAt(file.text, node.start)}`,
      wayOut: 'Let it run, or take it out.',
    });
  });
  return findings;
}

function notes(file) {
  if (file.isTest || !/^(src|bin)\//.test(file.path)) return [];
  const found = NOTES.exec(file.text);
  if (!found) return [];
  return [
    {
      what: `left for later (${found[0]})`,
      where: `${file.path}:${lineAt(file.text, found.index)}`,
      wayOut: 'Do it, or take it out.',
    },
  ];
}
