import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Hindered } from '../../../app/ports/index.ts';
import type { Config } from '../../../app/running/index.ts';
import { makeFolders, unusable } from '../../../store/postgres/index.ts';

/**
 * Makes the data folder where it is missing and anything is to lie in it.
 * @throws Hindered where a file stands in its place, or none can be made there
 */
export function requireFolder({ data, databaseUrl, secret }: Pick<Config, 'data' | 'databaseUrl' | 'secret'>): void {
  const place = resolve(data);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw isFile(place);
  if (databaseUrl !== null && secret !== null) return;
  try {
    makeFolders(place, 0o700);
  } catch (error) {
    throw unusable(place, (error as NodeJS.ErrnoException).code ?? String(error), error);
  }
}

function isFile(place: string): Hindered {
  return new Hindered(
    'place',
    { fr: `${place} est un fichier ; il faut un dossier`, en: `${place} is a file; a folder is needed` },
    { fr: 'Nommez un dossier avec LEEWAY_DATA.', en: 'Name a folder with LEEWAY_DATA.' },
  );
}
