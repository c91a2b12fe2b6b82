// Names say what a thing is: kebab-case files, no drawer for whatever, no folder that has lost its noun.
import { posix } from 'node:path';

const FOLDER = 15;
const DRAWERS = /(^|-)(utils?|helpers?|common|shared|libs?|managers?|misc)(-|$)|-service$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Findings of the name check over `files`. */
export function checkNames(files) {
  return [...files.flatMap(badName), ...crowdedFolders(files)];
}

function badName({ path }) {
  const parts = path.split('/');
  const file = parts.at(-1);
  const names = [...parts.slice(1, -1), file.replace(/(\.[a-z]+)+$/, '')];
  const findings = [];
  if (!names.every((name) => KEBAB.test(name))) {
    findings.push({
      what: 'is not in kebab-case',
      where: path,
      wayOut: 'Name it for its main export: add-open-time.ts.',
    });
  }
  if (names.some((name) => DRAWERS.test(name))) {
    findings.push({
      what: 'is a drawer, not a noun',
      where: path,
      wayOut: 'Name it for the question that it helps to answer.',
    });
  }
  return findings;
}

function crowdedFolders(files) {
  const counts = new Map();
  for (const { path, isTest } of files) {
    if (!isTest) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > FOLDER)
    .map(([folder, count]) => ({
      what: `${count} files, ${FOLDER} at most`,
      where: folder,
      wayOut: 'The sixteenth file means a missing noun: give it a folder.',
    }));
}
