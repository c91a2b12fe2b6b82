import { duration } from '../format/duration.ts';
import { integer } from '../format/number.ts';
import { evaluateFr } from './evaluate/evaluate-fr.ts';
import type { verdictsEn } from './verdicts-en.ts';

const figure = (n: number): string => integer(n, 'fr');
const plural = (n: number): boolean => Math.abs(n) >= 2;
const count = (n: number, one: string, many: string): string => `${figure(n)} ${plural(n) ? many : one}`;

const words = {
  measure: {
    acknowledgement: 'prise en compte',
    assignment: 'prise en charge',
    firstResponse: 'première réponse',
    intervention: 'intervention (GTI)',
    nextResponse: 'réponse aux relances',
    periodicUpdate: 'point d’avancement',
    workaround: 'solution de contournement',
    restoration: 'rétablissement (GTR)',
    resolution: 'résolution',
    availability: 'disponibilité',
    ratio: 'taux',
    recoveryPoint: 'PDMA',
    recoveryTime: 'DMIA',
    notification: 'devoir d’alerte',
  },
  verdict: {
    met: 'tenu',
    breached: 'dépassé',
    excused: 'neutralisé',
    open: 'en cours',
    atRisk: 'menacé',
    notApplicable: 'sans objet',
  },
  state: {
    notStarted: 'pas commencé',
    running: 'en cours',
    closedHours: 'hors plage de service',
    paused: 'gelé',
    stopped: 'arrêté',
    superseded: 'remplacé',
    cancelled: 'annulé',
    notApplicable: 'sans objet',
  },
  span: { running: 'compté', closedHours: 'fermé', holiday: 'jour férié', paused: 'gelé', resolved: 'résolu' },
  by: (who: string) =>
    who === 'agent'
      ? 'par nous'
      : who === 'requester'
        ? 'par le demandeur'
        : who === 'system'
          ? 'par le système'
          : `par ${who}`,
  noCommitment: {
    noCustomer: 'aucun client n’est nommé',
    unknownCustomer: 'le client n’a pas de contrat ici',
    notInForce: 'aucun contrat en vigueur à cette date',
    ambiguousAgreement: 'deux contrats à égalité',
    noMatchingTarget: 'aucun engagement ne couvre ce genre de ticket',
    channelNotCovered: 'signalé par un canal non couvert',
    outOfScope: 'hors contrat',
    notOpened: 'son ouverture n’est pas dans les événements',
  },
  per: {
    month: 'par mois',
    quarter: 'par trimestre',
    semester: 'par semestre',
    year: 'par an',
    contractYear: 'par année de contrat',
    rolling30d: 'sur les 30 derniers jours',
    rolling12mo: 'sur les 12 derniers mois',
  },
};

