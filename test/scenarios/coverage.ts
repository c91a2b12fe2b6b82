import { MONEY_SAYINGS, MONEY_VALUES } from './coverage-money.ts';

/**
 * What the stories must tell together: every value of every rule of SEMANTICS, every measure, state, verdict and reason,
 * every worked example, every formula of money, and every case of docs/language/open-cases.md and availability-cases.md.
 * A story names what it tells in `covers`.
 */
const RULES: { readonly [rule: string]: readonly string[] } = {
  startOn: ['opened', 'qualified', 'assigned'],
  firstResponse: ['publicReply', 'assigned', 'anyUpdate'],
  interventionOnSite: ['false', 'true'],
  restorationStopsOn: ['restored,resolved', 'plus workaroundProvided'],
  priorityChange: ['fair', 'recompute', 'restart', 'ignore'],
  reopen: ['resume', 'restart', 'firstResolutionFinal', 'countResolvedTime'],
  reopenWindow: ['default', 'duration', 'none'],
  pauseOn: ['default', 'subset', 'plus ourSupplier'],
  pausable: ['true', 'false'],
  maxPause: ['none', 'duration'],
  resumeOnReply: ['true', 'false'],
  attribute: ['settled', 'opened', 'stopped'],
  agreementChange: ['atStart', 'switch'],
  merged: ['keepEarliest', 'dropAbsorbed'],
  belowMinimum: ['exempt', 'carryForward', 'allowMisses'],
  per: ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling30d', 'rolling12mo'],
  duration: ['service', 'businessDays', 'endOfBusinessDay', 'real'],
  measure: [
    'acknowledgement',
    'assignment',
    'firstResponse',
    'intervention',
    'nextResponse',
    'periodicUpdate',
    'workaround',
    'restoration',
    'resolution',
    'availability',
    'ratio',
    'recoveryPoint',
    'recoveryTime',
    'notification',
  ],
  denominator: ['net', 'gross'],
  unknown: ['excluded', 'down', 'up'],
  minimumOutage: ['0s', 'duration'],
  outageStart: ['detected', 'reported'],
  confirmAfter: ['1', 'n'],
  staleAfter: ['default', 'duration'],
  'maintenance.notice': ['default', 'duration'],
  'maintenance.maxPerMonth': ['none', 'duration'],
  partial: ['default', 'weights', 'own weight'],
  exclude: ['default', 'none', 'subset', 'plus ourSupplier'],
  basis: ['time', 'users', 'requests'],
  state: ['notStarted', 'running', 'closedHours', 'paused', 'stopped', 'superseded', 'cancelled', 'notApplicable'],
  verdict: ['open', 'atRisk', 'met', 'breached', 'excused', 'notApplicable'],
  receipt: ['running', 'closedHours', 'holiday', 'paused', 'resolved'],
  noCommitment: [
    'noCustomer',
    'unknownCustomer',
    'notInForce',
    'ambiguousAgreement',
    'noMatchingTarget',
    'channelNotCovered',
    'outOfScope',
    'notOpened',
  ],
};

const SAYINGS: readonly string[] = [
  // Section 0
  'order by type',
  'sequence',
  'duplicate',
  'held until opened',
  'out of order',
  'knownAt',
  'retraction',
  'equal is met',
  'open is breached when asOf is later',
  'ratios floored',
  'nothing to measure',
  'time zones',
  // Section 0.1
  'isOpen',
  'add exhausts the window',
  'beyondHorizon',
  'week',
  'exception replaces the date',
  'holiday closes its date',
  'holiday by region',
  'holiday worked',
  'overnight belongs to its start',
  'overlapping windows unite',
  'daylight saving',
  // Section 1
  'customer beats service',
  'then the more specific',
  'names none applies to all',
  'ambiguousAgreement',
  'aliases',
  'adherents',
  'term.to inclusive',
  'tacit renewal',
  'ola beside',
  'underpinning beside',
  'levels',
  'members',
  'assignments',
  'scopeDecided',
  'priority matrix',
  'when',
  'target rules',
  'the stopping event came before any target',
  'none applies any more',
  'channels',
  'cutOff',
  'noReplyNeeded',
  'public update',
  'a logged call counts',
  'a firstResponse stopped by resolution',
  'closing stops every clock',
  'cancelled',
  'excused',
  'excused without approver',
  'excused before the breach',
  'clocks that pause',
  'created paused',
  'paused twice',
  'resolved while paused',
  'a pause outside service hours',
  'dueAt while paused',
  'bd with pauses',
  'linked',
  'section 1 worked example pause',
  'section 1 example messages',
  'section 1 example 2bd Friday',
  'section 1 example 2bd Monday lunch',
  'section 1 example end of 0bd',
  // Sections 1.1 to 1.3
  'looser',
  'keeps what it held',
  'the same pauses hold both',
  'a breach already suffered stands',
  'breachedAt is the later',
  'section 1.1 example toggling',
  'reopen concerns workaround, restoration, resolution',
  'receipt sums',
  // Section 2
  'attainment',
  'allow',
  'percentile',
  'mean',
  'minimumSample',
  'missesLeft',
  'missesRunOutOn',
  'restatements',
  'excused apart',
  'open counts due in the period',
  'decided at the end',
  'alerts',
  'warnAt',
  // Section 3
  'section 3 test vector',
  'section 3 example cap',
  'formulas 3.1 conventions',
  'formulas 3.1 user-minutes',
  'formulas 3.1 request error rate',
  'formulas 3.1 minimum outage',
  'waterfall',
  'order of states',
  'overlapping outages',
  'maintenance late',
  'maintenance overrun',
  'maintenance ended early',
  'cut mid-window',
  'exclusion without approver',
  'unknown before the first check',
  'monitor.gap',
  'silenced checks',
  'an outage beats unknown',
  'measured inside the calendar',
  'availability judged exactly',
  'running period breached',
  'error budget',
  'burn rate',
  // Section 4
  'ratio summed',
];

/** Cases of docs/language/open-cases.md, 1 to this. */
const LAST_OPEN_CASE = 60;

/** Cases of docs/language/availability-cases.md, 1 to this. */
const LAST_AVAILABILITY_CASE = 21;

/** Common cause is of composites, which `margin` and nothing in an evaluation speaks of. */
const NO_STORY = new Set(['availability-case 17']);

/** Everything of which at least one story must speak. */
export function mustBeTold(): readonly string[] {
  const values = Object.entries({ ...RULES, ...MONEY_VALUES }).flatMap(([rule, list]) =>
    list.map((value) => `${rule}=${value}`),
  );
  const cases = [
    ...numbered('open-case', LAST_OPEN_CASE),
    ...numbered('availability-case', LAST_AVAILABILITY_CASE).filter((one) => !NO_STORY.has(one)),
  ];
  return [...values, ...SAYINGS, ...MONEY_SAYINGS, ...cases];
}

function numbered(name: string, last: number): readonly string[] {
  return Array.from({ length: last }, (_, index) => `${name} ${index + 1}`);
}
