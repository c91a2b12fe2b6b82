import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackupPlace, Config } from '../../app/running/index.ts';
import { type Database, writeBackup } from '../../store/postgres/index.ts';
import { carriedSecret } from './secret-file.ts';

/** Where nightly backups go: LEEWAY_BACKUP_DIR, else `backups` in the data folder. */
export function backupPlace(config: Config, owner: Database, program: string): BackupPlace {
  const folder = config.backupDir ?? join(resolve(config.data), 'backups');
  return {
    names: () =>
      readdir(folder).catch((error) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      }),
    write: async (name) => {
      await writeBackup(owner, join(folder, name), { program, secret: carriedSecret(config) });
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}
