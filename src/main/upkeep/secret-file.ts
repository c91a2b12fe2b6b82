import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Hindered } from '../../app/ports/index.ts';
import type { Config } from '../../app/running/index.ts';
import { makeFolders } from '../../store/postgres/index.ts';

export function secretFileOf(config: Config): string {
  return join(resolve(config.data), 'secret');
}

/** The secret of the data folder, for a backup to carry; null: none yet, or it was given and is kept where it comes from. */
export function carriedSecret(config: Config): string | null {
  if (config.secret !== null) return null;
  try {
    return readFileSync(secretFileOf(config), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Puts the secret that a backup carried into the data folder. @throws Hindered where another one is in its place */
export function keepSecret(config: Config, secret: string): void {
  const file = secretFileOf(config);
  const present = config.secret ?? carriedSecret(config);
  if (present === secret) return;
  if (present !== null) {
    throw new Hindered(
      'notEmpty',
      {
        fr: 'la sauvegarde vient avec un autre secret que celui-ci',
        en: 'the backup comes with another secret than this',
      },
      {
        fr: 'Restaurez dans un dossier nouveau (LEEWAY_DATA) et sans LEEWAY_SECRET\u202f; rien n’a été modifié.',
        en: 'Restore into a new folder (LEEWAY_DATA) and without LEEWAY_SECRET; nothing was changed.',
      },
    );
  }
  makeFolders(dirname(file), 0o700);
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
}
