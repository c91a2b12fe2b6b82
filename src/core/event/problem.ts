/** What is wrong with one event of a file, as a value. `field` is the name in the file (`time`, `data.priority`). */
export type EventProblem =
  | { readonly kind: 'notAnObject' }
  | { readonly kind: 'missingField'; readonly field: string }
  | { readonly kind: 'wrongField'; readonly field: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'badInstant'; readonly field: string; readonly found: string }
  | { readonly kind: 'beyondHorizon'; readonly field: string; readonly found: string }
  | { readonly kind: 'oneFieldRequired'; readonly fields: readonly string[] }
  | { readonly kind: 'tooDeep' }
  | { readonly kind: 'repeatedField' }
  | { readonly kind: 'unknownType'; readonly type: string; readonly nearest: string | null }
  | { readonly kind: 'differentContent'; readonly source: string; readonly id: string }
  | { readonly kind: 'notJson'; readonly found: string }
  | { readonly kind: 'truncatedLine' }
  | { readonly kind: 'badUtf8' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'lineTooLong'; readonly limitMegabytes: number }
  | { readonly kind: 'moreOfThese'; readonly code: string; readonly count: number };

/** One thing said in both languages. */
export interface Said {
  readonly fr: string;
  readonly en: string;
}

/** A problem with its permanent code, what it is and the way out. */
export interface ProblemText {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly message: Said;
  readonly help: Said;
}

type Wording<P> = (problem: P) => Omit<ProblemText, 'code' | 'level'>;
type Catalogue = { readonly [K in EventProblem['kind']]: readonly [string, 'error' | 'warning', Wording<Extract<EventProblem, { kind: K }>>] };

