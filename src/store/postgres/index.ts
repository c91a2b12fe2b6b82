// store/postgres: what is kept, in PostgreSQL?
// Takes what the ports of `app` ask to be kept, and a database (15 or later) to keep it in; gives it back. Knows nothing of
// what any of it means.
export { beginRestore, endRestore, requireSameCopy, requireWhole } from './backup/half-restored.ts';
export { readCopy, requireCopy } from './backup/read-copy.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export { writeBackup } from './backup/write-backup.ts';
export { type Database, openDatabase } from './database.ts';
export { unusable } from './embedded/identity.ts';
export { makeFolders } from './embedded/make-folders.ts';
export { openLedger } from './ledger/open-ledger.ts';
export { lookAt } from './look-at.ts';
export { migrate } from './migrate.ts';
export { bringUpToDate, openBareStorage, openStorage, type Storage } from './open-storage.ts';
export { openPostgresStore } from './open-store.ts';
