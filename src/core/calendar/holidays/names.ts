// Names as the French labour code and the territories' own texts give them; English as commonly said.
const NAMES: { readonly [id: string]: { readonly fr: string; readonly en: string } } = {
  newYear: { fr: 'Jour de l’An', en: 'New Year’s Day' },
  goodFriday: { fr: 'Vendredi saint', en: 'Good Friday' },
  easterMonday: { fr: 'Lundi de Pâques', en: 'Easter Monday' },
  labourDay: { fr: 'Fête du Travail', en: 'Labour Day' },
  victory1945: { fr: 'Victoire de 1945', en: 'Victory Day 1945' },
  ascension: { fr: 'Ascension', en: 'Ascension Day' },
  whitMonday: { fr: 'Lundi de Pentecôte', en: 'Whit Monday' },
  bastilleDay: { fr: 'Fête nationale', en: 'Bastille Day' },
  assumption: { fr: 'Assomption', en: 'Assumption Day' },
  allSaints: { fr: 'Toussaint', en: 'All Saints’ Day' },
  armistice: { fr: 'Armistice de 1918', en: 'Armistice Day 1918' },
  christmas: { fr: 'Noël', en: 'Christmas Day' },
  saintStephen: { fr: 'Saint-Étienne', en: 'Saint Stephen’s Day' },
  abolition: { fr: 'Abolition de l’esclavage', en: 'Abolition of Slavery' },
  gospelArrival: { fr: 'Arrivée de l’Évangile', en: 'Arrival of the Gospel' },
  autonomyDay: { fr: 'Fête de l’Autonomie', en: 'Autonomy Day' },
  matarii: { fr: 'Matari’i i ni’a', en: 'Matari’i i ni’a' },
  citizenshipDay: { fr: 'Fête de la citoyenneté', en: 'Citizenship Day' },
  saintPeterChanel: { fr: 'Saint-Pierre-Chanel', en: 'Saint Peter Chanel’s Day' },
  territoryDay: { fr: 'Fête du Territoire', en: 'Territory Day' },
};

/** What people call a holiday. A name that is no id (from another country's list, or a plain date) is given back as it is. */
export function holidayName(id: string, lang: 'fr' | 'en'): string {
  return Object.hasOwn(NAMES, id) ? (NAMES[id]?.[lang] ?? id) : id;
}
