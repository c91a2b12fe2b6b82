import type { Lang } from '../asking/language.ts';

interface PageWords {
  readonly language: string;
  readonly other: { readonly lang: Lang; readonly name: string };
  readonly lead: string;
  readonly skip: string;
  readonly contents: string;
  readonly begin: string;
  readonly beginText: string;
  readonly beginSteps: readonly string[];
  readonly basics: string;
  readonly basicsText: readonly (readonly [string, string])[];
  readonly document: string;
  readonly scope: string;
  readonly publicRoute: string;
  readonly anySignedIn: string;
  readonly parameters: string;
  readonly inPath: string;
  readonly required: string;
  readonly body: string;
  readonly answers: string;
  readonly refusals: string;
  readonly idempotent: string;
  readonly oneOf: string;
  readonly listOf: string;
  readonly byDefault: string;
  readonly schemas: string;
  readonly anyValue: string;
  readonly tags: { readonly [tag: string]: string };
}

/** What the page says around the document. Summaries of routes are in English, as in the document itself. */
export const PAGE_WORDS: { readonly [lang in Lang]: PageWords } = {
  fr: {
    language: 'Français',
    other: { lang: 'en', name: 'English' },
    lead: 'Les engagements de service, jugés exactement : ce qui fut promis, ce qui est arrivé, ce qui s’ensuit.',
    skip: 'Aller au contenu',
    contents: 'Sommaire',
    begin: 'Commencer',
    beginText: 'Un jeton, un événement, une réponse.',
    beginSteps: [
      'Faites un jeton avec le droit events:write, et gardez-le : il n’est montré qu’une fois.',
      'Envoyez un fait. La réponse vient quand il est gardé pour de bon.',
      'Lisez le ticket avec ses délais, tels qu’ils sont ou tels qu’ils étaient à tout instant.',
    ],
    basics: 'Partout de même',
    basicsText: [
      ['Instants', 'RFC 3339, en UTC dans les réponses. Les durées sont en secondes.'],
      ['Listes', '« items » et « next » : rendez « next » dans « cursor » pour lire la suite ; null, c’était la fin.'],
      ['Filtres', 'Plusieurs valeurs se séparent par des virgules ; une virgule dans une valeur s’écrit « \\, ».'],
      ['Chemins', 'Dans une valeur, « ~1 » vaut « / », « ~0 » vaut « ~ », « ~2 » vaut « % » et « ~3 » vaut « \\ ».'],
      ['Refus', 'Un document RFC 9457 : « errors » dit où, par des pointeurs JSON. Accept-Language choisit la langue.'],
      ['Fraîcheur', 'Chaque lecture porte un ETag ; If-None-Match épargne ce que vous avez déjà.'],
      [
        'Suivre',
        'GET /changes dit ce qui change, sans rien manquer. GET /events est une liste rangée par clé, pas un fil : qui ne lit que la suite peut manquer un événement.',
      ],
      [
        'Passé',
        '« asOf » : tel que c’était à cet instant ; « knownAt » : d’après ce qu’on en savait alors. Sans eux, maintenant.',
      ],
      ['Une fois', 'Idempotency-Key, où elle est admise : la même clé donne la même réponse pendant 24 heures.'],
    ],
    document: 'Le document OpenAPI 3.1',
    scope: 'Droit',
    publicRoute: 'ouverte à tous',
    anySignedIn: 'toute personne connectée',
    parameters: 'Paramètres',
    inPath: 'chemin',
    required: 'requis',
    body: 'Contenu',
    answers: 'Réponses',
    refusals: 'Refus',
    idempotent: 'admet Idempotency-Key',
    oneOf: 'l’un de',
    listOf: 'liste de',
    byDefault: 'par défaut',
    schemas: 'Formes',
    anyValue: 'toute valeur',
    tags: {
      'first steps': 'Mise en route',
      events: 'Événements',
      tickets: 'Tickets',
      board: 'Tableau',
      alerts: 'Alertes et astreintes',
      sources: 'Sources',
      objectives: 'Objectifs',
      availability: 'Disponibilité',
      evaluation: 'Évaluation',
      changes: 'Changements',
      agreements: 'Contrats',
      customers: 'Clients',
      decisions: 'Décisions',
      reports: 'Rapports mensuels',
      statements: 'Arrêtés',
      retention: 'Conservation',
      people: 'Personnes',
      access: 'Accès',
      tokens: 'Jetons',
      audit: 'Journal',
      setup: 'Mise en service',
      pages: 'Pages',
      running: 'Marche',
      reference: 'Référence',
    },
  },
  en: {
    language: 'English',
    other: { lang: 'fr', name: 'Français' },
    lead: 'Service level agreements, judged exactly: what was promised, what happened, and what follows.',
    skip: 'Skip to the content',
    contents: 'Contents',
    begin: 'Begin here',
    beginText: 'A token, an event, an answer.',
    beginSteps: [
      'Make a token with the scope events:write, and keep it: it is shown only once.',
      'Send a fact. The answer comes when it is kept for good.',
      'Read the ticket with its clocks, as they are or as they were at any instant.',
    ],
    basics: 'The same everywhere',
    basicsText: [
      ['Instants', 'RFC 3339, in UTC in answers. Durations are in seconds.'],
      ['Lists', '“items” and “next”: hand “next” in as “cursor” to read on; null, that was the end.'],
      ['Filters', 'Several values are separated by commas; a comma inside a value is written “\\,”.'],
      ['Paths', 'In a value, “~1” stands for “/”, “~0” for “~”, “~2” for “%” and “~3” for “\\”.'],
      [
        'Refusals',
        'An RFC 9457 document: “errors” says where, by JSON pointers. Accept-Language chooses the language.',
      ],
      ['Freshness', 'Every reading carries an ETag; If-None-Match spares you what you hold.'],
      [
        'Following',
        'GET /changes tells what changes and misses nothing. GET /events is a listing ordered by its key, no feed: who only reads on may miss an event.',
      ],
      ['The past', '“asOf”: as it stood at that instant; “knownAt”: by what was known of it then. Without them, now.'],
      ['Once', 'Idempotency-Key, where it is taken: the same key gives the same answer for 24 hours.'],
    ],
    document: 'The OpenAPI 3.1 document',
    scope: 'Scope',
    publicRoute: 'open to all',
    anySignedIn: 'anybody signed in',
    parameters: 'Parameters',
    inPath: 'path',
    required: 'required',
    body: 'Body',
    answers: 'Answers',
    refusals: 'Refusals',
    idempotent: 'takes Idempotency-Key',
    oneOf: 'one of',
    listOf: 'list of',
    byDefault: 'by default',
    schemas: 'Shapes',
    anyValue: 'any value',
    tags: {
      'first steps': 'First steps',
      events: 'Events',
      tickets: 'Tickets',
      board: 'Board',
      alerts: 'Alerts and on call',
      sources: 'Sources',
      objectives: 'Objectives',
      availability: 'Availability',
      evaluation: 'Evaluation',
      changes: 'Changes',
      agreements: 'Agreements',
      customers: 'Customers',
      decisions: 'Decisions',
      reports: 'Monthly reports',
      statements: 'Statements',
      retention: 'Retention',
      people: 'People',
      access: 'Access',
      tokens: 'Tokens',
      audit: 'Audit log',
      setup: 'Setup',
      pages: 'Pages',
      running: 'Running',
      reference: 'Reference',
    },
  },
};
