// Brings the database of a URL up to date with the steps of a folder, and ends.
import { migrate, openDatabase } from '../../src/store/postgres/index.ts';

const database = openDatabase({ connectionString: process.argv[2] ?? '', max: 2 });
await migrate(database, process.argv[3] ?? '');
await database.close();
