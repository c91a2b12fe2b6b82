// biome-ignore-all format: a table is read by its rows
import type { Wording } from './wording.ts';

/** What is wrong with a line of the `calendar` command besides its calendar. */
export const LINE_WORDINGS = {
  notAnObject: {
    en: 'a line is a JSON object with `op`, `calendar` and what the operation needs',
    fr: 'une ligne est un objet JSON avec `op`, `calendar` et ce que l\'opération demande' },
  unknownOp: {
    en: '`op` is one of `add`, `between`, `isOpen`, `nextOpen`, not {=found}',
    fr: '`op` est `add`, `between`, `isOpen` ou `nextOpen`, et non {=found}' },
  noOp: {
    en: 'the line has no `op`: write `add`, `between`, `isOpen` or `nextOpen`',
    fr: 'la ligne n\'a pas de `op` : écrivez `add`, `between`, `isOpen` ou `nextOpen`' },
  notAnInstant: {
    en: '{key} is an instant such as `2025-01-03T16:00:00Z`, not {=found}',
    fr: '{key} est un instant comme `2025-01-03T16:00:00Z`, et non {=found}' },
  noInstant: {
    en: 'the line has no {key}: write an instant such as `2025-01-03T16:00:00Z`',
    fr: 'la ligne n\'a pas de {key} : écrivez un instant comme `2025-01-03T16:00:00Z`' },
  outside: {
    en: '{key} ({=found}) lies outside 1900 to 2200',
    fr: '{key} ({=found}) est hors des années 1900 à 2200' },
  badSeconds: {
    en: '`seconds` is a number that is not negative, not {=found}',
    fr: '`seconds` est un nombre qui n\'est pas négatif, et non {=found}' },
  noSeconds: {
    en: 'the line has no `seconds`: write a number that is not negative',
    fr: 'la ligne n\'a pas de `seconds` : écrivez un nombre qui n\'est pas négatif' },
  tooFar: {
    en: '{=seconds} s of service time after {=from} lie more than 20 years ahead',
    fr: '{=seconds} s de temps de service après {=from} mènent à plus de 20 ans' },
  tooFine: {
    en: '`seconds` has more than three decimals: {=seconds}',
    fr: '`seconds` a plus de trois décimales : {=seconds}' },
} as const satisfies { readonly [name: string]: Wording };
