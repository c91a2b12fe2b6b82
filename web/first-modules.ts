import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Packages that every page takes. What is not here comes with the pages that use it. */
const PACKAGES =
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|openapi-fetch|@tanstack\/(?:history|store|react-store|router-core|react-router|query-core|react-query))\//;

/** Of those packages, what only some pages use: sentences with parts that can be pressed. */
const SELDOM = /node_modules\/react-i18next\/.*Trans\w*\.js/;

/**
 * Tells what the first page takes: those packages, and what `entries` import of ours, and that in turn; what is imported
 * when it is used is left out. Together in one file it weighs a tenth less than in sixty.
 */
export function firstModules(entries: readonly string[]): (id: string) => boolean {
  const taken = new Set<string>();
  for (const entry of entries) take(entry, taken);
  return (id) => taken.has(id) || (PACKAGES.test(id) && !SELDOM.test(id));
}

function take(file: string, taken: Set<string>): void {
  if (taken.has(file) || !existsSync(file) || !/\.tsx?$/.test(file)) return;
  taken.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, isType, path = ''] of text.matchAll(/^(?:import|export)( type)?\b[^;]*?from '(\.[^']+)';/gm)) {
    if (isType === undefined) take(join(dirname(file), path), taken);
  }
}