const CATALOGUE: Catalogue = {
  notJson: ['LW400', 'error', (p) => ({
    message: { en: `this line is not JSON: unexpected “${p.found}”`, fr: `cette ligne n’est pas du JSON\u202f: «\u00a0${p.found}\u00a0» inattendu` },
    help: { en: 'each line must hold one complete JSON object; repair or remove this one', fr: 'chaque ligne doit contenir un objet JSON complet\u202f; corrigez ou retirez celle-ci' },
  })],
  truncatedLine: ['LW401', 'error', () => ({
    message: { en: 'this line ends in the middle of its JSON', fr: 'cette ligne s’arrête au milieu de son JSON' },
    help: { en: 'the file was probably cut while being written; export it again', fr: 'le fichier a sans doute été coupé pendant son écriture\u202f; exportez-le de nouveau' },
  })],
  badUtf8: ['LW402', 'error', () => ({
    message: { en: 'this line is not valid UTF-8', fr: 'cette ligne n’est pas de l’UTF-8 valide' },
    help: { en: 'write the file in UTF-8', fr: 'enregistrez le fichier en UTF-8' },
  })],
  lineTooLong: ['LW403', 'error', (p) => ({
    message: { en: `this line is longer than ${p.limitMegabytes} MB and was not read`, fr: `cette ligne dépasse ${p.limitMegabytes}\u00a0Mo et n’a pas été lue` },
    help: { en: 'write one event a line (JSON Lines), not one array of them', fr: 'écrivez un événement par ligne (JSON Lines), et non un tableau d’événements' },
  })],
  unreadable: ['LW413', 'error', (p) => ({
    message: { en: `this file can not be read (${p.reason})`, fr: `ce fichier est illisible (${p.reason})` },
    help: { en: 'check that it exists, that it is a file, and that you may read it', fr: 'vérifiez qu’il existe, que c’est bien un fichier, et que vous avez le droit de le lire' },
  })],
  notAnObject: ['LW404', 'error', () => ({
    message: { en: 'an event must be a JSON object', fr: 'un événement doit être un objet JSON' },
    help: { en: 'write {"id":…,"source":…,"type":…,"subject":…,"time":…,"data":{…}}', fr: 'écrivez {"id":…,"source":…,"type":…,"subject":…,"time":…,"data":{…}}' },
  })],
  missingField: ['LW405', 'error', (p) => ({
    message: { en: `the event has no “${p.field}”`, fr: `l’événement n’a pas de «\u00a0${p.field}\u00a0»` },
    help: { en: `add “${p.field}”`, fr: `ajoutez «\u00a0${p.field}\u00a0»` },
  })],
  wrongField: ['LW406', 'error', (p) => ({
    message: { en: `“${p.field}” must be ${p.expected}; found ${p.found}`, fr: `«\u00a0${p.field}\u00a0» doit être de la forme ${p.expected}\u202f; trouvé\u202f: ${p.found}` },
    help: { en: `correct “${p.field}”, or leave it out where it is optional`, fr: `corrigez «\u00a0${p.field}\u00a0», ou retirez-le s’il est facultatif` },
  })],
  badInstant: ['LW407', 'error', (p) => ({
    message: { en: `“${p.field}” is not an instant: ${p.found}`, fr: `«\u00a0${p.field}\u00a0» n’est pas un instant\u202f: ${p.found}` },
    help: { en: 'write it with its zone, as in 2026-03-12T08:00:00Z', fr: 'écrivez-le avec son fuseau, comme 2026-03-12T08:00:00Z' },
  })],
  beyondHorizon: ['LW408', 'error', (p) => ({
    message: { en: `“${p.field}” lies outside the years 1900 to 2199: ${p.found}`, fr: `«\u00a0${p.field}\u00a0» est hors des années 1900 à 2199\u202f: ${p.found}` },
    help: { en: 'correct the date; the event is set aside', fr: 'corrigez la date\u202f; l’événement est mis de côté' },
  })],
  oneFieldRequired: ['LW409', 'error', (p) => ({
    message: { en: `the event needs one of ${p.fields.join(', ')}`, fr: `l’événement demande l’un de ces champs\u202f: ${p.fields.join(', ')}` },
    help: { en: 'add one of them to “data”', fr: 'ajoutez l’un d’eux dans «\u00a0data\u00a0»' },
  })],
  tooDeep: ['LW410', 'error', () => ({
    message: { en: 'the event’s data is nested more than 32 levels deep', fr: 'les données de l’événement sont imbriquées sur plus de 32\u00a0niveaux' },
    help: { en: 'send the fields Leeway reads, without the nested document', fr: 'envoyez les champs que lit Leeway, sans le document imbriqué' },
  })],
  repeatedField: ['LW415', 'error', () => ({
    message: { en: 'a field stands twice in this event, with different values', fr: 'un champ figure deux fois dans cet événement, avec des valeurs différentes' },
    help: { en: 'keep one of the two; it is not for Leeway to choose', fr: 'gardez l’un des deux\u202f; ce n’est pas à Leeway de choisir' },
  })],
  unknownType: ['LW411', 'warning', (p) => ({
    message: { en: `no effect is known of events of type “${p.type}”`, fr: `aucun effet n’est connu pour les événements de type «\u00a0${p.type}\u00a0»` },
    help: p.nearest === null
      ? { en: 'they are kept and change nothing', fr: 'ils sont conservés et ne changent rien' }
      : { en: `did you mean “${p.nearest}”?`, fr: `vouliez-vous dire «\u00a0${p.nearest}\u00a0»\u202f?` },
  })],
  differentContent: ['LW412', 'warning', (p) => ({
    message: { en: `two different events of source “${p.source}” have the id “${p.id}”; the first recorded counts`, fr: `deux événements différents de la source «\u00a0${p.source}\u00a0» portent l’identifiant «\u00a0${p.id}\u00a0»\u202f; le premier enregistré compte` },
    help: { en: 'give each event its own id; to correct one, retract it (event.retracted)', fr: 'donnez à chaque événement son propre identifiant\u202f; pour en corriger un, retirez-le (event.retracted)' },
  })],
  moreOfThese: ['LW414', 'warning', (p) => ({
    message: { en: `${p.code}: ${p.count} more like these`, fr: `${p.code}\u202f: encore ${p.count} du même genre` },
    help: { en: 'correct the first ones; the others are probably of the same making', fr: 'corrigez les premiers\u202f; les autres ont sans doute la même cause' },
  })],
};

/** The words for a problem, with its permanent code (LW400 to LW449). */
export function problemText(problem: EventProblem): ProblemText {
  const [code, level, wording] = CATALOGUE[problem.kind] as readonly [string, 'error' | 'warning', Wording<EventProblem>];
  return { code, level, ...wording(problem) };
}
