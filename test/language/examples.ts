import type { DiagnosticName } from '../../src/language/index.ts';

/** A change of the faultless agreement: this text, which it has, becomes that. */
export type Change = readonly [from: string, to: string];

/** A text that makes a diagnostic: changes of the faultless agreement, or a text of its own. */
export type Example = readonly Change[] | string;

const CLAUSE = '  forceMajeure: { title: { fr: "Force majeure", en: "Force majeure" }';
const CREDIT =
  'tiers: [ { below: 99.9%, credit: 5% }, { below: 99%, credit: 10% } ], of: { line: base }, group: uptime }';
const BONUS =
  'above: outstanding, bonus: 2%, of: { line: base }, unless: [ p1-restoration.breached ], vatTreatment: taxable';
const LATE = 'perBreach: 50.00 EUR, vatTreatment: outOfScope, noticeRequired: true, soleRemedy: false';
const CAPS =
  'caps: { month: { share: 15%, of: charges }, rolling12mo: { share: 10%, of: annualValue }, term: { amount: 10000.00 EUR } }';
const TERM =
  'term: { from: 2026-01-01, to: 2026-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo, reviewEvery: 6mo }';
const MATRIX = 'table: [ [ P1, P2, P3 ], [ P2, P3, P3 ] ]';

/** At least one bad example for every diagnostic of one text. */
export const EXAMPLES: { readonly [N in DiagnosticName]?: Example } = {
  // The text itself.
  tooLarge: `leeway: 1\n# ${'a long remark '.repeat(40_000)}\n`,
  tooDeep: `leeway: 1\ntargets: ${'['.repeat(80)}${']'.repeat(80)}\n`,
  tooManyNodes: `leeway: 1\ntargets: [${'1,'.repeat(60_000)}1]\n`,
  anchorOrAlias: [['cost: { base: 820.00 EUR }', 'cost: { base: &cost 820.00 EUR }']],
  mergeKey: [['  p1-late: { on', '  p1-late: { <<: { group: x }, on']],
  forbiddenKey: [['details: { branch: "Lyon" }', 'details: { __proto__: "Lyon" }']],
  severalDocuments: 'leeway: 1\n---\nleeway: 1\n',
  brokenCharacter: [['Boréal SAS", en', 'Bor\ufffdal SAS", en']],
  controlCharacter: [['reference: "C-2026-017"', 'reference: C\u0000-2026-017']],
  tabIndent: 'leeway: 1\nterm:\n\tfrom: 2026-01-01\n',
  badIndent: 'leeway: 1\nterm:\n    from: 2026-01-01\n  to: 2026-12-31\n',
  unclosed: 'leeway: 1\ntitle: "Managed services\nkind: sla\n',
  notYaml: 'leeway: 1\nterm: { from: 2026-01-01 } }\n',
  duplicateKey: [['basis: customer', 'basis: customer\nlanguage: en']],
  emptyText: '# Nothing yet.\n',
  tag: [['version: 3', 'version: !!int 3']],
  nestedOnOneLine: 'leeway: 1\ntitle: Services: gold\n',
  missingColon: 'leeway: 1\nkind\nid: boreal\n',
  badEscape: 'leeway: 1\ntitle: "C:\\new\\quality"\n',
  reservedCharacter: 'leeway: 1\ntitle: @gold\n',
  moreToTell: `leeway: 1\n${Array.from({ length: 1200 }, (_, index) => `key${index}: 1`).join('\n')}\n`,
  keyNotText: 'leeway: 1\n? [ a, b ]\n: 1\n',
  // Keys, kinds and spellings.
  unknownWord: [['measure: resolution', 'measure: resolutoin']],
  wrongFormatVersion: [['leeway: 1', 'leeway: 2']],
  missingFormatVersion: [['leeway: 1\n', '']],
  unknownKey: [['prioritySetBy: both', 'prioritySetby: both']],
  missingKey: [['id: boreal-or\n', '']],
  assumed: [['kind: sla\n', '']],
  numbersFirst: [
    ['  P3: { title', '  1: { title'],
    ['table: [ [ P1, P2, P3 ], [ P2, P3, P3 ] ]', 'table: [ [ P1, P2, 1 ], [ P2, 1, 1 ] ]'],
    ['priority: [ P2, P3 ]', 'priority: [ P2, 1 ]'],
  ],
  wrongKind: [['cost: { base: 820.00 EUR }', 'cost: 820.00 EUR']],
  bareNumber: [['within: 30m, calendar: always', 'within: 30, calendar: always']],
  badDuration: [['within: 30m, calendar: always', 'within: 30 minutes, calendar: always']],
  badMoney: [['amount: 1250.00 EUR', 'amount: €1 250']],
  badPercent: [
    ['attainment: 95%', 'attainment: "0.95"'],
    ['atLeast: 99%', 'atLeast: 99 %'],
  ],
  badDate: [['effective: 2026-03-01', 'effective: 01/03/2026']],
  badTermLength: [['renewFor: 12mo', 'renewFor: 12 months']],
  badId: [['  progress: {', '  "#progress": {']],
  needsQuotes: [['glpi: "12"', 'glpi: true']],
  emptyList: [['members: [ "user:direction@boreal.example", "site:siege", "device:srv-01" ]', 'members: []']],
  badWhole: [['confirmAfter: 2', 'confirmAfter: 0']],
  badDecimal: [['degraded: 0.5', 'degraded: 1.5']],
  textWithoutLanguage: [['title: { fr: "Postes", en: "Seats" }', 'title: {}']],
  badTimeOfDay: [['cutOff: "17:00"', 'cutOff: 5pm']],
  exclusiveKeys: [['allow: 1, per: quarter }', 'allow: 1, attainment: 95%, per: quarter }']],
  oneKeyNeeded: [['cap: { share: 30%, of: charges }', 'cap: { of: charges }']],
  badSpelling: [['belowMinimum: allowMisses(1)', 'belowMinimum: allow 1']],
  emptyTextValue: [['governingLaw: droit français', 'governingLaw: ""']],
  emptyValue: [['prioritySetBy: both', 'prioritySetBy:']],
  // Bases.
  baseNotFound: [['basis: customer', 'basis: customer\nextends: templates/unknown@1']],
  baseCycle: [['basis: customer', 'basis: customer\nextends: bases/circle@1']],
  baseTooDeep: [['basis: customer', 'basis: customer\nextends: bases/deep-1@1']],
  baseVersionDiffers: [['basis: customer', 'basis: customer\nextends: bases/plain@2']],
  nothingToRemove: [
    ['basis: customer', 'basis: customer\nextends: bases/plain@1'],
    ['  progress: {', '  old-promise: null\n  progress: {'],
  ],
  // Ids that nothing bears.
  unknownCalendar: [['within: 4h, calendar: office', 'within: 4h, calendar: ofice']],
  unknownPriority: [['priority: [ P2, P3 ]', 'priority: [ P2, P4 ]']],
  unknownContact: [['backup: office-manager', 'backup: ofice-manager']],
  unknownService: [['service: [ internet ]', 'service: [ intranet ]']],
  unknownLine: [[CREDIT, CREDIT.replace('line: base', 'line: basis')]],
  unknownTarget: [['on: p1-restoration', 'on: p1-restauration']],
  unknownLevel: [['level: premium, members', 'level: premum, members']],
  unknownParty: [['party: provider, role: onCall', 'party: providers, role: onCall']],
  unknownRemedy: [['earnBack: { on: uptime-credit', 'earnBack: { on: uptime-credits']],
  boundOfNothing: [['p1-response.within: { ideal', 'p1-response.limit: { ideal']],
  impossibleValue: [['amount: 1000000.00 EUR', 'amount: 1000000.00 EUX']],
  availabilityOfWhat: [['measure: availability, when: { service: [ internet ] }', 'measure: availability']],
  requestsNotCounted: [['atLeast: 99.9%, outstanding', 'requests: { badAbove: 50% }, atLeast: 99.9%, outstanding']],
  // Promises.
  withinMissing: [
    [
      'measure: restoration, when: { priority: [ P1 ] }, within: 4h',
      'measure: restoration, when: { priority: [ P1 ] }',
    ],
  ],
  atLeastOnClock: [['allow: 2, per: quarter', 'atLeast: 98%, per: quarter']],
  atLeastMissing: [['atLeast: 99%, per: month', 'per: month']],
  notForMeasure: [['atLeast: 99.9%, outstanding', 'within: 4h, atLeast: 99.9%, outstanding']],
  ratioWithoutNames: [['good: backupsSucceeded, total', 'total']],
  zeroDuration: [['within: 30m, calendar: always', 'within: 0m, calendar: always']],
  shareOutOfRange: [['attainment: 95%', 'attainment: 0%']],
  outstandingTooLow: [['outstanding: 99.99%', 'outstanding: 99%']],
  warnAtOrder: [['warnAt: [ 50%, 75%, 90% ]', 'warnAt: [ 50%, 90%, 75% ]']],
  belowMinimumWithoutSample: [['minimumSample: 100, belowMinimum', 'belowMinimum']],
  matrixSize: [[MATRIX, 'table: [ [ P1, P2, P3 ], [ P2, P3 ] ]']],
  impossibleDate: [['signed: 2026-02-20', 'signed: 2026-02-30']],
  datesOutOfOrder: [[TERM, TERM.replace('to: 2026-12-31', 'to: 2025-12-31')]],
  effectiveOutsideTerm: [['effective: 2026-03-01', 'effective: 2025-03-01']],
  tacitWithoutLength: [[TERM, TERM.replace('renewFor: 12mo, ', '')]],
  unknownZone: [['language: fr\ntimeZone: Europe/Paris', 'language: fr\ntimeZone: Europe/Pariis']],
  calendarNeverOpens: [['hours: { mon-sun: [ "22:00-06:00" ] }', 'hours: { mon-sun: [] }']],
  badHours: [['mon-sun: [ "22:00-06:00" ]', 'mon-sun: [ "22:00-26:00" ]']],
  badHolidays: [['code: FR, worked: [ whitMonday ]', 'code: FR, worked: [ whitMondy ]']],
  badException: [['2026-08-03..2026-08-14: []', '2026-08-14..2026-08-03: []']],
  badCalendar: [
    ['mon-sun: [ "22:00-06:00" ]', `mon-sun: [ ${Array.from({ length: 49 }, () => '"22:00-06:00"').join(', ')} ]`],
  ],
  partyMissing: [['kind: sla', 'kind: underpinning']],
  adherentsMissing: [['basis: customer', 'basis: service']],
  adherentsUnused: [['basis: customer', 'basis: customer\nadherents: [ { customer: boreal } ]']],
  levelsMissing:
    'leeway: 1\nkind: ola\nid: a\nversion: 1\ntitle: A\nbasis: multiLevel\nlanguage: en\ntimeZone: UTC\nterm: { from: 2026-01-01 }\nparties: { provider: { name: A } }\n',
  standInCircle: [
    [
      'name: "Office manager", reach: [ { phone: "+33 1 00 00 00 01" } ]',
      'name: "Office manager", reach: [ { phone: "+33 1 00 00 00 01" } ], backup: it-manager',
    ],
  ],
  dependencyCount: [['atLeast: 1, of: [ router-b, router-c ]', 'atLeast: 3, of: [ router-b, router-c ]']],
  // Money.
  tiersOutOfOrder: [[CREDIT, CREDIT.replace('below: 99%, credit: 10%', 'below: 99.95%, credit: 10%')]],
  capWithoutBase: [[CAPS, CAPS.replace('share: 15%, of: charges', 'share: 15%')]],
  bonusNotComputable: [['atLeast: 99.9%, outstanding: 99.99%', 'atLeast: 99.9%']],
  kindAgainstFormula: [['on: p1-restoration, kind: penalty', 'on: p1-restoration, kind: serviceDays']],
  moneyOnRollingPeriod: [['allow: 1, per: quarter', 'allow: 1, per: rolling30d']],
  remedyWithoutFormula: [[LATE, LATE.replace('perBreach: 50.00 EUR, ', '')]],
  shareWithoutBase: [[CREDIT, CREDIT.replace(', of: { line: base }', '')]],
  formulaNotForTarget: [['on: p1-restoration, kind: penalty', 'on: internet-availability, kind: penalty']],
  chronicImpossible: [['missed: 3, of: 6', 'missed: 7, of: 6']],
  otherCurrency: [['overage: 90.00 EUR', 'overage: 90.00 CHF']],
  earnBackUnreadable: [['when: "every of next 3 met"', 'when: "when all is well"']],
  capUnknown: [['capReached: rolling12mo', 'capReached: year']],
  linePricing: [['size: 20h, amount: 1500.00 EUR', 'amount: 1500.00 EUR']],
  currencyMissing: [['  currency: EUR\n', '']],
  bonusCondition: [[BONUS, BONUS.replace('p1-restoration.breached', 'p1-restoration.missed')]],
  zeroUnit: [['size: 20h', 'size: 0h']],
  priceTiersOutOfOrder: [['{ amount: 15.00 EUR } ] }', '{ upTo: 10, amount: 15.00 EUR } ] }']],
  floorAboveCeiling: [['floor: 0%, ceiling: 5%', 'floor: 10%, ceiling: 5%']],
  formulaWithoutPrice: [['P0 * max(1.05; S1 / S0)', 'P0 * S1 / (S0 - S1)']],
  nothingCharged: 'leeway: 1\nkind: sla\nid: boreal\ncaps: { month: { share: 10%, of: charges } }\n',
  formulaUnreadable: [['P0 * max(1.05; S1 / S0)', 'P0 indexed on S1']],
  // What two people could read differently.
  noMinimumSample: [['minimumSample: 100, belowMinimum: allowMisses(1), ', '']],
  smallSample: [['minimumSample: 100', 'minimumSample: 10']],
  penaltyWithoutCap: [
    [`${CAPS}\n`, ''],
    ['capReached: rolling12mo, ', ''],
    [', caps.month.share: { ideal: 10%, acceptable: 15%, walkAway: 25%, approver: finance }', ''],
  ],
  startedUnsaid: [['each: 1h, credit: 1%, started: true', 'each: 1h, credit: 1%']],
  workingHoursUnsaid: [
    ['Les heures ouvrées vont du lundi au vendredi, de 9 h à 18 h.', 'Le service est rendu en heures ouvrées.'],
  ],
  workaroundUnsaid: [['  restorationStopsOn: [ restored, resolved ]\n', '']],
  pauseOurSupplier: [['pauseOn: [ waitingCustomer, appointment ]', 'pauseOn: [ waitingCustomer, ourSupplier ]']],
  excludeOurSupplier: [['exclude: [ forceMajeure, customerFault ]', 'exclude: [ forceMajeure, ourSupplier ]']],
  targetNeverUsed: [
    [
      '  follow-up: {',
      '  other-response: { measure: acknowledgement, within: 8h, calendar: office, allow: 2, per: quarter }\n  follow-up: {',
    ],
  ],
  priorityUnreachable: [[MATRIX, 'table: [ [ P1, P2, P2 ], [ P2, P2, P2 ] ]']],
  everyCustomer: [['    id: boreal\n', '']],
  unlikelyPauseReason: [['pauseOn: [ waitingCustomer, appointment ]', 'pauseOn: [ waitingCustommer, appointment ]']],
  pauseWithoutLimit: [['  maxPause: 10bd\n', '']],
  interventionUnsaid: [
    ['  interventionOnSite: false\n', ''],
    ['measure: acknowledgement, within: 4h', 'measure: intervention, within: 4h'],
  ],
  reopeningUnsaid: [['  reopen: resume\n', '']],
  maintenanceUnsaid: [['  maintenance: { notice: 48h, maxPerMonth: 4h }\n', '']],
  noHolidays: [['    holidays: [ FR-57, 2026-12-24 ]\n', '']],
  noticeUnsaid: [[LATE, LATE.replace('noticeRequired: true, ', '')]],
  vatUnsaid: [[LATE, LATE.replace('vatTreatment: outOfScope, ', '')]],
  ceilingUnsaid: [['floor: 0%, ceiling: 5%', 'floor: 0%']],
  expiryUnsaid: [['expiry: 1y, ', '']],
  paymentTooLate: [['payment: { within: 30d', 'payment: { within: 90d']],
  unusedCalendar: [['onCall: always, maintenance: nights', 'onCall: always']],
  soleRemedyUnsaid: [[', soleRemedy: false', '']],
  // What an agreement should say and does not.
  priorityWithoutEnd: [
    ['when: { priority: [ P2, P3 ], type: incident }', 'when: { priority: [ P2 ], type: incident }'],
  ],
  priorityWithoutExamples: [[', examples: [ { fr: "Une imprimante", en: "One printer" } ]', '']],
  resultWithoutTarget: [
    [
      'internet-availability: { measure: availability, when: { service: [ internet ] }',
      'internet-availability: { measure: availability, when: { service: [ helpdesk ] }',
    ],
    [
      '  response: { measure: acknowledgement, within',
      '  response: { measure: acknowledgement, when: { service: helpdesk }, within',
    ],
    ['priority: [ P2, P3 ], type: incident', 'service: helpdesk'],
    ['measure: nextResponse, calendar', 'measure: nextResponse, when: { service: helpdesk }, calendar'],
    ['when: { priority: [ P1 ] }, within: 30m', 'when: { service: helpdesk }, within: 30m'],
    ['when: { priority: [ P1 ] }, within: 4h', 'when: { service: helpdesk }, within: 4h'],
    ['when: { priority: [ P1 ] }, within: 45m', 'when: { service: helpdesk }, within: 45m'],
    ['measure: ratio,', 'measure: ratio, when: { service: helpdesk },'],
    ['measure: recoveryPoint,', 'measure: recoveryPoint, when: { service: helpdesk },'],
    ['measure: notification,', 'measure: notification, when: { service: helpdesk },'],
  ],
  noStandIn: [
    ['reach: [ { email: service@hexa.example } ], backup: duty-manager', 'reach: [ { email: service@hexa.example } ]'],
  ],
  tacitWithoutNotice: [
    [TERM, TERM.replace('notice: 3mo, ', '')],
    ['legalKind: professional', 'legalKind: nonProfessional'],
  ],
  clauseMissing: [[CLAUSE, CLAUSE.replace('forceMajeure', 'other')]],
  oneLanguage: [
    ['title: { fr: "Comité de pilotage", en: "Steering committee" }', 'title: { fr: "Comité de pilotage" }'],
  ],
  nothingExcluded: [['    excludes: [ { id: wifi, title: { fr: "Wi-Fi invité", en: "Guest Wi-Fi" } } ]\n', '']],
  noReach: [['name: "Office manager", reach: [ { phone: "+33 1 00 00 00 01" } ]', 'name: "Office manager"']],
  escalationToNobody: [['{ after: 75%, to: [ service-manager ] }', '{ after: 75%, to: [] }']],
  levelWithoutMembers: [['level: premium, members', 'level: standard, members']],
  noPromise:
    'leeway: 1\nkind: ola\nid: a\nversion: 1\ntitle: A\nlanguage: en\ntimeZone: UTC\nterm: { from: 2026-01-01, reviewEvery: 6mo }\nparties: { provider: { name: A } }\n',
  noReview:
    'leeway: 1\nkind: ola\nid: a\nversion: 1\ntitle: A\nlanguage: en\ntimeZone: UTC\nterm: { from: 2026-01-01 }\nparties: { provider: { name: A } }\n',
  partyWithoutContact: [
    ['service-manager: { party: provider', 'service-manager: { party: customer'],
    ['duty-manager: { party: provider', 'duty-manager: { party: customer'],
  ],
  noFirstResponse: [
    [
      'response: { measure: acknowledgement, within',
      'response: { measure: acknowledgement, when: { priority: [ P1, P2 ] }, within',
    ],
  ],
  noAlert: [
    [
      'escalation: [ { after: 75%, to: [ service-manager ] }, { after: 100%, to: [ service-manager, duty-manager ] } ]\n',
      '',
    ],
    [', warnAt: [ 50%, 75%, 90% ]', ''],
  ],
};

/** The text of an example; fails when a change no longer finds what it changes. */
export function textOf(example: Example, good: string): string {
  if (typeof example === 'string') return example;
  return example.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the faultless agreement no longer says: ${from}`);
    return text.replace(from, () => to);
  }, good);
}

const BASE =
  'leeway: 1\nkind: sla\nversion: 1\ntitle: Base\nlanguage: fr\ntimeZone: Europe/Paris\nterm: { from: 2026-01-01 }\nparties: { provider: { name: A } }\n';

/** Bases that the examples extend. */
export function baseFor(ref: string): string | null {
  if (ref === 'bases/circle@1') return `${BASE}id: circle\nextends: bases/circle@1\n`;
  if (ref === 'bases/plain@1' || ref === 'bases/plain@2') return `${BASE}id: plain\n`;
  const step = /^bases\/deep-(\d+)@1$/.exec(ref)?.[1];
  return step === undefined ? null : `${BASE}id: deep-${step}\nextends: bases/deep-${Number(step) + 1}@1\n`;
}
