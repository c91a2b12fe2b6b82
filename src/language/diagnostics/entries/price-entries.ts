// biome-ignore-all format: a table is read by its rows
import { entriesOf } from './entry.ts';

const row = entriesOf('meaning');

/** LW150–LW154: prices and shares that are spelt well and can not be reckoned with. */
export const PRICE_ENTRIES = {
  zeroUnit: row('LW150', 'error', ['Counted by nothing', 'Unité nulle'],
    ['`{key}: {value}` is no time at all: nothing can be counted by it.', '`{key}: {value}` est une durée nulle : rien ne peut être compté ainsi.'],
    ['Give it a length above zero, or remove the key where it is optional.', 'Donnez une durée supérieure à zéro, ou supprimez la clé si elle est facultative.']),
  priceTiersOutOfOrder: row('LW151', 'error', ['Price tiers out of order', 'Tranches de prix en désordre'],
    ['The price tier up to {value} comes after one up to {before}, and would never be reached.', 'La tranche de prix jusqu\'à {value} suit une tranche jusqu\'à {before}, et ne serait jamais atteinte.'],
    ['Order the tiers by quantity, each bound once; only the last leaves `upTo` out.', 'Ordonnez les tranches par quantité, chaque borne une seule fois ; seule la dernière omet `upTo`.']),
  floorAboveCeiling: row('LW152', 'error', ['Floor above the ceiling', 'Plancher au-dessus du plafond'],
    ['`floor: {floor}` is above `ceiling: {ceiling}`: no revision could keep both.', '`floor: {floor}` dépasse `ceiling: {ceiling}` : aucune évolution de prix ne respecterait les deux.'],
    ['Exchange or correct them.', 'Échangez-les ou corrigez-les.']),
  formulaWithoutPrice: row('LW153', 'error', ['Index formula without a price', 'Formule d\'indexation sans prix'],
    ['`{value}` comes to no price above zero even while the index stays what it was.', '`{value}` ne donne aucun prix supérieur à zéro, même quand l\'indice ne bouge pas.'],
    ['Write one that divides by no zero and leaves the price as it is while `S1` equals `S0`: `P0 * S1 / S0`.', 'Écrivez-en une qui ne divise pas par zéro et laisse le prix inchangé tant que `S1` égale `S0` : `P0 * S1 / S0`.']),
  nothingCharged: row('LW154', 'warning', ['Share of charges, and no charges', 'Part des prix, sans aucun prix'],
    ['`{item}` is a share of the charges, and the agreement charges nothing: it comes to zero.', '`{item}` est une part des prix, et le contrat n\'en fixe aucun : elle vaut zéro.'],
    ['Add the prices under `charges.lines` or `levels`, or give an amount.', 'Ajoutez les prix sous `charges.lines` ou `levels`, ou donnez un montant.']),
} as const;
