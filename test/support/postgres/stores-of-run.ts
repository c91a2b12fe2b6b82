import { inject } from 'vitest';
import { databasesOf, type FreshDatabases } from './fresh-stores.ts';

/**
 * Fresh databases of PostgreSQL 15, in the one cluster of the whole run: for those who leave the server itself alone.
 * @throws when it could not be started
 */
export function storesOfRun(): FreshDatabases {
  const shared = inject('postgres15');
  if ('missing' in shared) throw new Error(`there is no PostgreSQL 15 to test with: ${shared.missing}`);
  return databasesOf(shared);
}
