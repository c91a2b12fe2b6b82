// store/postgres: what is kept, in PostgreSQL?
// Takes what the ports of `app` ask to be kept, and a database (15 or later) to keep it in; gives it back. Knows nothing of
// what any of it means.
export { readCopy } from './backup/read-copy.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export { writeBackup } from './backup/write-backup.ts';
export { type Database, openDatabase } from './database.ts';
export { openLedger } from './ledger/open-ledger.ts';
export { lookAt } from './look-at.ts';
export { migrate } from './migrate.ts';
export { bringUpToDate, openBareStorage, openStorage, type Storage } from './open-storage.ts';
export { openPostgresStore } from './open-store.ts';
