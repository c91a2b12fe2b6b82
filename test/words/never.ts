/** A word that never stands on a screen or in a document (GLOSSARY, last column), with what is said instead. */
interface NeverWord {
  /** As the glossary's last column has it. */
  readonly word: string;
  readonly language: 'fr' | 'en';
  readonly pattern: RegExp;
  /** Contexts in which the same letters mean something else; taken out of the text before looking. */
  readonly allowed: readonly RegExp[];
  readonly instead: string;
}

const BEFORE = '(?<![\\p{L}])';
const AFTER = '(?![\\p{L}])';

/** A whole word, whatever its case; `\b` does not know accented letters. */
function word(spelling: string): RegExp {
  return new RegExp(`${BEFORE}(?:${spelling})${AFTER}`, 'giu');
}

function fr(name: string, spelling: string, instead: string, allowed: readonly RegExp[] = []): NeverWord {
  return { word: name, language: 'fr', pattern: word(spelling), allowed, instead };
}

const BLANK = '[\\s\\u00a0\\u202f]';

export const NEVER: readonly NeverWord[] = [
  fr('convention', 'conventions?', 'contrat, accord'),
  // A price may be revised (révision de prix); an agreement gets an amendment.
  fr('révision', 'révisions?', 'avenant', [/révisions? (?:annuelle )?des? prix/giu]),
  // « Niveau de service » is the name of the schedule; N1 to N3 are teams; a text has levels of nesting.
  fr('niveau', 'niveaux?', 'formule', [
    /niveaux? de services?/giu,
    new RegExp(`niveau${BLANK}N?[1-3]`, 'giu'),
    /espaces par niveau/giu,
    /plus de \S+\s+niveaux/giu,
  ]),
  fr('cible', 'cibles?', 'engagement, objectif'),
  // The GDPR's own term for a data breach.
  fr('violation', 'violations?', 'dépassement', [/violations? de données/giu]),
  fr('brèche', 'brèches?', 'dépassement'),
  fr('conformité', 'conformité', 'taux de respect'),
  fr('horloge', 'horloges?', 'délai'),
  fr('chronomètre', 'chronomètres?', 'délai'),
  // The noun; « reçu » as a participle is another word.
  fr('reçu', '(?:un|le|du|ce|son|des|les|vos) reçus?', 'décompte'),
  fr('hors plage', 'hors plage', 'HNO', [/hors plage de service \(HNO\)/giu]),
  fr('maintenance', 'maintenance', 'maintenance programmée', [
    /maintenances? programmées?/giu,
    /maintenances? d[’']urgence/giu,
    // A key of an agreement's text.
    /^ *maintenance:(?= \{)/gmu,
  ]),
  fr('moniteur', 'moniteurs?', 'supervision'),
  // The noun for a credit; the document is a « facture d’avoir », and « avoir » is a verb.
  fr('avoir', '(?:un|cet|votre|des|les) avoirs?', 'réduction de prix'),
  // Late payment has them by law; a missed promise does not.
  fr('pénalités de retard', 'pénalités? de retard', 'pénalités SLA', [
    /retard[^.]*paiement[^.]*|[^.]*(?:L\. 441-10|taux d[’']intérêt légal)[^.]*/giu,
  ]),
  fr('malus', 'malus', 'pénalité, réduction de prix', [/bonus-malus/giu]),
  // A regulation of the Union, and settling a dispute.
  fr('règlement', 'règlements?', 'arrêté, paiement', [
    new RegExp(`règlement${BLANK}\\(UE\\)`, 'giu'),
    /règlement sur les données/giu,
    /ce règlement/giu,
    /règlement amiable/giu,
  ]),
  fr('propriétaire', 'propriétaires?', 'administrateur'),
  { word: 'excusal', language: 'en', pattern: word('excusals?'), allowed: [], instead: 'excused breach' },
];

/** Words of the glossary's last column that no search for letters can find; other tests hold them. */
export const NOT_SEARCHED: readonly string[] = ['100 %', 'GTR for a resolution', 'incident'];

/** The never-words in a text of a language, each with what to say instead. */
export function neverWordsIn(text: string, language: 'fr' | 'en'): readonly string[] {
  return NEVER.filter((entry) => entry.language === language).flatMap(({ pattern, allowed, instead }) => {
    // A key of the file in backticks is a name, not a word.
    const words = text.replace(/`[^`]*`/g, '``');
    const rest = allowed.reduce((left, context) => left.replace(context, ' · '), words);
    return [...rest.matchAll(pattern)].map((match) => `“${match[0]}”: say ${instead}`);
  });
}
