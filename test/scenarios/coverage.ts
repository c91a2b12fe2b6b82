/**
 * What the stories must tell together: every value of every rule of SEMANTICS 0 to 2, every measure, state, verdict and
 * reason, every worked example, and every case of docs/language/open-cases.md. A story names what it tells in `covers`.
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
    'acknowledgement', 'assignment', 'firstResponse', 'intervention', 'nextResponse', 'periodicUpdate', 'workaround',
    'restoration', 'resolution',
  ],
  state: ['notStarted', 'running', 'closedHours', 'paused', 'stopped', 'superseded', 'cancelled', 'notApplicable'],
  verdict: ['open', 'atRisk', 'met', 'breached', 'excused', 'notApplicable'],
  receipt: ['running', 'closedHours', 'holiday', 'paused', 'resolved'],
  noCommitment: [
    'noCustomer', 'unknownCustomer', 'notInForce', 'ambiguousAgreement', 'noMatchingTarget', 'channelNotCovered',
    'outOfScope', 'notOpened',
  ],
};

const SAYINGS: readonly string[] = [
  // Section 0
  'order by type', 'sequence', 'duplicate', 'held until opened', 'out of order', 'knownAt', 'retraction', 'equal is met',
  'open is breached when asOf is later', 'ratios floored', 'nothing to measure', 'time zones',
  // Section 0.1
  'isOpen', 'add exhausts the window', 'beyondHorizon', 'week', 'exception replaces the date', 'holiday closes its date',
  'holiday by region', 'holiday worked', 'overnight belongs to its start', 'overlapping windows unite', 'daylight saving',
  // Section 1
  'customer beats service', 'then the more specific', 'names none applies to all', 'ambiguousAgreement', 'aliases',
  'adherents', 'term.to inclusive', 'tacit renewal', 'ola beside', 'underpinning beside', 'levels', 'members',
  'assignments', 'scopeDecided', 'priority matrix', 'when', 'target rules', 'the stopping event came before any target',
  'none applies any more', 'channels', 'cutOff', 'noReplyNeeded', 'public update', 'a logged call counts',
  'a firstResponse stopped by resolution', 'closing stops every clock', 'cancelled', 'excused', 'excused without approver',
  'excused before the breach', 'clocks that pause', 'created paused', 'paused twice', 'resolved while paused',
  'a pause outside service hours', 'dueAt while paused', 'bd with pauses', 'linked', 'section 1 worked example pause',
  'section 1 example messages', 'section 1 example 2bd Friday', 'section 1 example 2bd Monday lunch',
  'section 1 example end of 0bd',
  // Sections 1.1 to 1.3
  'looser', 'keeps what it held', 'the same pauses hold both', 'a breach already suffered stands', 'breachedAt is the later',
  'section 1.1 example toggling', 'reopen concerns workaround, restoration, resolution', 'receipt sums',
  // Section 2
  'attainment', 'allow', 'percentile', 'mean', 'minimumSample', 'missesLeft', 'missesRunOutOn', 'restatements',
  'excused apart', 'open counts due in the period', 'decided at the end', 'alerts', 'warnAt',
];

/** Cases of docs/language/open-cases.md, 1 to this. */
const LAST_OPEN_CASE = 48;

/** Everything of which at least one story must speak. */
export function mustBeTold(): readonly string[] {
  const values = Object.entries(RULES).flatMap(([rule, list]) => list.map((value) => `${rule}=${value}`));
  const cases = Array.from({ length: LAST_OPEN_CASE }, (_, index) => `open-case ${index + 1}`);
  return [...values, ...SAYINGS, ...cases];
}
