import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Hindered } from '../../../app/ports/index.ts';

/** The data folder may be missing, for it is made; but it can not be made where a file is. */
export function requireFolder(data: string): void {
  const place = resolve(data);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? true) return;
  throw new Hindered(
    'place',
    { fr: `${place} est un fichier ; il faut un dossier`, en: `${place} is a file; a folder is needed` },
    { fr: 'Nommez un dossier avec LEEWAY_DATA.', en: 'Name a folder with LEEWAY_DATA.' },
  );
}
