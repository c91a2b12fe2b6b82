// biome-ignore-all format: a table is read by its rows
import { entriesOf } from './entry.ts';

const row = entriesOf('base');

/** LW040–LW046: what `extends` brings in. */
export const BASE_ENTRIES = {
  baseNotFound: row('LW040', 'error', ['Base not found', 'Base introuvable'],
    ['The base `{ref}` is not known here.', 'La base `{ref}` n\'est pas connue ici.'],
    ['Check its name and version; standard ones are called like `templates/msp-standard@1`.', 'Vérifiez son nom et sa version ; les contrats types s\'appellent par exemple `templates/msp-standard@1`.']),
  baseCycle: row('LW041', 'error', ['Bases in a circle', 'Bases en boucle'],
    ['`{ref}` is built, through its own bases, on itself.', '`{ref}` est construit, par ses propres bases, sur lui-même.'],
    ['One of the agreements in the circle must stop extending the other.', 'L\'un des contrats de la boucle doit cesser d\'étendre l\'autre.']),
  baseTooDeep: row('LW042', 'error', ['Too many bases', 'Trop de bases'],
    ['More than {limit} bases stand one upon the other.', 'Plus de {limit} bases reposent les unes sur les autres.'],
    ['Build on a base nearer to the ground.', 'Partez d\'une base plus proche de l\'origine.']),
  baseVersionDiffers: row('LW043', 'error', ['Another version than named', 'Version différente'],
    ['`{ref}` was asked for, and the text found calls itself `{found}`.', '`{ref}` est demandé, et le texte trouvé s\'appelle `{found}`.'],
    ['Name the version that is there, or add the one that is meant.', 'Indiquez la version présente, ou ajoutez celle qui est voulue.']),
  nothingToRemove: row('LW044', 'warning', ['Nothing to remove', 'Rien à retirer'],
    ['`{key}: null` removes an inherited item, and the base has none of that name.', '`{key}: null` retire un élément hérité, et la base n\'en a pas de ce nom.'],
    ['Remove the line, or correct the name.', 'Supprimez la ligne, ou corrigez le nom.']),
} as const;
