import type { Said } from '../../core/event/index.ts';
import type { FormField } from './form.ts';

/** A field with the places of the agreement that its answer goes to: keys from the top, joined by `/`. */
export interface PlacedField extends FormField {
  readonly places: readonly string[];
}

/** A standard agreement and its form. Its fields are at most ten: what makes one agreement differ from the next. */
export interface TemplateForm {
  /** `msp-standard@2`: the file under `templates/`, without its ending. */
  readonly id: string;
  readonly kind: 'sla' | 'underpinning';
  readonly title: Said;
  readonly description: Said;
  readonly fields: readonly PlacedField[];
}

const said = (fr: string, en: string): Said => ({ fr, en });

function asked(
  id: string,
  kind: FormField['kind'],
  label: Said,
  help: Said,
  places: readonly string[],
  more: Partial<FormField> = {},
): PlacedField {
  return { id, kind, label, help, required: true, standard: null, least: null, most: null, places, ...more };
}

function figure(
  id: string,
  kind: 'duration' | 'share' | 'money',
  label: Said,
  help: Said,
  places: readonly string[],
  [standard, least, most]: readonly [string, string, string],
): PlacedField {
  return asked(id, kind, label, help, places, { standard, least, most });
}

const PROVIDER = asked(
  'provider',
  'text',
  said('Nom du prestataire', 'Name of the provider'),
  said('Le vôtre, tel qu’il figure sur vos factures.', 'Yours, as it stands on your invoices.'),
  ['parties/provider/name'],
);
const EMAIL = asked(
  'email',
  'email',
  said('Adresse électronique du centre de services', 'E-mail address of the service desk'),
  said(
    'Celle de tous vos contacts pour commencer\u202f; sans elle, ils restent à compléter.',
    'That of all your contacts to begin with; without it they are left to be filled in.',
  ),
  ['contacts/provider'],
  { required: false },
);
const CUSTOMER = asked(
  'customerName',
  'text',
  said('Nom du client', 'Name of the customer'),
  said('Sa dénomination sociale.', 'Its registered name.'),
  ['parties/customer/name'],
);
const CUSTOMER_EMAIL = asked(
  'customerEmail',
  'email',
  said('Adresse électronique du client', 'E-mail address of the customer'),
  said(
    'Où ses contacts reçoivent rapports et annonces\u202f; sans elle, ils restent à compléter.',
    'Where its contacts receive reports and announcements; without it they are left to be filled in.',
  ),
  ['contacts/customer'],
  { required: false },
);
const STARTS = asked(
  'startsOn',
  'date',
  said('Prise d’effet', 'Takes effect on'),
  said(
    'Premier jour du contrat, conclu pour douze mois et reconduit tacitement. Proposé\u202f: aujourd’hui, pour que les délais courent tout de suite. Une date passée fait juger de nouveau ce qui a eu lieu depuis.',
    'First day of the agreement, for twelve months, renewed tacitly. Proposed: today, so that time limits run at once. A past date has what happened since judged again.',
  ),
  ['effective'],
);

/** What every agreement with a customer begins with. */
const PARTIES_AND_START = [PROVIDER, EMAIL, CUSTOMER, CUSTOMER_EMAIL, STARTS];

function hours(standard: string, help: Said): PlacedField {
  return asked(
    'hours',
    'hours',
    said('Plage de service, du lundi au vendredi', 'Service hours, Monday to Friday'),
    help,
    ['calendars/office/hours'],
    { standard },
  );
}
const HOURS_HELP = said(
  'Une à trois plages par jour, comme 08:30-12:30 13:30-18:00. Fermé les jours fériés de France métropolitaine.',
  'One to three windows a day, as 08:30-12:30 13:30-18:00. Closed on public holidays of metropolitan France.',
);
const AVAILABILITY_HELP = said(
  'Part du mois pendant laquelle le service fonctionne, maintenance programmée mise à part.',
  'Share of the month in which the service works, planned maintenance set aside.',
);

function price(label: Said, standard: string, places: readonly string[]): PlacedField {
  const help = said('Par mois, hors taxes.', 'A month, before VAT.');
  return figure('price', 'money', label, help, places, [standard, '0.00 EUR', '999999.00 EUR']);
}

