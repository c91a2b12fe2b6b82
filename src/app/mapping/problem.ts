import type { Said } from '../../core/event/index.ts';

/** What is wrong with a mapping, or with a row of the table it is used on. */
export type MappingProblem =
  | { readonly kind: 'missingKey'; readonly key: string }
  | { readonly kind: 'unknownKey'; readonly key: string; readonly nearest: string | null; readonly known: readonly string[] }
  | { readonly kind: 'wrongKind'; readonly key: string; readonly expected: 'map' | 'text' | 'list' }
  | { readonly kind: 'unknownChoice'; readonly key: string; readonly found: string; readonly choices: readonly string[]; readonly nearest: string | null }
  | { readonly kind: 'unknownZone'; readonly zone: string }
  | { readonly kind: 'badDateFormat'; readonly format: string }
  | { readonly kind: 'unknownEvent'; readonly type: string; readonly nearest: string | null }
  | { readonly kind: 'oddField'; readonly field: string; readonly nearest: string }
  | { readonly kind: 'noOpening' }
  | { readonly kind: 'noColumn'; readonly column: string; readonly nearest: string | null; readonly known: readonly string[] };

export type RowProblem =
  | { readonly kind: 'fieldCount'; readonly found: number; readonly expected: number }
  | { readonly kind: 'quoteNotClosed' }
  | { readonly kind: 'quoteInsideField' }
  | { readonly kind: 'badUtf8' }
  | { readonly kind: 'lineTooLong' }
  | { readonly kind: 'noValue'; readonly column: string }
  | { readonly kind: 'badDate'; readonly column: string; readonly found: string; readonly formats: readonly string[] }
  | { readonly kind: 'unknownValue'; readonly column: string; readonly found: string }
  | { readonly kind: 'badValue'; readonly column: string; readonly found: string; readonly expected: 'flag' | 'number' }
  | { readonly kind: 'unreadable'; readonly reason: string };

type Problem = MappingProblem | RowProblem;
type Words = { readonly message: Said; readonly help: Said };
type Row<P> = readonly [code: string, level: 'error' | 'warning', words: (problem: P) => Words];
type Catalogue = { readonly [K in Problem['kind']]: Row<Extract<Problem, { kind: K }>> };

const en = (text: string) => `“${text}”`;
const fr = (text: string) => `«\u00a0${text}\u00a0»`;
const list = (texts: readonly string[], quote: (text: string) => string) =>
  texts.length > 16 ? `${texts.slice(0, 16).map(quote).join(', ')}…` : texts.map(quote).join(', ');
const nearestOr = (nearest: string | null, otherwise: Said): Said =>
  nearest === null ? otherwise : { en: `did you mean ${en(nearest)}?`, fr: `vouliez-vous dire ${fr(nearest)}\u202f?` };
const KINDS = {
  map: { en: 'a map of keys and values', fr: 'une table de clés et de valeurs' },
  text: { en: 'a text', fr: 'un texte' },
  list: { en: 'a list', fr: 'une liste' },
};
const VALUES = { flag: { en: 'true or false', fr: 'true ou false' }, number: { en: 'a number', fr: 'un nombre' } };