export const verdictsFr: typeof verdictsEn = {
  ...evaluateFr,
  words,
  allowance: {
    real: (text) => `${text} de temps écoulé`,
    days: (n) => count(n, 'jour de service', 'jours de service'),
    endOf: (n) =>
      n === 0
        ? 'la fin du jour de service'
        : n === 1
          ? 'la fin du jour de service suivant'
          : `la fin du ${figure(n)}e jour de service suivant`,
  },
  evaluate: {
    title: (at, zone) => `Situation au ${at} (${zone})`,
    learned: (at) => `d’après ce qui était connu le ${at}`,
    read: (events, tickets, clocks) =>
      `${count(events, 'événement', 'événements')}, ${count(tickets, 'ticket', 'tickets')}${clocks === 0 ? '' : `, ${count(clocks, 'délai', 'délais')}`}`,
    notJudged: () => 'Rien n’a été jugé : les contrats doivent d’abord se lire sans erreur.',
    reading: (size) => `${size} d’événements lus`,
    columns: {
      period: 'Période',
      kept: 'Tenus',
      missed: 'Dépassés',
      excused: 'Neutralisés',
      open: 'En cours',
      attainment: 'Respect',
      verdict: 'Verdict',
      left: 'Permis',
    },
    everybody: () => 'Tous les clients',
    within: (text, calendar) => `en ${text} (${calendar})`,
    by: (text, calendar) => `avant ${text} (${calendar})`,
    without: (commitments) => `Sans ticket jusqu’ici : ${commitments}`,
    required: (share, per) => `${share} exigés ${per}`,
    allowed: (misses, per) => `au plus ${count(misses, 'dépassement', 'dépassements')} ${per}`,
    percentile: (percent, text, per) => `${figure(percent)} sur 100 en ${text} au plus, ${per}`,
    mean: (text, per) => `en moyenne ${text} au plus, ${per}`,
    noRequirement: () => 'chaque ticket pour lui-même',
    level: (title) => `formule ${title}`,
    smallAllowed: (least, misses) =>
      `moins de ${figure(least)} tickets : ${count(misses, 'dépassement permis', 'dépassements permis')}, quel que soit le taux`,
    smallExempt: (least) => `moins de ${figure(least)} tickets : pas de verdict`,
    smallCarried: (least) => `moins de ${figure(least)} tickets : comptés dans la période suivante`,
    runsOut: (day) => `à ce rythme, plus aucun dépassement n’est permis après le ${day}`,
    restated: (clocks) => `${count(clocks, 'ticket compte', 'tickets comptent')} autrement qu’à la fin de la période`,
    noObjectives: () => 'Aucun engagement ne permet de juger ces événements.',
    missed: (clocks, shown) =>
      shown < clocks
        ? `Dépassés : ${figure(clocks)} (les ${figure(shown)} plus récents)`
        : `Dépassés : ${figure(clocks)}`,
    atRisk: (clocks, shown) =>
      shown < clocks
        ? `Menacés : ${figure(clocks)} (les ${figure(shown)} plus urgents)`
        : `Menacés : ${figure(clocks)}`,
    noneMissed: () => 'Dépassés : aucun',
    due: (at) => `échéance ${at}`,
    stoppedLate: (at, late) => `arrêté ${at}, ${late} de retard`,
    stoppedAfter: (at) => `arrêté ${at}`,
    stillOpen: (late) => `toujours en cours, ${late} de retard`,
    leftLegend: () => 'Permis : dépassements encore permis sur la période.',
    left: (text) => `reste ${text}`,
    counted: (text) => `compté ${text}`,
    paused: (text, why) => `gelé ${text}${why === null ? '' : ` (${why})`}`,
    now: (state) => `en ce moment : ${state}`,
    cycle: (number) => `cycle ${figure(number)}`,
    noCommitment: (tickets) => `Sans engagement : ${count(tickets, 'ticket', 'tickets')}`,
    reason: (tickets, reason, examples) => `${figure(tickets)} : ${reason} (${examples})`,
    ofEvents: (warnings, errors) =>
      `Dans les événements : ${errors === 0 ? '' : `${count(errors, 'erreur', 'erreurs')}, `}${count(warnings, 'avertissement', 'avertissements')}`,
    ofAgreements: (warnings, command) =>
      `Les contrats ont ${count(warnings, 'avertissement', 'avertissements')} : ${command}`,
    more: (n) => `et ${figure(n)} de plus`,
    all: (how) => `Tous : ${how}`,
    why: (command) => `Décompte du délai d’un ticket : ${command}`,
  },
  second: {
    title: (field) => `Second avis : notre verdict à côté du champ ${field}`,
    theirs: { kept: 'noté tenu', missed: 'noté dépassé' },
    ours: { kept: 'tenu selon nous', missed: 'dépassé selon nous' },
    noCommitment: (n) => `sans engagement ${figure(n)}`,
    notRecorded: (n, field) => `${field} non noté ${figure(n)}`,
    sum: (tickets) => `en tout ${count(tickets, 'ticket', 'tickets')}`,
    agree: (share) => `Sur les tickets jugés des deux côtés, les verdicts concordent pour ${share}.`,
    differ: (ours, theirs) => `${ours}, ${theirs} :`,
    nobody: () => 'Aucun ticket n’est jugé différemment.',
  },
  explain: {
    title: (ticket) => `Décompte des délais de ${ticket}`,
    unknown: (ticket, near) =>
      `les événements ne nomment aucun ticket ${ticket}${near === null ? '' : ` ; vouliez-vous dire ${near} ?`}`,
    noClock: (ticket, reason) => `${ticket} est sans engagement : ${reason}.`,
    clock: (measure, target, agreement) => `${measure} : ${target} (${agreement})`,
    started: (at) => `Le délai commence le ${at}.`,
    notStarted: () => 'Le délai n’a pas commencé.',
    due: (at) => `Échéance le ${at}.`,
    wasDue: (at) => `L’échéance était le ${at}.`,
    keptBy: (at, left) => `Arrêté le ${at}, il restait ${left} : tenu.`,
    keptExactly: (at) => `Arrêté le ${at}, au dernier instant : tenu.`,
    missedBy: (at, late) => `Arrêté le ${at}, avec ${late} de retard : dépassé.`,
    missedOpen: (late) => `Pas encore arrêté, ${late} de retard : dépassé.`,
    missedAt: (at) => `Dépassé le ${at}.`,
    excused: () => 'Ce dépassement est neutralisé ; il est compté à part.',
    open: (left) => `En cours : il reste ${left}.`,
    atRisk: (left) => `Menacé : il reste ${left}.`,
    held: (why, left) => `Gelé (${why}) : il reste ${left}, l’échéance recule tant que dure le gel.`,
    closed: (left) => `Hors plage de service : il reste ${left}.`,
    superseded: () => 'Remplacé par un nouveau délai ; il ne compte plus.',
    cancelled: () => 'Le ticket est annulé ; le délai ne compte plus.',
    notApplicable: () => 'Aucun engagement ne s’applique plus ; le délai ne compte plus.',
    first: (verdict) => `Au premier verdict, il était ${verdict}.`,
    changed: (target, from) => `à partir du ${from} : ${target}`,
    span: (from, to, length, what) => `${from} → ${to}  ${length}  ${what}`,
    sum: (parts, total) => `${parts} = ${total} en tout`,
    part: (what, length) => `${what} ${length}`,
    counted: (counted, allowance) => `Compté : ${counted} sur ${allowance} permises.`,
    countedOnly: (counted) => `Compté : ${counted}.`,
    pausedCounts: (paused) => `Dont ${paused} de gel dans la plage de service.`,
    dueMark: () => 'échéance',
    legend: () => 'compté ▇   fermé ·   jour férié ╌   gelé ░   résolu ┄',
    legendDays: () => 'jours courants ▚',
  },
  time: (seconds) => duration(seconds, 'fr'),
};
