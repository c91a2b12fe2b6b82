import { integer } from '../format/number.ts';
import type { CommandHelp } from './help-en.ts';
import type { settleEn } from './settle-en.ts';

/** French takes the singular for 0 and 1. */
const count = (n: number, one: string, many: string): string => `${integer(n, 'fr')} ${Math.abs(n) < 2 ? one : many}`;

export const settleFr: typeof settleEn = {
  settle: {
    title: (month) => `Arrêté de période, ${month}`,
    asOf: (at, zone) => `Au ${at} (${zone})`,
    asOfEnd: (at, zone) => `Au ${at} (${zone}), fin du mois\u202f; --as-of arrête plus tard`,
    provisional: () => 'Provisoire\u202f: le mois n’est pas terminé, rien n’est définitif.',
    reading: (read) => `${read} d’événements lus`,
    everybody: () => 'tous les clients',
    withoutMoney: (id) => `${id} ne parle pas d’argent\u202f: il n’y a rien à arrêter.`,
    shared: (id) => `${id} est partagé par plusieurs clients\u202f: son arrêté les concerne tous et n’est pas montré.`,
    badPeriod: (word) => `--period ${word}\u202f: il faut un mois, par exemple 2026-03`,
    csvWithJson: () =>
      '--csv et --json écrivent tous deux sur la sortie standard\u202f; dites avec --out où va le tableau',
    outWithoutCsv: () => '--out dit où va le tableau de --csv\u202f; donnez aussi --csv',
    sections: {
      charges: 'Lignes facturées',
      blocks: 'Heures prépayées',
      credits: 'Réductions de prix',
      penalties: 'Pénalités SLA (hors TVA sauf mention contraire)',
      bonuses: 'Bonus',
      serviceDays: 'Jours de service en plus',
      earlier: 'Des mois précédents\u202f: définitif, sur aucune facture encore',
      vat: 'TVA',
      totals: 'Totaux',
      caps: 'Plafonds',
      rights: 'Droits de résiliation',
      plans: 'Plans d’amélioration',
      notices: 'À savoir',
    },
    columns: {
      line: 'Ligne',
      period: 'Pour',
      quantity: 'Quantité',
      unitPrice: 'Prix',
      amount: 'Hors taxes',
      rate: 'TVA',
      charges: 'Lignes',
      reductions: 'Réductions',
      bonuses: 'Bonus',
      base: 'Base de TVA',
      vat: 'TVA',
      total: 'TTC',
    },
    total: () => 'Total hors taxes',
    noCharges: () => 'Rien n’est facturé ce mois-ci.',
    level: (title) => `formule ${title}`,
    noRate: () => 'non précisé',
    blockLeft: (line, left, size, until) =>
      `${line}\u202f: il reste ${left} sur ${size}${until === null ? '' : `, jusqu’au ${until}`}`,
    blockLapsed: (line, lapsed, on) => `${line}\u202f: ${lapsed} perdues après le ${on}`,
    of: (title, target, period) => `${title} · ${target}, ${period}`,
    before: (amount) => `avant plafonds ${amount}`,
    evidence: (ids, more) => `À l’appui\u202f: ${ids}${more === 0 ? '' : ` et ${count(more, 'autre', 'autres')}`}`,
    days: (days) => count(days, 'jour', 'jours'),
    state: {
      pending: (reasons) => `en attente\u202f: ${reasons}`,
      contested: () => 'contesté',
      accepted: () => 'accepté',
      final: () => 'définitif',
      invoiced: () => 'définitif, facturé',
      lapsed: () => 'perdu\u202f: non réclamé à temps',
      earnedBack: () => 'effacé par rattrapage',
      forfeited: () => 'perdu',
      nothing: () => 'rien n’est dû',
    },
    waits: {
      periodEnd: () => 'fin du mois',
      claim: (by) => `réclamation du client${by === null ? '' : ` (jusqu’au ${by})`}`,
      notice: () => 'mise en demeure',
      earnBack: (until) => `rattrapage possible${until === null ? '' : ` jusqu’en ${until}`}`,
      acceptance: (by) => `acceptation${by === null ? '' : ` (contestable jusqu’au ${by})`}`,
      approval: () => 'accord du client',
    },
    totals: {
      invoice: 'Facture, TVA comprise',
      outsideVat: 'Pénalités définitives, hors TVA',
      toConfirm: 'Définitif, TVA à confirmer',
      toPay: 'À payer maintenant',
      toRefund: 'À rembourser maintenant',
      soFar: 'À ce jour, provisoire',
      pendingCredits: 'Réductions et pénalités en attente',
      pendingBonuses: 'Bonus en attente',
      contestedCredits: 'Réductions et pénalités contestées',
      contestedBonuses: 'Bonus contestés',
    },
    nothingSetOff: () =>
      'Ce qui est en attente ou contesté n’entre dans aucune de ces sommes. Une pénalité ne réduit aucune base de TVA\u202f: elle est due à côté de la facture.',
    capUsed: (used, cap) => `${used} sur ${cap}`,
    capBit: () => 'atteint ce mois-ci',
    right: {
      chronic: (target, missed, of) => `${target}\u202f: dépassé sur ${missed} des ${of} dernières périodes`,
      capReached: (cap) => `${cap} atteint`,
      remedy: (title, target) => `${title}\u202f: ${target} dépassé`,
    },
    rightSince: (day, notice) => `à partir du ${day}${notice === null ? '' : `, préavis de ${notice}`}`,
    term: (n, unit) =>
      ({
        d: count(n, 'jour', 'jours'),
        w: count(n, 'semaine', 'semaines'),
        mo: `${integer(n, 'fr')} mois`,
        y: count(n, 'an', 'ans'),
      })[unit],
    plan: (title, target, within) => `${title} · ${target}${within === null ? '' : `, sous ${within}`}`,
    table: (rows, file) => `${count(rows, 'ligne', 'lignes')} dans ${file}`,
  },
};

export const settleHelpFr: { readonly settle: CommandHelp } = {
  settle: {
    summary: 'l’arrêté d’un mois\u202f: lignes, réductions, pénalités, bonus',
    detail:
      'Arrête un mois de chaque contrat qui parle d’argent\u202f: ce qui est facturé, réduit, dû en pénalités et gagné, chaque montant avec son calcul, la TVA par taux, les plafonds, et ce qui attend encore qui. Seul ce qui est définitif est à payer.\nTermine par 1 s’il n’y a rien à arrêter, ou si un montant ne peut être calculé.',
    argument: 'fichiers de contrat, ou dossiers qui en contiennent',
    options: {
      period: 'le mois à arrêter, par exemple 2026-03',
      'as-of':
        'l’instant de l’arrêté\u202f: un instant, ou une date (son premier instant)\u202f; par défaut la fin du mois',
      csv: 'les lignes en tableau pour un logiciel de comptabilité, selon cette correspondance de colonnes (YAML)',
      out: 'écrire ici le tableau de --csv plutôt que sur la sortie standard',
      for: 'customer, ou l’identifiant d’un client\u202f: seulement ce qui est promis aux clients, sans les notes internes',
    },
    examples: [
      { run: 'leeway settle acme.yaml --events log.jsonl --period 2026-03', does: 'l’arrêté de mars' },
      {
        run: 'leeway settle acme.yaml --events log.jsonl --period 2026-03 --csv accounts.yaml --out mars.csv',
        does: 'le même, et ses lignes pour la comptabilité',
      },
    ],
  },
};
