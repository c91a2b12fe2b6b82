import type { AlertStanding } from '../../../app/ports/index.ts';
import type { AlertKind } from '../../../core/alert/index.ts';
import type { Lang } from '../../asking/language.ts';

type Table = { readonly [key: string]: string };

export interface DeskWords {
  readonly alerts: string;
  readonly noAlerts: string;
  readonly noAlertsMeans: string;
  readonly asOf: (time: string, timeZone: string) => string;
  readonly again: string;
  readonly late: (span: string) => string;
  readonly lateMeans: string;
  readonly more: string;
  readonly toBeginning: string;
  readonly cut: string;
  readonly ticket: string;
  readonly customer: string;
  readonly kind: { readonly [kind in AlertKind]: string };
  readonly standing: { readonly [standing in AlertStanding]: string };
  readonly details: string;
  readonly acknowledge: string;
  readonly acknowledgedBy: (name: string, time: string) => string;
  readonly taken: string;
  readonly program: string;
  readonly signOut: string;
  readonly noScript: string;
  readonly notFound: { readonly title: string; readonly lead: string };
  readonly notYours: { readonly title: string; readonly lead: string };
  readonly toAlerts: string;
  readonly tickets: string;
  readonly noTickets: string;
  readonly toTickets: string;
  readonly moreTickets: string;
  readonly toFirstTickets: string;
  readonly openedAt: (time: string) => string;
  readonly missedLimits: (count: number) => string;
  readonly facts: {
    readonly service: string;
    readonly priority: string;
    readonly team: string;
    readonly opened: string;
    readonly ended: string;
  };
  readonly uncertain: (time: string) => string;
  readonly uncertainMeans: string;
  readonly clocks: string;
  readonly noClocks: string;
  readonly openAlerts: string;
  readonly noCommitment: Table;
  readonly state: Table;
  readonly verdict: { readonly met: string; readonly excused: string };
  readonly kept: (span: string) => string;
  readonly left: (span: string) => string;
  readonly missedBy: (span: string) => string;
  readonly missed: string;
  readonly due: (time: string) => string;
  readonly frozen: (span: string) => string;
  readonly clock: {
    readonly state: string;
    readonly due: string;
    readonly counted: string;
    readonly rest: string;
    readonly paused: string;
    readonly began: string;
    readonly stopped: string;
    readonly missedAt: string;
    readonly agreement: string;
    readonly excused: string;
  };
  readonly round: (number: number) => string;
  readonly receipt: string;
  readonly receiptOf: (count: number) => string;
  readonly span: (from: string, to: string, length: string) => string;
  readonly colon: string;
}

