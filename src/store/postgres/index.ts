// store/postgres: what is kept, in PostgreSQL?
// Takes what the ports of `app` ask to be kept, and a database (15 or later) to keep it in; gives it back. Knows nothing of
// what any of it means.
export { type Database, openDatabase } from './database.ts';
export { type Migrated, migrate } from './migrate.ts';
export { openPostgresStore } from './open-store.ts';
