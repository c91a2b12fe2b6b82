import type { RowProblem, Words } from './problem.ts';
import { en, fr, list } from './quoting.ts';

const VALUES = { flag: { en: 'true or false', fr: 'true ou false' }, number: { en: 'a number', fr: 'un nombre' } };

/** What is wrong with a row of a table. Codes are permanent (LW470 to LW479). */
export const ROW_WORDS: Words<RowProblem> = {
  fieldCount: [
    'LW470',
    'error',
    (p) => ({
      message: {
        en: `this row has ${p.found} fields, the header ${p.expected}`,
        fr: `cette ligne a ${p.found} champs, l’en-tête ${p.expected}`,
      },
      help: {
        en: 'quote fields that hold the delimiter',
        fr: 'mettez entre guillemets les champs qui contiennent le séparateur',
      },
    }),
  ],
  quoteNotClosed: [
    'LW471',
    'error',
    () => ({
      message: {
        en: 'a quote is opened here and never closed',
        fr: 'un guillemet est ouvert ici et n’est jamais fermé',
      },
      help: {
        en: 'close it; a quote inside a quoted field is written twice',
        fr: 'fermez-le\u202f; un guillemet dans un champ entre guillemets s’écrit deux fois',
      },
    }),
  ],
  quoteInsideField: [
    'LW472',
    'error',
    () => ({
      message: { en: 'a quote stands inside a field', fr: 'un guillemet se trouve au milieu d’un champ' },
      help: {
        en: 'quote the whole field, and write the quote inside it twice',
        fr: 'mettez tout le champ entre guillemets et doublez celui du milieu',
      },
    }),
  ],
  badUtf8: [
    'LW473',
    'error',
    () => ({
      message: { en: 'this line is not valid UTF-8', fr: 'cette ligne n’est pas de l’UTF-8 valide' },
      help: {
        en: 'write “encoding: latin1” in the mapping, or export in UTF-8',
        fr: 'écrivez «\u00a0encoding: latin1\u00a0» dans la correspondance, ou exportez en UTF-8',
      },
    }),
  ],
  lineTooLong: [
    'LW474',
    'error',
    () => ({
      message: { en: 'this line is longer than 4 MB', fr: 'cette ligne dépasse 4\u00a0Mo' },
      help: { en: 'check that the file is a table', fr: 'vérifiez que le fichier est bien un tableau' },
    }),
  ],
  noValue: [
    'LW475',
    'error',
    (p) => ({
      message: {
        en: `nothing stands in ${en(p.column)}, which every row needs`,
        fr: `rien dans ${fr(p.column)}, dont chaque ligne a besoin`,
      },
      help: { en: 'fill it in', fr: 'renseignez cette colonne' },
    }),
  ],
  badDate: [
    'LW476',
    'error',
    (p) => ({
      message: {
        en: `${en(p.column)} holds no date that exists: ${en(p.found)}`,
        fr: `${fr(p.column)} ne contient pas une date qui existe\u202f: ${fr(p.found)}`,
      },
      help: {
        en: `expected ${list(p.formats, en)}; add other ways of writing dates to “dates” in the mapping`,
        fr: `attendu\u202f: ${list(p.formats, fr)}\u202f; ajoutez d’autres formats à «\u00a0dates\u00a0» dans la correspondance`,
      },
    }),
  ],
  unknownValue: [
    'LW477',
    'error',
    (p) => ({
      message: {
        en: `the mapping does not say what ${en(p.found)} in ${en(p.column)} stands for`,
        fr: `la correspondance ne dit pas ce que signifie ${fr(p.found)} dans ${fr(p.column)}`,
      },
      help: { en: `add ${en(p.found)} to its “values”`, fr: `ajoutez ${fr(p.found)} à ses «\u00a0values\u00a0»` },
    }),
  ],
  badValue: [
    'LW478',
    'error',
    (p) => ({
      message: {
        en: `${en(p.column)} must be ${VALUES[p.expected].en}; found ${en(p.found)}`,
        fr: `${fr(p.column)} doit être ${VALUES[p.expected].fr}\u202f; trouvé\u202f: ${fr(p.found)}`,
      },
      help: {
        en: 'say in the mapping, under “values”, what it stands for',
        fr: 'dites dans la correspondance, sous «\u00a0values\u00a0», ce que cela signifie',
      },
    }),
  ],
  unreadable: [
    'LW479',
    'error',
    (p) => ({
      message: { en: `this file can not be read (${p.reason})`, fr: `ce fichier est illisible (${p.reason})` },
      help: {
        en: 'check that it exists, that it is a file, and that you may read it',
        fr: 'vérifiez qu’il existe, que c’est bien un fichier, et que vous avez le droit de le lire',
      },
    }),
  ],
};
