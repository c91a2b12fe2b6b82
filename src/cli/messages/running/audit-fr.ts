import { integer } from '../../format/number.ts';
import type { auditEn, auditHelpEn } from './audit-en.ts';

/** French takes the singular for 0 and 1. */
const count = (n: number, one: string, many: string): string => `${integer(n, 'fr')} ${Math.abs(n) < 2 ? one : many}`;

const faults: (typeof auditEn)['audit']['faults'] = {
  factChanged: ({ source, id, column }) =>
    column === 'body'
      ? `fait ${id} de ${source}\u202f: son contenu n’est pas celui noté à sa réception (event.body, ou event_identity.content)`
      : `fait ${id} de ${source}\u202f: event.${column} n’est pas ce que dit le fait lui-même`,
  factUnknown: ({ source, id }) =>
    `fait ${id} de ${source}\u202f: dans la table event, mais Leeway n’en a rien noté (event_identity)`,
  factMissing: ({ source, id }) =>
    `fait ${id} de ${source}\u202f: a été conservé (event_identity), et manque dans la table event`,
  decisionMissing: ({ source, id, entry }) =>
    `fait ${id} de ${source}\u202f: décidé par l’entrée ${integer(entry, 'fr')} du journal, et disparu`,
  forgottenUnnoted: ({ source, id }) =>
    `fait ${id} de ${source}\u202f: forgotten_fact dit qu’une partie en fut oubliée, mais sa source n’a jamais eu de durée de conservation`,
  retractionUnfounded: ({ source, id, ofSource, ofId }) =>
    `fait ${id} de ${source}\u202f: la table retraction dit qu’il annule ${ofId} de ${ofSource}, et ce n’est pas le cas`,
  retractionUnnoted: ({ source, id }) =>
    `fait ${id} de ${source}\u202f: en annule un autre, mais sa ligne manque dans la table retraction\u202f; cet autre compte à nouveau`,
  sealBroken: ({ of, entry, from, until, sealed, found }) =>
    `${of === 'facts' ? 'faits reçus' : 'notes de ce qui fut oublié'} ${from === null ? '' : `de ${new Date(from).toISOString()} `}jusqu’à ${new Date(until).toISOString()}\u202f: ${
      sealed === found
        ? `autant que scellé par l’entrée ${integer(entry, 'fr')} du journal (${integer(found, 'fr')}), mais pas les mêmes`
        : `${integer(found, 'fr')}, alors que l’entrée ${integer(entry, 'fr')} du journal en a scellé ${integer(sealed, 'fr')}`
    }`,
  rowChanged: ({ table, row, column, entry }) =>
    `${table} ${row}\u202f: ${column} n’est pas ce que l’entrée ${integer(entry, 'fr')} du journal a noté`,
  rowMissing: ({ table, row, entry }) =>
    `${table} ${row}\u202f: noté par l’entrée ${integer(entry, 'fr')} du journal, et disparu`,
  rowUnnoted: ({ table, row }) => `${table} ${row}\u202f: présent, mais le journal n’en dit rien`,
  ticketLost: ({ ticket }) =>
    `ticket ${ticket}\u202f: a des faits, mais la table ticket n’y mène pas\u202f; il manquerait à tous les comptes`,
};

export const auditFr: typeof auditEn = {
  audit: {
    verifying: (facts) => count(facts, 'fait examiné', 'faits examinés'),
    holds: (entries) =>
      `Le journal est intact\u202f: ${count(entries, 'entrée', 'entrées')}, rien de modifié ni d’ôté.`,
    head: (number, hash) =>
      `Il finit par l’entrée ${integer(number, 'fr')}, ${hash}. Notée ailleurs, elle montrera que rien n’a changé avant elle.`,
    broken: (n) => `Le journal a été modifié, à ${count(n, 'endroit', 'endroits')}\u202f:`,
    entryChanged: (number) => `l’entrée ${integer(number, 'fr')} ne dit plus ce qui y fut écrit`,
    entriesMissing: (from, to) =>
      from === to
        ? `l’entrée ${integer(from, 'fr')} manque`
        : `les entrées ${integer(from, 'fr')} à ${integer(to, 'fr')} manquent`,
    entryUnlinked: (number) => `l’entrée ${integer(number, 'fr')} ne fait pas suite à la précédente`,
    storeHolds: ({ facts, versions, statements, reports }) =>
      `La base est telle que Leeway l’a laissée\u202f: ${count(facts, 'fait', 'faits')}, ${count(versions, 'version publiée', 'versions publiées')}, ${count(statements, 'arrêté émis', 'arrêtés émis')}, ${count(reports, 'rapport émis', 'rapports émis')}.`,
    storeChanged: (n) => `La base a été modifiée à la main, à ${count(n, 'endroit', 'endroits')}\u202f:`,
    faults,
    more: (n) => `et ${integer(n, 'fr')} de plus`,
    sealedUntil: (until, unsealed) =>
      `Scellée jusqu’à ${until}\u202f: aucun fait reçu avant n’a été ôté ni ajouté. ${unsealed === 0 ? 'Aucun n’est venu depuis.' : `${count(unsealed, 'est venu', 'sont venus')} depuis.`}`,
    notSealed: () =>
      'Rien n’est encore scellé\u202f: un fait ôté ou ajouté avec toutes ses notes ne se verrait pas. Le serveur scelle chaque nuit\u202f; leeway audit verify --seal le fait maintenant.',
    sealed: (facts, until) => `${count(facts, 'fait scellé', 'faits scellés')}, jusqu’à ${until}.`,
    nothingToSeal: () => 'Rien à sceller\u202f: ce qui est venu dans la dernière heure le sera plus tard.',
    notSealedNow: () => 'Rien n’a été scellé\u202f: élucidez d’abord ce qui a été modifié.',
    recordAdvice: () =>
      'Cherchez qui peut écrire dans la base. Une sauvegarde montre ce qui s’y trouvait\u202f: restaurez-la dans un autre dossier, et comparez.',
    ticketAdvice: () =>
      'Les tickets perdus ne sont que des projections\u202f: leeway backup, puis leeway restore dans un nouveau dossier, les refait d’après les faits.',
  },
};

export const auditHelpFr: typeof auditHelpEn = {
  'audit verify': {
    summary: 'vérifier que rien n’a été modifié à la main dans la base',
    detail:
      'Lit tout ce dont dépendent verdicts et montants\u202f: le journal des décisions, dont chaque entrée porte l’empreinte de la\nprécédente\u202f; chaque fait, d’après l’empreinte notée à sa réception\u202f; versions publiées, arrêtés, rapports et noms, d’après le\njournal\u202f; le nombre et l’ordre des faits, d’après les scellés que le serveur note chaque nuit dans le journal.\nMême quand le serveur tourne. Finit par 1 si quelque chose a été modifié, et dit quoi.',
    argument: '',
    options: { seal: 'si tout est intact, sceller ce qui est venu depuis, sauf la dernière heure' },
    examples: [
      { run: 'leeway audit verify', does: 'sur ./leeway-data, ou sur DATABASE_URL' },
      { run: 'leeway audit verify --seal', does: 'puis sceller, par exemple avant d’arrêter un mois' },
    ],
  },
};
