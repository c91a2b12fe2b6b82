// biome-ignore-all format: a table is read by its rows
import { entriesOf } from './entry.ts';

const row = entriesOf('meaning');

/** LW050–LW059: an id that nothing of this agreement bears. */
export const REFERENCE_ENTRIES = {
  unknownCalendar: row('LW050', 'error', ['Unknown calendar', 'Calendrier inconnu'],
    ['No calendar of this agreement is called `{id}`.', 'Aucun calendrier de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `calendars`, or use one of {known}.', 'Ajoutez-le sous `calendars`, ou utilisez l\'un de {known}.']),
  unknownPriority: row('LW051', 'error', ['Unknown priority', 'Priorité inconnue'],
    ['No priority of this agreement is called `{id}`.', 'Aucune priorité de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `priorities`, or use one of {known}.', 'Ajoutez-la sous `priorities`, ou utilisez l\'une de {known}.']),
  unknownContact: row('LW052', 'error', ['Unknown contact', 'Contact inconnu'],
    ['No contact of this agreement is called `{id}`.', 'Aucun contact de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `contacts`, or use one of {known}.', 'Ajoutez-le sous `contacts`, ou utilisez l\'un de {known}.']),
  unknownService: row('LW053', 'error', ['Unknown service', 'Service inconnu'],
    ['No service of this agreement is called `{id}`.', 'Aucun service de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `services`, or use one of {known}.', 'Ajoutez-le sous `services`, ou utilisez l\'un de {known}.']),
  unknownLine: row('LW054', 'error', ['Unknown charge line', 'Ligne de prix inconnue'],
    ['No charge line of this agreement is called `{id}`.', 'Aucune ligne de prix de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `charges.lines`, or use one of {known}.', 'Ajoutez-la sous `charges.lines`, ou utilisez l\'une de {known}.']),
  unknownTarget: row('LW055', 'error', ['Unknown commitment', 'Engagement inconnu'],
    ['No target of this agreement is called `{id}`.', 'Aucun engagement de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `targets`, or use one of {known}.', 'Ajoutez-le sous `targets`, ou utilisez l\'un de {known}.']),
  unknownLevel: row('LW056', 'error', ['Unknown service level', 'Formule inconnue'],
    ['No level of this agreement is called `{id}`.', 'Aucune formule de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `levels`, or use one of {known}.', 'Ajoutez-la sous `levels`, ou utilisez l\'une de {known}.']),
  unknownParty: row('LW057', 'error', ['Unknown party', 'Partie inconnue'],
    ['No party of this agreement has the role `{id}`.', 'Aucune partie de ce contrat n\'a le rôle `{id}`.'],
    ['Add it under `parties`, or use one of {known}.', 'Ajoutez-la sous `parties`, ou utilisez l\'une de {known}.']),
  unknownRemedy: row('LW058', 'error', ['Unknown remedy', 'Remède inconnu'],
    ['No remedy of this agreement is called `{id}`.', 'Aucun remède de ce contrat ne s\'appelle `{id}`.'],
    ['Add it under `remedies`, or use one of {known}.', 'Ajoutez-le sous `remedies`, ou utilisez l\'un de {known}.']),
  boundOfNothing: row('LW059', 'error', ['Bound of nothing', 'Borne sans objet'],
    ['The private bound `{path}` leads to nothing in this agreement.', 'La borne privée `{path}` ne mène à rien dans ce contrat.'],
    ['Write the path of a term, as in `p1-response.within` or `caps.month.share`.', 'Écrivez le chemin d\'un terme, comme `p1-response.within` ou `caps.month.share`.']),
} as const;