/** Those that come with the program, the fullest first. */
export const TEMPLATE_FORMS: readonly TemplateForm[] = [
  {
    id: 'msp-standard@2',
    kind: 'sla',
    title: said('Infogérance complète', 'Full managed services'),
    description: said(
      'Assistance, postes, serveurs, réseau et sauvegarde d’un client, avec astreinte pour les demandes critiques et réduction de prix quand la disponibilité promise n’est pas atteinte.',
      'Support, workstations, servers, network and backup of one customer, with on call for critical requests and service credits when the availability promised is not reached.',
    ),
    fields: [
      ...PARTIES_AND_START,
      hours('08:30-12:30 13:30-18:00', HOURS_HELP),
      figure(
        'criticalResponse',
        'duration',
        said('Première réponse aux demandes critiques (P1)', 'First response to critical requests (P1)'),
        said('Jour et nuit. De 15\u202fmin à 1\u202fh.', 'Day and night. From 15\u202fmin to 1\u202fh.'),
        ['targets/p1-response/within'],
        ['30m', '15m', '1h'],
      ),
      figure(
        'criticalRestoration',
        'duration',
        said('Rétablissement des demandes critiques (GTR P1)', 'Restoration of critical requests (P1)'),
        said('Jour et nuit. De 1\u202fh à 8\u202fh.', 'Day and night. From 1\u202fh to 8\u202fh.'),
        ['targets/p1-restoration/within'],
        ['4h', '1h', '8h'],
      ),
      figure(
        'availability',
        'share',
        said('Disponibilité des serveurs et de la messagerie', 'Availability of servers and mail'),
        AVAILABILITY_HELP,
        ['targets/servers-availability/atLeast', 'remedies/servers-credit/tiers'],
        ['99.9%', '98%', '99.95%'],
      ),
      price(said('Forfait de pilotage et de supervision', 'Governance and monitoring fee'), '350.00 EUR', [
        'charges/lines/base/amount',
      ]),
    ],
  },
  {
    id: 'helpdesk-multilevel@1',
    kind: 'sla',
    title: said('Assistance aux utilisateurs, trois formules', 'User support, three plans'),
    description: said(
      'Centre de services seul, en formules Essentiel, Confort et Premium\u202f: chaque utilisateur a les délais de sa formule.',
      'Service desk only, in the plans Essential, Comfort and Premium: each user has the time limits of their plan.',
    ),
    fields: [
      ...PARTIES_AND_START,
      hours(
        '09:00-12:30 13:30-18:00',
        said(
          'Des formules Essentiel et Confort\u202f; la plage étendue de la formule Premium reste celle du contrat type. Une à trois plages par jour, comme 09:00-12:30 13:30-18:00.',
          'Of the Essential and Comfort plans; the extended hours of the Premium plan stay those of the standard agreement. One to three windows a day, as 09:00-12:30 13:30-18:00.',
        ),
      ),
      figure(
        'criticalResponse',
        'duration',
        said('Première réponse P1, formule Essentiel', 'P1 first response, Essential plan'),
        said('En heures ouvrées. De 30\u202fmin à 2\u202fh.', 'In working hours. From 30\u202fmin to 2\u202fh.'),
        ['targets/p1-response/within'],
        ['1h', '30m', '2h'],
      ),
      figure(
        'criticalResolution',
        'duration',
        said('Résolution P1, formule Essentiel', 'P1 resolution, Essential plan'),
        said('En heures ouvrées. De 4\u202fh à 12\u202fh.', 'In working hours. From 4\u202fh to 12\u202fh.'),
        ['targets/p1-resolution/within'],
        ['8h', '4h', '12h'],
      ),
      figure(
        'attainment',
        'share',
        said('Part des demandes P3 résolues à temps', 'Share of P3 requests resolved in time'),
        said(
          'Chaque mois, formule Essentiel\u202f; en deçà, le prix du mois est réduit. De 80\u202f% à 95\u202f%.',
          'Each month, Essential plan; below it the price of the month is reduced. From 80% to 95%.',
        ),
        ['targets/p3-resolution/attainment', 'remedies/p3-credit/tiers'],
        ['90%', '80%', '95%'],
      ),
      price(said('Formule Essentiel, par utilisateur', 'Essential plan, per user'), '19.00 EUR', [
        'charges/lines/essentiel/amount',
        'levels/essentiel/price/amount',
      ]),
    ],
  },
  {
    id: 'network-hosting@1',
    kind: 'sla',
    title: said('Réseau et hébergement', 'Network and hosting'),
    description: said(
      'Hébergement, accès à Internet et interconnexion, promis par leur disponibilité, avec réductions de prix, bonus et fenêtres de maintenance programmée.',
      'Hosting, Internet access and interconnection, promised by their availability, with service credits, a bonus and windows of planned maintenance.',
    ),
    fields: [
      ...PARTIES_AND_START,
      hours('09:00-18:00', HOURS_HELP),
      figure(
        'criticalIntervention',
        'duration',
        said('Intervention sur les demandes critiques (GTI P1)', 'Work begun on critical requests (P1)'),
        said('Jour et nuit. De 15\u202fmin à 2\u202fh.', 'Day and night. From 15\u202fmin to 2\u202fh.'),
        ['targets/p1-intervention/within'],
        ['30m', '15m', '2h'],
      ),
      figure(
        'criticalRestoration',
        'duration',
        said('Rétablissement des demandes critiques (GTR P1)', 'Restoration of critical requests (P1)'),
        said('Jour et nuit. De 2\u202fh à 8\u202fh.', 'Day and night. From 2\u202fh to 8\u202fh.'),
        ['targets/p1-restoration/within'],
        ['4h', '2h', '8h'],
      ),
      figure(
        'availability',
        'share',
        said('Disponibilité mensuelle de l’hébergement', 'Monthly availability of hosting'),
        AVAILABILITY_HELP,
        ['targets/hosting-availability/atLeast', 'remedies/hosting-credit/tiers'],
        ['99.9%', '98%', '99.95%'],
      ),
      price(said('Prix de l’hébergement', 'Price of hosting'), '980.00 EUR', ['charges/lines/hosting/amount']),
    ],
  },
  {
    id: 'backup-recovery@1',
    kind: 'sla',
    title: said('Sauvegarde et reprise d’activité', 'Backup and recovery'),
    description: said(
      'Ce que l’on peut perdre au plus (PDMA), en combien de temps on repart (DMIA), et les tests de restauration qui le prouvent.',
      'What may be lost at most (recovery point), how soon work goes on (recovery time), and the restore tests that prove it.',
    ),
    fields: [
      ...PARTIES_AND_START,
      hours('08:30-18:00', HOURS_HELP),
      figure(
        'recoveryPoint',
        'duration',
        said('PDMA des systèmes critiques', 'Recovery point of critical systems'),
        said(
          'En temps réel, comme 4h real. De 1\u202fh à 24\u202fh.',
          'In real time, as 4h real. From 1\u202fh to 24\u202fh.',
        ),
        ['targets/critical-recovery-point/within'],
        ['4h real', '1h real', '24h real'],
      ),
      figure(
        'recoveryTime',
        'duration',
        said('DMIA des systèmes critiques', 'Recovery time of critical systems'),
        said(
          'En temps réel, comme 4h real. De 1\u202fh à 24\u202fh.',
          'In real time, as 4h real. From 1\u202fh to 24\u202fh.',
        ),
        ['targets/critical-recovery-time/within'],
        ['4h real', '1h real', '24h real'],
      ),
      figure(
        'success',
        'share',
        said('Part des sauvegardes réussies', 'Share of successful backups'),
        said(
          'Chaque mois\u202f; en deçà, le prix du mois est réduit. De 95\u202f% à 99,9\u202f%.',
          'Each month; below it the price of the month is reduced. From 95% to 99.9%.',
        ),
        ['targets/backup-success/atLeast', 'remedies/backup-credit/tiers'],
        ['99%', '95%', '99.9%'],
      ),
      price(said('Sauvegarde, forfait', 'Backup, base fee'), '180.00 EUR', ['charges/lines/base/amount']),
    ],
  },
  {
    id: 'cybersecurity@1',
    kind: 'sla',
    title: said('Cybersécurité', 'Cybersecurity'),
    description: said(
      'Surveillance jour et nuit, devoir de notification, confinement des attaques et correctifs appliqués à temps.',
      'Monitoring day and night, duty to notify, containment of attacks and updates applied in time.',
    ),
    fields: [
      ...PARTIES_AND_START,
      hours('09:00-18:00', HOURS_HELP),
      figure(
        'notification',
        'duration',
        said('Notification d’un événement de sécurité', 'Notification of a security event'),
        said(
          'En temps réel, comme 24h real. De 4\u202fh à 72\u202fh.',
          'In real time, as 24h real. From 4\u202fh to 72\u202fh.',
        ),
        ['targets/security-notification/within'],
        ['24h real', '4h real', '72h real'],
      ),
      figure(
        'containment',
        'duration',
        said('Confinement des événements critiques (P1)', 'Containment of critical events (P1)'),
        said('Jour et nuit. De 1\u202fh à 8\u202fh.', 'Day and night. From 1\u202fh to 8\u202fh.'),
        ['targets/p1-containment/within'],
        ['2h', '1h', '8h'],
      ),
      figure(
        'updates',
        'share',
        said(
          'Part des correctifs critiques appliqués sous sept jours',
          'Share of critical updates applied within seven days',
        ),
        said(
          'Chaque mois\u202f; en deçà, le prix du mois est réduit. De 90\u202f% à 99\u202f%.',
          'Each month; below it the price of the month is reduced. From 90% to 99%.',
        ),
        ['targets/critical-updates/atLeast', 'remedies/updates-credit/tiers'],
        ['95%', '90%', '99%'],
      ),
      price(said('Surveillance et réponse', 'Monitoring and response'), '600.00 EUR', ['charges/lines/base/amount']),
    ],
  },
  {
    id: 'supplier-underpinning@1',
    kind: 'underpinning',
    title: said('Contrat fournisseur', 'Supplier agreement'),
    description: said(
      'Ce qu’un fournisseur d’accès ou d’hébergement vous promet, et sur quoi reposent vos propres engagements. Ses réductions de prix se demandent dans les trente jours.',
      'What a supplier of access or hosting promises you, and what your own commitments rest on. Its credits must be claimed within thirty days.',
    ),
    fields: [
      asked(
        'supplierName',
        'text',
        said('Nom du fournisseur', 'Name of the supplier'),
        said('Sa dénomination sociale.', 'Its registered name.'),
        ['parties/supplier/name'],
      ),
      asked(
        'supplierEmail',
        'email',
        said('Adresse électronique du fournisseur', 'E-mail address of the supplier'),
        said(
          'Où signaler une panne\u202f; sans elle, ses contacts restent à compléter.',
          'Where a breakdown is reported; without it its contacts are left to be filled in.',
        ),
        ['contacts/supplier'],
        { required: false },
      ),
      asked(
        'provider',
        'text',
        said('Votre nom', 'Your name'),
        said(
          'Celui de l’infogérant, tel qu’il figure sur ses factures.',
          'That of the managed service provider, as on its invoices.',
        ),
        ['parties/provider/name'],
      ),
      EMAIL,
      STARTS,
      hours('08:00-18:00', HOURS_HELP),
      figure(
        'criticalIntervention',
        'duration',
        said('Intervention P1 (GTI)', 'P1 work begun'),
        said('Jour et nuit. De 15\u202fmin à 3\u202fh.', 'Day and night. From 15\u202fmin to 3\u202fh.'),
        ['targets/p1-intervention/within'],
        ['1h', '15m', '3h'],
      ),
      figure(
        'criticalRestoration',
        'duration',
        said('Rétablissement P1 (GTR)', 'P1 restoration'),
        said('Jour et nuit. De 1\u202fh à 6\u202fh.', 'Day and night. From 1\u202fh to 6\u202fh.'),
        ['targets/p1-restoration/within'],
        ['3h', '1h', '6h'],
      ),
      figure(
        'availability',
        'share',
        said('Disponibilité mensuelle de la liaison', 'Monthly availability of the link'),
        AVAILABILITY_HELP,
        ['targets/access-availability/atLeast', 'remedies/access-credit/tiers'],
        ['99.95%', '98%', '99.99%'],
      ),
      price(said('Liaison d’accès, par site', 'Access link, per site'), '110.00 EUR', ['charges/lines/access/amount']),
    ],
  },
];
