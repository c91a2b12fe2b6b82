import type { CatalogueEntry } from './entry.ts';

interface Note {
  readonly fr: string;
  readonly en: string;
  readonly said: string;
}

/** What the source says beyond what the agreement's own fields hold, sentence by sentence. */
export function notesOf(entry: CatalogueEntry): readonly Note[] {
  const { calendar, claim, variants } = entry;
  const notes: Note[] = [];
  const note = (fr: string, en: string, said: string | undefined) => {
    if (said !== undefined) notes.push({ fr, en, said });
  };
  note('Mode de calcul', 'Convention', entry.convention);
  note('Période', 'Period', entry.period);
  note('Assiette', 'Base of the credit', entry.base);
  note('Plafond', 'Cap', entry.cap?.said);
  note('Délai de réclamation', 'Time limit for claims', claim?.deadline);
  note('Voie de réclamation', 'How to claim', claim?.path);
  note('Début de l’interruption', 'Start of an outage', entry.outageStart);
  note('Maintenance programmée', 'Planned maintenance', entry.maintenance?.said);
  note('Exclusions', 'Exclusions', entry.exclusions?.join(', '));
  note('Non-cumul', 'No cumulation', entry.nonCumulation);
  note('Plage', 'Hours', calendar?.said);
  if (variants !== undefined) {
    const texts = Object.entries(variants).map(([name, share]) => `${name}: ${share ?? 'none'}`);
    note('Variantes', 'Variants', texts.join('; '));
  }
  return notes;
}

/** What must be completed by a person before the agreement says all that the supplier promises. */
export function missingIn(entry: CatalogueEntry): readonly { readonly fr: string; readonly en: string }[] {
  const missing: { fr: string; en: string }[] = [];
  if (entry.target === null) {
    missing.push({
      fr: 'aucun engagement général n’a été trouvé : reprendre celui de la variante souscrite',
      en: 'no general commitment was found: take that of the variant bought',
    });
  } else if (!canBeCounted(entry)) {
    missing.push({
      fr: `l’engagement (${entry.target}) se compte dans une plage que la source ne précise pas : écrire la plage, puis l’engagement`,
      en: `the commitment (${entry.target}) is counted in hours the source does not state: write the hours, then the commitment`,
    });
  }
  if (entry.credits.length === 0) {
    missing.push({ fr: 'les réductions de prix n’ont pas été lues', en: 'the service credits were not read' });
  } else if (entry.claim?.onRequest === true && entry.claim.within === undefined) {
    missing.push({ fr: 'le délai de réclamation est à vérifier', en: 'the time limit for claims is to be verified' });
  } else if (entry.claim === undefined) {
    missing.push({
      fr: 'la voie et le délai de réclamation n’ont pas été lus',
      en: 'how and by when to claim was not read',
    });
  }
  missing.push({ fr: 'les prix souscrits', en: 'the prices bought' });
  return missing;
}

/** Is it said in which hours the promise counts? Availability is told round the clock unless a source says otherwise. */
export function canBeCounted(entry: CatalogueEntry): boolean {
  return entry.target !== null && (entry.calendar === undefined || entry.calendar.hours !== undefined);
}
