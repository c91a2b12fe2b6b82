// biome-ignore-all format: a table is read by its rows
import { entriesOf } from './entry.ts';

const row = entriesOf('set');

/** LW201–LW209: several agreements taken together. */
export const SET_ENTRIES = {
  agreementsTie: row('LW201', 'error', ['Two agreements tie', 'Deux contrats à égalité'],
    ['`{target}` of `{agreement}` and `{otherTarget}` of `{other}` would judge the same tickets by the same right.', '`{target}` de `{agreement}` et `{otherTarget}` de `{other}` jugeraient les mêmes tickets au même titre.'],
    ['Make one of them more specific (`when`), end it before the other begins, or name different customers.', 'Rendez l\'un des deux plus précis (`when`), terminez-le avant que l\'autre ne commence, ou nommez des clients différents.']),
  versionTwice: row('LW202', 'error', ['Version given twice', 'Version en double'],
    ['`{ref}` is given twice.', '`{ref}` est donné deux fois.'],
    ['Raise the `version` of the later one.', 'Augmentez la `version` du plus récent.']),
  versionsOutOfOrder: row('LW203', 'error', ['Versions out of order', 'Versions en désordre'],
    ['`{ref}` takes effect on {date}, not after `{earlier}` ({earlierDate}).', '`{ref}` prend effet le {date}, et non après `{earlier}` ({earlierDate}).'],
    ['A later version must take effect later.', 'Une version ultérieure doit prendre effet plus tard.']),
  dependencyUnknown: row('LW204', 'warning', ['Supplier agreement not given', 'Contrat fournisseur absent'],
    ['`{service}` stands on `{id}`, and none of the supplier agreements given has that id.', '`{service}` repose sur `{id}`, et aucun des contrats fournisseurs donnés ne porte cet identifiant.'],
    ['Add the file of that agreement, or correct the id.', 'Ajoutez le fichier de ce contrat, ou corrigez l\'identifiant.']),
  kindChanges: row('LW205', 'error', ['One id, two kinds', 'Un identifiant, deux types'],
    ['`{ref}` is of kind `{kind}`, and `{earlier}` of kind `{earlierKind}`.', '`{ref}` est de type `{kind}`, et `{earlier}` de type `{earlierKind}`.'],
    ['Give one of them another id.', 'Donnez à l\'un d\'eux un autre identifiant.']),
  laterUnder: row('LW206', 'warning', ['Tighter than the supplier\'s promise', 'Plus serré que l\'engagement du fournisseur'],
    ['`{target}` on `{service}` is tighter than what `{suppliers}` promises, which may come {late} too late.', '`{target}` sur `{service}` est plus serré que l\'engagement de `{suppliers}`, qui peut arriver {late} trop tard.'],
    ['Worst start: {worst}. Tightest safe commitment: {safe}. Or agree longer hours or a shorter time limit with the supplier.', 'Pire départ : {worst}. Engagement sûr le plus serré : {safe}. Ou convenez avec le fournisseur d\'une plage plus large ou d\'un délai plus court.']),
  moreDowntimeUnder: row('LW207', 'warning', ['More downtime underneath than promised', 'Plus d\'indisponibilité en dessous que promis'],
    ['`{target}` on `{service}` permits less downtime than `{suppliers}` beneath it.', '`{target}` sur `{service}` permet moins d\'indisponibilité que `{suppliers}` en dessous.'],
    ['Tightest safe commitment: {safe}. Or agree a higher availability or longer hours with the supplier.', 'Engagement sûr le plus serré : {safe}. Ou convenez avec le fournisseur d\'une disponibilité plus haute ou d\'une plage plus large.']),
  agreementsInRing: row('LW208', 'error', ['Agreements in a ring', 'Contrats en boucle'],
    ['These agreements stand on each other, so that nothing carries them: {ring}.', 'Ces contrats reposent les uns sur les autres, si bien que rien ne les porte : {ring}.'],
    ['Take the id out of one `dependsOn`.', 'Retirez l\'identifiant de l\'un des `dependsOn`.']),
} as const;
