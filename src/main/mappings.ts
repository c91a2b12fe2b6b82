import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MappingRunner } from '../app/ports/index.ts';
import type { MappingTemplate } from '../app/sources/index.ts';
import { openMappingRunner } from '../connectors/mapping/index.ts';

const ENDING = '.yaml';
/** What one begins with comes first. */
const FIRST = 'generic';

/** The mappings of payloads that come with the package, by name; `generic` first. */
export function shippedMappings(packageFolder: string): readonly MappingTemplate[] {
  const folder = join(packageFolder, 'mappings');
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => ({ id: name.slice(0, -ENDING.length), text: readFileSync(join(folder, name), 'utf8') }))
    .sort((a, b) => Number(b.id === FIRST) - Number(a.id === FIRST) || (a.id < b.id ? -1 : 1));
}

/** What reads payloads, in the process that the package brings along. It starts with the first payload. */
export function mappingRunner(packageFolder: string): MappingRunner {
  return openMappingRunner(join(packageFolder, 'dist', 'mapping.cjs'));
}