export const DESK_WORDS: { readonly [lang in Lang]: DeskWords } = {
  en: {
    alerts: 'Alerts',
    noAlerts: 'Nothing is open',
    noAlertsMeans: 'Nothing presses at the moment. What comes up is shown here, the most urgent first.',
    asOf: (time, timeZone) => `As of ${time} (${timeZone})`,
    again: 'Look again',
    late: (span) => `Alerts are late: the oldest has been waiting for ${span}.`,
    lateMeans: 'Until that is over, do not rely on being told: look at the commitments yourself.',
    more: 'More alerts',
    toBeginning: 'Back to the most urgent',
    cut: 'More than 5,000 alerts are open. Only those decided last are listed here.',
    ticket: 'Ticket',
    customer: 'Customer',
    kind: {
      threshold: 'Time limit running out',
      breach: 'Time limit missed',
      closingTime: 'Closing time',
      queue: 'Queue',
      missesOut: 'Misses left',
      burn: 'Downtime left',
      silentSource: 'Silent source',
      supplierClaim: 'Supplier',
      date: 'Date of an agreement',
      delivery: 'Message not delivered',
    },
    standing: {
      new: 'Its messages are not made yet.',
      told: 'Told by message.',
      nobody: 'Nobody is told: no rule names anybody for it.',
      longPast: 'Reached too long ago to help anybody: shown here, sent nowhere.',
      dryRun: 'Dry run: shown here, sent nowhere.',
    },
    details: 'Details',
    acknowledge: 'Acknowledge',
    acknowledgedBy: (name, time) => `Acknowledged by ${name}, ${time}.`,
    taken: 'Acknowledged by you.',
    program: 'a program',
    signOut: 'Sign out',
    noScript: 'Acknowledging needs JavaScript here. It can be done over the API too.',
    notFound: {
      title: 'There is nothing here for you',
      lead: 'This ticket does not exist, or it is not yours to see. Check the link, or ask who sent it.',
    },
    notYours: {
      title: 'Alerts are not yours to see',
      lead: 'They are for the people of the provider. What concerns you stands with your tickets.',
    },
    toAlerts: 'Go to the alerts',
    tickets: 'Open tickets',
    noTickets: 'No ticket is open.',
    toTickets: 'Go to the open tickets',
    moreTickets: 'More tickets',
    toFirstTickets: 'Back to the latest',
    openedAt: (time) => `Opened ${time}`,
    missedLimits: (count) => (count === 1 ? '1 time limit missed' : `${count} time limits missed`),
    facts: { service: 'Service', priority: 'Priority', team: 'Team', opened: 'Opened', ended: 'Ended' },
    uncertain: (time) => `Uncertain: its source has been silent since ${time}.`,
    uncertainMeans: 'What happened since may be missing from what follows.',
    clocks: 'Time limits',
    noClocks: 'No time limit has begun for this ticket.',
    openAlerts: 'Open alerts',
    noCommitment: {
      noCustomer: 'Nothing was promised: the ticket names no customer.',
      unknownCustomer: 'Nothing was promised: nobody knows the customer that it names.',
      notInForce: 'Nothing was promised: no agreement was in force when it was opened.',
      ambiguousAgreement: 'It can not be told what was promised: more than one agreement fits.',
      noMatchingTarget: 'Nothing was promised: no commitment of the agreement fits it.',
      noClockYet: 'Nothing has begun to count yet.',
      channelNotCovered: 'Nothing was promised: it did not come over a channel that the agreement covers.',
      outOfScope: 'Nothing was promised: it is out of scope.',
      notOpened: 'Its opening has not arrived yet.',
    },
    state: {
      notStarted: 'Not begun',
      running: 'Time is counted',
      closedHours: 'Outside service hours',
      paused: 'Paused',
      stopped: 'Stopped',
      superseded: 'Replaced by a later one',
      cancelled: 'Cancelled',
      notApplicable: 'Does not apply',
    },
    verdict: { met: 'Kept', excused: 'Excused breach' },
    kept: (span) => `Kept, with ${span} to spare`,
    left: (span) => `${span} left`,
    missedBy: (span) => `Missed ${span} ago`,
    missed: 'Missed',
    due: (time) => `due ${time}`,
    frozen: (span) => `Paused, ${span} left to count`,
    clock: {
      state: 'State',
      due: 'Due',
      counted: 'Counted so far',
      rest: 'Left to count',
      paused: 'Paused in all',
      began: 'Began',
      stopped: 'Stopped',
      missedAt: 'Missed since',
      agreement: 'Agreement',
      excused: 'Excused because',
    },
    round: (number) => `no. ${number}`,
    receipt: 'How the time was counted',
    receiptOf: (count) => (count === 1 ? '1 stretch' : `${count} stretches`),
    span: (from, to, length) => `${from} to ${to} (${length})`,
    colon: ': ',
  },
  fr: {
    alerts: 'Alertes',
    noAlerts: 'Rien n’est en cours',
    noAlertsMeans: 'Rien ne presse pour l’instant. Ce qui viendra se verra ici, le plus urgent d’abord.',
    asOf: (time, timeZone) => `Situation au ${time} (${timeZone})`,
    again: 'Actualiser',
    late: (span) => `Les alertes ont du retard\u202f: la plus ancienne attend depuis ${span}.`,
    lateMeans:
      'Jusqu’à la fin de ce retard, ne comptez pas sur les messages\u202f: surveillez vous-même les échéances.',
    more: 'Plus d’alertes',
    toBeginning: 'Revenir aux plus urgentes',
    cut: 'Plus de 5\u202f000 alertes sont en cours. Seules les dernières décidées figurent ici.',
    ticket: 'Ticket',
    customer: 'Client',
    kind: {
      threshold: 'Délai bientôt écoulé',
      breach: 'Délai dépassé',
      closingTime: 'Fermeture du service',
      queue: 'File d’attente',
      missesOut: 'Dépassements permis',
      burn: 'Indisponibilité permise',
      silentSource: 'Source muette',
      supplierClaim: 'Fournisseur',
      date: 'Date d’un contrat',
      delivery: 'Message non remis',
    },
    standing: {
      new: 'Ses messages ne sont pas encore faits.',
      told: 'Annoncée par message.',
      nobody: 'Personne n’est prévenu\u202f: aucune règle ne désigne quelqu’un.',
      longPast: 'Connue trop tard pour servir\u202f: montrée ici, envoyée nulle part.',
      dryRun: 'À blanc\u202f: montrée ici, envoyée nulle part.',
    },
    details: 'Détails',
    acknowledge: 'Prendre en charge',
    acknowledgedBy: (name, time) => `Prise en charge par ${name}, ${time}.`,
    taken: 'Prise en charge par vous.',
    program: 'un programme',
    signOut: 'Se déconnecter',
    noScript: 'Prendre en charge demande ici JavaScript. L’API le permet aussi.',
    notFound: {
      title: 'Il n’y a rien ici pour vous',
      lead: 'Ce ticket n’existe pas, ou il ne vous est pas ouvert. Vérifiez le lien, ou demandez à qui vous l’a envoyé.',
    },
    notYours: {
      title: 'Les alertes ne vous sont pas ouvertes',
      lead: 'Elles sont pour les équipes du prestataire. Ce qui vous concerne figure avec vos tickets.',
    },
    toAlerts: 'Voir les alertes',
    tickets: 'Tickets ouverts',
    noTickets: 'Aucun ticket n’est ouvert.',
    toTickets: 'Voir les tickets ouverts',
    moreTickets: 'Plus de tickets',
    toFirstTickets: 'Revenir aux derniers ouverts',
    openedAt: (time) => `Ouvert ${time}`,
    missedLimits: (count) => (count < 2 ? `${count} délai dépassé` : `${count} délais dépassés`),
    facts: { service: 'Service', priority: 'Priorité', team: 'Équipe', opened: 'Ouvert', ended: 'Terminé' },
    uncertain: (time) => `Incertain\u202f: sa source se tait depuis ${time}.`,
    uncertainMeans: 'Ce qui s’est passé depuis peut manquer à ce qui suit.',
    clocks: 'Délais',
    noClocks: 'Aucun délai n’a commencé pour ce ticket.',
    openAlerts: 'Alertes en cours',
    noCommitment: {
      noCustomer: 'Rien n’est promis\u202f: le ticket ne nomme aucun client.',
      unknownCustomer: 'Rien n’est promis\u202f: le client qu’il nomme n’est connu de personne.',
      notInForce: 'Rien n’est promis\u202f: aucun contrat n’était en vigueur à son ouverture.',
      ambiguousAgreement: 'On ne peut dire ce qui est promis\u202f: plusieurs contrats conviennent.',
      noMatchingTarget: 'Rien n’est promis\u202f: aucun engagement du contrat ne le concerne.',
      noClockYet: 'Rien n’est encore compté.',
      channelNotCovered: 'Rien n’est promis\u202f: il n’est pas venu par un canal que couvre le contrat.',
      outOfScope: 'Rien n’est promis\u202f: il est hors périmètre.',
      notOpened: 'Son ouverture n’est pas encore arrivée.',
    },
    state: {
      notStarted: 'Pas commencé',
      running: 'Le temps est compté',
      closedHours: 'En dehors des heures de service',
      paused: 'Gelé',
      stopped: 'Arrêté',
      superseded: 'Remplacé par un plus récent',
      cancelled: 'Annulé',
      notApplicable: 'Sans objet',
    },
    verdict: { met: 'Tenu', excused: 'Dépassement neutralisé' },
    kept: (span) => `Tenu, il restait ${span}`,
    left: (span) => `Reste ${span}`,
    missedBy: (span) => `Dépassé depuis ${span}`,
    missed: 'Dépassé',
    due: (time) => `échéance ${time}`,
    frozen: (span) => `Gelé, reste ${span} à décompter`,
    clock: {
      state: 'État',
      due: 'Échéance',
      counted: 'Déjà décompté',
      rest: 'Reste à décompter',
      paused: 'Gels en tout',
      began: 'Début',
      stopped: 'Arrêt',
      missedAt: 'Dépassé depuis',
      agreement: 'Contrat',
      excused: 'Motif de la neutralisation',
    },
    round: (number) => `n°\u202f${number}`,
    receipt: 'Décompte du délai',
    receiptOf: (count) => (count < 2 ? `${count} étape` : `${count} étapes`),
    span: (from, to, length) => `${from} à ${to} (${length})`,
    colon: '\u202f: ',
  },
};
