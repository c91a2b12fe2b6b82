import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../../app/running/index.ts';

/** Whether there is a store to look at: a database of one's own is named, or the data folder holds the embedded one. */
export function isStoreThere({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): boolean {
  return databaseUrl !== null || existsSync(join(resolve(data), 'postgres'));
}
