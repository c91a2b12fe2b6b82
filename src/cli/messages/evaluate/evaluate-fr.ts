import { integer } from '../../format/number.ts';
import type { evaluateEn } from './evaluate-en.ts';

const figure = (n: number): string => integer(n, 'fr');
const count = (n: number, one: string, many: string): string => `${figure(n)} ${Math.abs(n) < 2 ? one : many}`;

export const evaluateFr: typeof evaluateEn = {
  availability: {
    title: () => 'Disponibilité',
    promised: (share, per, calendar) => `${share} promis ${per} (${calendar})`,
    followed: (per, calendar) => `sans taux promis, ${per} (${calendar})`,
    columns: {
      period: 'Période',
      share: 'Taux',
      downtime: 'Indisponibilité',
      allowed: 'Permise',
      left: 'Reste',
      verdict: 'Verdict',
    },
    legend: () =>
      'Reste : indisponibilité encore permise sur la période. Barre pleine : toute celle permise est consommée.',
    notTold: (services) => `Non mesuré : ${services}`,
    waterfall: {
      time: 'Temps de service',
      outages: 'Interruptions',
      raw: 'constaté',
      maintenance: 'en maintenance programmée',
      excluded: 'exclu',
      setAside: 'trop court ou écarté',
      unknown: 'non mesuré',
      unknownDown: 'non mesuré, compté en panne',
      weight: 'compté en partie seulement',
      counts: 'ce qui compte',
      asUp: 'compté disponible',
    },
    counted: (text) => `compté ${text}`,
    notCounted: () => 'non comptée',
    because: (reasons) => `le reste : ${reasons}`,
    goesOn: () => 'en cours',
    weight: (share) => `à ${share}`,
    fromReport: (at) => `compte depuis son signalement, ${at}`,
    rest: {
      maintenance: (text) => `${text} en maintenance programmée`,
      excluded: (text) => `${text} de temps exclu`,
      outsideHours: (text) => `${text} en dehors du temps mesuré`,
      overlapped: (text) => `${text} déjà compté dans une autre interruption`,
    },
    setAside: {
      tooShort: 'plus courte que le minimum convenu',
      notReported: 'non signalée tant qu’elle durait',
      weightless: 'd’un genre qui ne compte pas',
      requestsCount: 'ce sont les requêtes qui comptent',
    },
    moreOutages: (n) => `et ${count(n, 'autre interruption', 'autres interruptions')}`,
    late: (span, announced, notice) =>
      `la maintenance programmée du ${span} ne retire rien : annoncée le ${announced}, moins de ${notice} à l’avance`,
    calledOff: (span) => `la maintenance programmée du ${span} ne retire rien : annulée avant son début`,
    beyondCap: (span, taken) =>
      `la maintenance programmée du ${span} ne retire que ${taken} : les heures convenues du mois sont épuisées`,
    notAgreed: (span, reason) =>
      `le temps exclu du ${span} compte tout de même : le contrat n’exclut pas « ${reason} »`,
    granted: (span, reason, evidence, approver) =>
      `temps exclu du ${span} : ${reason} (${evidence} ; accord de ${approver})`,
    reasons: {
      forceMajeure: 'force majeure',
      customerFault: 'fait du client',
      clientThirdParty: 'tiers du client',
      suspension: 'service suspendu',
      ourSupplier: 'notre fournisseur',
    },
    silenced: (text) => `dans le temps non mesuré, des contrôles avaient échoué pendant ${text}`,
    exhausted: (day) => `à ce rythme, l’indisponibilité permise est épuisée le ${day}`,
    burning: (speed, long, short, rate) =>
      `rythme de consommation ${speed} : ${rate} fois ce qui est permis, sur ${long} et encore sur ${short}`,
    speeds: { fast: 'rapide', slow: 'lent' },
  },
  measured: {
    eachTest: () => 'chaque test pour lui-même',
    eachCase: () => 'chaque cas pour lui-même',
    missedTest: (at, took, late) => `test du ${at} : ${took}, ${late} de trop`,
    without: (commitments) => `Pas encore mesuré : ${commitments}`,
  },
  money: {
    title: () => 'Réductions de prix, pénalités SLA et bonus',
    columns: { period: 'Période', what: 'Nature', amount: 'Montant', state: 'État' },
    kinds: {
      priceReduction: 'réduction de prix',
      penalty: 'pénalités SLA',
      serviceDays: 'jours de service',
      improvementPlan: 'plan d’amélioration',
      terminationRight: 'droit de résilier',
      bonus: 'bonus',
    },
    days: (n) => count(n, 'jour', 'jours'),
    state: {
      computed: 'calculé',
      notified: 'notifié',
      contested: 'contesté',
      accepted: 'accepté',
      final: 'définitif',
      invoiced: 'facturé',
      lapsed: 'non réclamé à temps',
      earnedBack: 'effacé par rattrapage',
    },
    waits: (reasons) => `en attente : ${reasons}`,
    waitsFor: {
      periodEnd: 'fin de la période',
      claim: 'réclamation',
      notice: 'mise en demeure',
      earnBack: 'rattrapage',
      acceptance: 'acceptation',
      approval: 'accord du client',
    },
    evidence: (names, more) => (more === 0 ? names : `${names} et ${figure(more)} de plus`),
  },
};
