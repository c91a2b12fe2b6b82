import { integer } from '../format/number.ts';
import type { diffEn, diffHelpEn } from './diff-en.ts';

/** French takes the singular for 0 and 1. */
const count = (n: number, one: string, many: string): string => `${integer(n, 'fr')} ${Math.abs(n) < 2 ? one : many}`;
const plural = (n: number, word: string): string => (Math.abs(n) < 2 ? word : `${word}s`);

export const diffFr: typeof diffEn = {
  diff: {
    title: (title) => `Ce qui a changé : ${title}`,
    versions: (before, after) => `${before} → ${after}`,
    inForce: (ref, day) => `${ref} (à partir du ${day})`,
    otherAgreement: (before, after) =>
      `Deux contrats différents, ${before} et ${after} : comparés malgré tout, par leurs identifiants communs.`,
    same: (before, after) =>
      before === after ? `Rien n’a changé dans ${before}.` : `Rien n’a changé de ${before} à ${after}.`,
    sameForCustomer: () => 'Rien de ce qui est promis au client n’a changé.',
    counted: (counts, isSupplier) => {
      const [customer, provider] = isSupplier ? ['pour nous', 'au fournisseur'] : ['au client', 'au prestataire'];
      const { neutral, unclear } = counts;
      const better = (n: number) => `plus ${plural(n, 'favorable')}`;
      const parts = [
        ...(counts.customer > 0 ? [`${integer(counts.customer, 'fr')} ${better(counts.customer)} ${customer}`] : []),
        ...(counts.provider > 0
          ? [`${integer(counts.provider, 'fr')} ${counts.customer > 0 ? '' : `${better(counts.provider)} `}${provider}`]
          : []),
        ...(neutral > 0 ? [`${integer(neutral, 'fr')} ${plural(neutral, 'neutre')}`] : []),
        ...(unclear > 0 ? [`${integer(unclear, 'fr')} ${unclear < 2 ? 'dépend' : 'dépendent'} des cas`] : []),
      ];
      const head = count(counts.changes, 'changement', 'changements');
      return counts.changes === 0 ? 'Aucun changement de ce qui est promis' : `${head} : ${parts.join(', ')}`;
    },
    ours: (n) => `${integer(n, 'fr')} à usage interne`,
    columns: { what: 'Quoi', before: 'Avant', after: 'Après', whom: 'Favorable à' },
    whom: { customer: 'client', provider: 'prestataire', neutral: 'neutre', unclear: 'cela dépend' },
    whomOfSupplier: { customer: 'nous', provider: 'fournisseur', neutral: 'neutre', unclear: 'cela dépend' },
    change: { added: 'nouveau', removed: 'supprimé', renamed: 'renommé', changed: 'modifié' },
    unsaid: () => '–',
    field: (label, value) => (label.includes('\u202f:') ? `${label} ${value}` : `${label} : ${value}`),
    groups: {
      commitments: 'Engagements',
      hours: 'Plages de service',
      rules: 'Règles de décompte',
      services: 'Services',
      priorities: 'Priorités',
      plans: 'Formules',
      prices: 'Prix',
      remedies: 'Réductions de prix et pénalités SLA',
      bonuses: 'Bonus',
      ending: 'Fin du contrat',
      governance: 'Suivi du contrat',
      clauses: 'Clauses',
      people: 'Parties et contacts',
      agreement: 'Le contrat',
      internal: 'À usage interne',
    },
    zone: {
      green: 'dans la zone d’accord',
      amber: 'à approuver',
      red: 'au-delà de la ligne rouge',
      unsaid: 'non dit',
    },
    bound: (from, to, approver) => `nos bornes : ${from} → ${to}${approver === null ? '' : ` (${approver})`}`,
    boundOf: (path, from, to, approver) =>
      `nos bornes sur ${path} : ${from} → ${to}${approver === null ? '' : ` (${approver})`}`,
    approvals: () => 'Approbations à redonner',
    noApprovals: () => 'Aucune approbation n’est à redonner.',
    roles: {
      customerService: 'service client',
      technical: 'technique',
      finance: 'finance',
      legal: 'juridique',
    },
    crossings: (n, past) =>
      `Bornes internes franchies : ${integer(n, 'fr')}${past === '' ? '' : ` ; au-delà de la ligne rouge : ${past}`}`,
    money: {
      title: () => 'Argent sur un an : réductions et pénalités SLA, moins les bonus',
      mean: 'En moyenne',
      low: 'Bonne année (1 sur 20)',
      high: 'Mauvaise année (1 sur 20)',
      change: 'Écart',
      from: (from, to, tickets, years) =>
        `Tiré du passé, du ${from} au ${to}, ${count(tickets, 'ticket', 'tickets')} ; ${integer(years, 'fr')} années pour chaque version.`,
      otherCurrency: () => 'Les versions ont deux monnaies : aucun écart n’est donné.',
      fewTickets: (known) =>
        `Aucun montant : les événements n’ont aucun ticket de ce client${known === '' ? '' : ` (ils nomment ${known})`}.`,
      none: () => 'Aucun montant. Avec --events FICHIER, les événements passés sont jugés d’après les deux versions.',
    },
    cover: {
      title: () => 'Couverture perdue chez les fournisseurs',
      none: () => 'Aucune couverture par un fournisseur n’est perdue.',
      notAsked: () =>
        'Rien sur les fournisseurs. Avec --supplier FICHIER, les deux versions sont comparées à leurs engagements.',
      words: {
        covered: 'couvert',
        thin: 'juste',
        uncovered: 'non couvert',
        nothingUnder: 'à nous seuls de tenir',
        unsaid: 'non promis',
      },
    },
    judging: () => 'Jugement des événements d’après les deux versions',
    notCompared: () => 'Rien n’a été comparé : les contrats doivent d’abord se lire sans erreur.',
    notForCustomers: (flag) =>
      `--for avec ${flag} : ce que cela dit est à usage interne et n’est jamais montré à un client ; retirez l’un des deux`,
    notACustomers: (file, ref) =>
      `${file} : ${ref} n’est pas un contrat avec un client ; rien n’en est montré à un client (--for)`,
    unknownCustomer: (word, known) =>
      `--for ${word} : aucune des versions n’est avec ce client (customer, pour tout client${known === '' ? '' : ` ; ou ${known}`})`,
  },
};

export const diffHelpFr: typeof diffHelpEn = {
  diff: {
    summary: 'ce qui a changé entre deux versions d’un contrat, et à qui cela profite',
    detail:
      'Compare deux versions d’un contrat terme par terme : avant, après, à qui chaque changement est favorable et pourquoi ; les approbations à redonner et les bornes internes franchies. Avec --events, ce que chaque version aurait coûté en un an ; avec --supplier, la couverture perdue. Un autre ordre ou un autre nom n’est pas une différence.',
    argument: 'deux versions, l’ancienne d’abord',
    options: {
      events: 'événements passés (JSON Lines), pour dire ce que chaque version aurait coûté en un an',
      for: 'customer, ou l’identifiant du client : sans ce qui ne regarde que nous (bornes, approbations, coûts, fournisseurs)',
    },
    examples: [
      { run: 'leeway diff acme-v1.yaml acme-v2.yaml', does: 'ce qui a changé, et à qui cela profite' },
      {
        run: 'leeway diff acme-v1.yaml acme-v2.yaml --events annee.jsonl --supplier fournisseurs/',
        does: 'avec l’argent sur un an, et la couverture perdue',
      },
      {
        run: 'leeway diff acme-v1.yaml acme-v2.yaml --for customer --lang en',
        does: 'ce que le client peut voir, en anglais',
      },
    ],
  },
};