const CATALOGUE: Catalogue = {
  missingKey: ['LW451', 'error', (p) => ({
    message: { en: `the mapping does not say ${en(p.key)}`, fr: `la correspondance ne précise pas ${fr(p.key)}` },
    help: { en: `add ${en(p.key)}`, fr: `ajoutez ${fr(p.key)}` },
  })],
  unknownKey: ['LW452', 'error', (p) => ({
    message: { en: `a mapping has no ${en(p.key)} here`, fr: `une correspondance n’a pas de ${fr(p.key)} ici` },
    help: nearestOr(p.nearest, { en: `possible here: ${list(p.known, en)}`, fr: `possibles ici\u202f: ${list(p.known, fr)}` }),
  })],
  wrongKind: ['LW453', 'error', (p) => ({
    message: { en: `${en(p.key)} must be ${KINDS[p.expected].en}`, fr: `${fr(p.key)} doit être ${KINDS[p.expected].fr}` },
    help: { en: 'see the mapping of examples/incident-log', fr: 'voyez la correspondance de examples/incident-log' },
  })],
  unknownChoice: ['LW454', 'error', (p) => ({
    message: { en: `${en(p.key)} can not be ${en(p.found)}`, fr: `${fr(p.key)} ne peut pas être ${fr(p.found)}` },
    help: nearestOr(p.nearest, { en: `choose one of ${list(p.choices, en)}`, fr: `choisissez parmi ${list(p.choices, fr)}` }),
  })],
  unknownZone: ['LW455', 'error', (p) => ({
    message: { en: `no time zone is called ${en(p.zone)}`, fr: `aucun fuseau horaire ne s’appelle ${fr(p.zone)}` },
    help: { en: 'write an IANA name, such as Europe/Paris or UTC', fr: 'écrivez un nom IANA, comme Europe/Paris ou UTC' },
  })],
  badDateFormat: ['LW456', 'error', (p) => ({
    message: { en: `${en(p.format)} is not a way of writing dates`, fr: `${fr(p.format)} n’est pas une façon d’écrire des dates` },
    help: { en: 'write iso, unix, unixMs, or a pattern such as d/m/yyyy HH:MM', fr: 'écrivez iso, unix, unixMs, ou un motif comme d/m/yyyy HH:MM' },
  })],
  unknownEvent: ['LW457', 'error', (p) => ({
    message: { en: `no event of a ticket is called ${en(p.type)}`, fr: `aucun événement de ticket ne s’appelle ${fr(p.type)}` },
    help: nearestOr(p.nearest, { en: 'write opened, assigned, replied, resolved …', fr: 'écrivez opened, assigned, replied, resolved…' }),
  })],
  oddField: ['LW458', 'warning', (p) => ({
    message: { en: `no agreement looks at a field ${en(p.field)} of this event`, fr: `aucun contrat ne regarde un champ ${fr(p.field)} de cet événement` },
    help: nearestOr(p.nearest, { en: '', fr: '' }),
  })],
  noOpening: ['LW459', 'error', () => ({
    message: { en: 'no ticket would ever be opened', fr: 'aucun ticket ne serait jamais ouvert' },
    help: { en: 'add under “events”: opened: { at: the column of the opening’s date, data: { customer: … } }', fr: 'ajoutez sous «\u00a0events\u00a0»\u202f: opened: { at: la colonne de la date d’ouverture, data: { customer: … } }' },
  })],
  noColumn: ['LW460', 'error', (p) => ({
    message: { en: `the table has no column ${en(p.column)}`, fr: `le tableau n’a pas de colonne ${fr(p.column)}` },
    help: nearestOr(p.nearest, { en: `its columns are ${list(p.known, en)}`, fr: `ses colonnes sont ${list(p.known, fr)}` }),
  })],
  fieldCount: ['LW470', 'error', (p) => ({
    message: { en: `this row has ${p.found} fields, the header ${p.expected}`, fr: `cette ligne a ${p.found} champs, l’en-tête ${p.expected}` },
    help: { en: 'quote fields that hold the delimiter', fr: 'mettez entre guillemets les champs qui contiennent le séparateur' },
  })],
  quoteNotClosed: ['LW471', 'error', () => ({
    message: { en: 'a quote is opened here and never closed', fr: 'un guillemet est ouvert ici et n’est jamais fermé' },
    help: { en: 'close it; a quote inside a quoted field is written twice', fr: 'fermez-le\u202f; un guillemet dans un champ entre guillemets s’écrit deux fois' },
  })],
  quoteInsideField: ['LW472', 'error', () => ({
    message: { en: 'a quote stands inside a field', fr: 'un guillemet se trouve au milieu d’un champ' },
    help: { en: 'quote the whole field, and write the quote inside it twice', fr: 'mettez tout le champ entre guillemets et doublez celui du milieu' },
  })],
  badUtf8: ['LW473', 'error', () => ({
    message: { en: 'this line is not valid UTF-8', fr: 'cette ligne n’est pas de l’UTF-8 valide' },
    help: { en: 'write “encoding: latin1” in the mapping, or export in UTF-8', fr: 'écrivez «\u00a0encoding: latin1\u00a0» dans la correspondance, ou exportez en UTF-8' },
  })],
  lineTooLong: ['LW474', 'error', () => ({
    message: { en: 'this line is longer than 4 MB', fr: 'cette ligne dépasse 4\u00a0Mo' },
    help: { en: 'check that the file is a table', fr: 'vérifiez que le fichier est bien un tableau' },
  })],
  noValue: ['LW475', 'error', (p) => ({
    message: { en: `nothing stands in ${en(p.column)}, which every row needs`, fr: `rien dans ${fr(p.column)}, dont chaque ligne a besoin` },
    help: { en: 'fill it in', fr: 'renseignez cette colonne' },
  })],
  badDate: ['LW476', 'error', (p) => ({
    message: { en: `${en(p.column)} holds no date that exists: ${en(p.found)}`, fr: `${fr(p.column)} ne contient pas une date qui existe\u202f: ${fr(p.found)}` },
    help: { en: `expected ${list(p.formats, en)}; add other ways of writing dates to “dates” in the mapping`, fr: `attendu\u202f: ${list(p.formats, fr)}\u202f; ajoutez d’autres formats à «\u00a0dates\u00a0» dans la correspondance` },
  })],
  unknownValue: ['LW477', 'error', (p) => ({
    message: { en: `the mapping does not say what ${en(p.found)} in ${en(p.column)} stands for`, fr: `la correspondance ne dit pas ce que signifie ${fr(p.found)} dans ${fr(p.column)}` },
    help: { en: `add ${en(p.found)} to its “values”`, fr: `ajoutez ${fr(p.found)} à ses «\u00a0values\u00a0»` },
  })],
  badValue: ['LW478', 'error', (p) => ({
    message: { en: `${en(p.column)} must be ${VALUES[p.expected].en}; found ${en(p.found)}`, fr: `${fr(p.column)} doit être ${VALUES[p.expected].fr}\u202f; trouvé\u202f: ${fr(p.found)}` },
    help: { en: 'say in the mapping, under “values”, what it stands for', fr: 'dites dans la correspondance, sous «\u00a0values\u00a0», ce que cela signifie' },
  })],
  unreadable: ['LW479', 'error', (p) => ({
    message: { en: `this file can not be read (${p.reason})`, fr: `ce fichier est illisible (${p.reason})` },
    help: { en: 'check that it exists, that it is a file, and that you may read it', fr: 'vérifiez qu’il existe, que c’est bien un fichier, et que vous avez le droit de le lire' },
  })],
};

/** A problem of a mapping or of a row in words, with its permanent code (LW450 to LW499). */
export function mappingProblemText(problem: Problem): Words & { readonly code: string; readonly level: 'error' | 'warning' } {
  const [code, level, words] = CATALOGUE[problem.kind] as Row<Problem>;
  return { code, level, ...words(problem) };
}
