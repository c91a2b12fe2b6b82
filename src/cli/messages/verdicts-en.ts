import { duration } from '../format/duration.ts';
import { integer } from '../format/number.ts';
import { evaluateEn } from './evaluate/evaluate-en.ts';

const figure = (n: number): string => integer(n, 'en');
const count = (n: number, one: string, many: string): string => `${figure(n)} ${n === 1 ? one : many}`;
const time = (seconds: number): string => duration(seconds, 'en');
type Words = { readonly [key: string]: string };

/** Words for what the core calls by a key; a key that is not here is shown as it is. */
const words = {
  measure: {
    acknowledgement: 'acknowledged',
    assignment: 'taken on',
    firstResponse: 'first response',
    intervention: 'work begun',
    nextResponse: 'reply to follow-ups',
    periodicUpdate: 'progress update',
    workaround: 'workaround',
    restoration: 'service restored',
    resolution: 'resolved',
    availability: 'availability',
    ratio: 'ratio',
    recoveryPoint: 'recovery point',
    recoveryTime: 'recovery time',
    notification: 'duty to notify',
  } as Words,
  verdict: {
    met: 'kept',
    breached: 'missed',
    excused: 'excused',
    open: 'open',
    atRisk: 'at risk',
    notApplicable: 'not applicable',
  } as Words,
  state: {
    notStarted: 'not started',
    running: 'running',
    closedHours: 'outside service hours',
    paused: 'paused',
    stopped: 'stopped',
    superseded: 'superseded',
    cancelled: 'cancelled',
    notApplicable: 'not applicable',
  } as Words,
  span: {
    running: 'counted',
    closedHours: 'closed',
    holiday: 'holiday',
    paused: 'paused',
    resolved: 'resolved',
  } as Words,
  by: (who: string) =>
    who === 'agent'
      ? 'by us'
      : who === 'requester'
        ? 'by the requester'
        : who === 'system'
          ? 'by the system'
          : `by ${who}`,
  noCommitment: {
    noCustomer: 'no customer is named',
    unknownCustomer: 'the customer has no agreement here',
    notInForce: 'no agreement in force at that time',
    ambiguousAgreement: 'two agreements tie',
    noMatchingTarget: 'no commitment covers this kind of ticket',
    channelNotCovered: 'reported through a channel that is not covered',
    outOfScope: 'out of scope',
    notOpened: 'its opening is not in the events',
  } as Words,
  per: {
    month: 'per month',
    quarter: 'per quarter',
    semester: 'per half-year',
    year: 'per year',
    contractYear: 'per contract year',
    rolling30d: 'over the last 30 days',
    rolling12mo: 'over the last 12 months',
  } as Words,
};

export const verdictsEn = {
  ...evaluateEn,
  words,
  allowance: {
    real: (text: string) => `${text} of elapsed time`,
    days: (n: number) => count(n, 'service day', 'service days'),
    endOf: (n: number) =>
      n === 0
        ? 'the end of the service day'
        : n === 1
          ? 'the end of the next service day'
          : `the end of ${count(n, 'service day', 'service days')} later`,
  },
  evaluate: {
    title: (at: string, zone: string) => `Judged as of ${at} (${zone})`,
    learned: (at: string) => `with what was known by ${at}`,
    read: (events: number, tickets: number, clocks: number) =>
      `${count(events, 'event', 'events')}, ${count(tickets, 'ticket', 'tickets')}${clocks === 0 ? '' : `, ${count(clocks, 'time limit', 'time limits')}`}`,
    notJudged: () => 'Nothing was judged: the agreements must be read without error first.',
    reading: (size: string) => `${size} of events read`,
    columns: {
      period: 'Period',
      kept: 'Kept',
      missed: 'Missed',
      excused: 'Excused',
      open: 'Open',
      attainment: 'Attainment',
      verdict: 'Verdict',
      left: 'Misses left',
    },
    everybody: () => 'All customers',
    within: (text: string, calendar: string) => `within ${text} (${calendar})`,
    by: (text: string, calendar: string) => `by ${text} (${calendar})`,
    without: (commitments: string) => `Without a ticket so far: ${commitments}`,
    required: (share: string, per: string) => `${share} required ${per}`,
    allowed: (misses: number, per: string) => `at most ${figure(misses)} missed ${per}`,
    percentile: (percent: number, text: string, per: string) => `${figure(percent)} of 100 within ${text}, ${per}`,
    mean: (text: string, per: string) => `on average within ${text}, ${per}`,
    noRequirement: () => 'each ticket by itself',
    level: (title: string) => `level ${title}`,
    smallAllowed: (least: number, misses: number) =>
      `fewer than ${figure(least)} tickets: ${count(misses, 'miss is', 'misses are')} allowed, whatever the share`,
    smallExempt: (least: number) => `fewer than ${figure(least)} tickets: not judged`,
    smallCarried: (least: number) => `fewer than ${figure(least)} tickets: counted in the next period`,
    runsOut: (day: string) => `at this rate no miss is left after ${day}`,
    restated: (clocks: number) =>
      `${count(clocks, 'ticket counts', 'tickets count')} otherwise than at the end of the period`,
    noObjectives: () => 'Nothing was promised that these events could be judged by.',
    missed: (clocks: number, shown: number) =>
      shown < clocks ? `Missed: ${figure(clocks)} (the ${figure(shown)} latest)` : `Missed: ${figure(clocks)}`,
    atRisk: (clocks: number, shown: number) =>
      shown < clocks ? `At risk: ${figure(clocks)} (the ${figure(shown)} most urgent)` : `At risk: ${figure(clocks)}`,
    noneMissed: () => 'Missed: none',
    due: (at: string) => `due ${at}`,
    stoppedLate: (at: string, late: string) => `stopped ${at}, ${late} late`,
    stoppedAfter: (at: string) => `stopped ${at}`,
    stillOpen: (late: string) => `still open, ${late} late`,
    leftLegend: () => 'Misses left: how many may still be missed in the period.',
    left: (text: string) => `${text} left`,
    counted: (text: string) => `counted ${text}`,
    paused: (text: string, why: string | null) => `paused ${text}${why === null ? '' : ` (${why})`}`,
    now: (state: string) => `now ${state}`,
    cycle: (number: number) => `cycle ${figure(number)}`,
    noCommitment: (tickets: number) => `Without commitment: ${count(tickets, 'ticket', 'tickets')}`,
    reason: (tickets: number, reason: string, examples: string) => `${figure(tickets)}: ${reason} (${examples})`,
    ofEvents: (warnings: number, errors: number) =>
      `In the events: ${errors === 0 ? '' : `${count(errors, 'error', 'errors')}, `}${count(warnings, 'warning', 'warnings')}`,
    ofAgreements: (warnings: number, command: string) =>
      `The agreements have ${count(warnings, 'warning', 'warnings')}: ${command}`,
    more: (n: number) => `and ${figure(n)} more`,
    all: (how: string) => `All of them: ${how}`,
    why: (command: string) => `How the time of a ticket was counted: ${command}`,
  },
  second: {
    title: (field: string) => `Second opinion: our verdict beside the recorded ${field}`,
    theirs: { kept: 'recorded as kept', missed: 'recorded as missed' },
    ours: { kept: 'we say kept', missed: 'we say missed' },
    noCommitment: (n: number) => `without commitment ${figure(n)}`,
    notRecorded: (n: number, field: string) => `${field} not recorded ${figure(n)}`,
    sum: (tickets: number) => `together ${count(tickets, 'ticket', 'tickets')}`,
    agree: (share: string) => `Of the tickets both judge, the verdicts agree in ${share}.`,
    differ: (ours: string, theirs: string) => `${ours}, ${theirs}:`,
    nobody: () => 'No ticket is judged differently.',
  },
  explain: {
    title: (ticket: string) => `How the time of ${ticket} was counted`,
    unknown: (ticket: string, near: string | null) =>
      `the events name no ticket ${ticket}${near === null ? '' : `; did you mean ${near}?`}`,
    noClock: (ticket: string, reason: string) => `${ticket} has no commitment: ${reason}.`,
    clock: (measure: string, target: string, agreement: string) => `${measure}: ${target} (${agreement})`,
    started: (at: string) => `The time limit began ${at}.`,
    notStarted: () => 'The time limit has not begun.',
    due: (at: string) => `It is due ${at}.`,
    wasDue: (at: string) => `It was due ${at}.`,
    keptBy: (at: string, left: string) => `Stopped ${at}, with ${left} left: kept.`,
    keptExactly: (at: string) => `Stopped ${at}, at the last moment: kept.`,
    missedBy: (at: string, late: string) => `Stopped ${at}, ${late} late: missed.`,
    missedOpen: (late: string) => `Not stopped yet, ${late} late: missed.`,
    missedAt: (at: string) => `Missed at ${at}.`,
    excused: () => 'This miss is excused; it is counted apart.',
    open: (left: string) => `Running: ${left} left.`,
    atRisk: (left: string) => `At risk: ${left} left.`,
    held: (why: string, left: string) => `On hold (${why}): ${left} left, the end moves while it lasts.`,
    closed: (left: string) => `Outside service hours: ${left} left.`,
    superseded: () => 'Replaced by a new time limit; it counts no more.',
    cancelled: () => 'The ticket was cancelled; it counts no more.',
    notApplicable: () => 'No commitment applies any more; it counts no more.',
    first: (verdict: string) => `At its first verdict it was ${verdict}.`,
    changed: (target: string, from: string) => `from ${from}: ${target}`,
    span: (from: string, to: string, length: string, what: string) => `${from} → ${to}  ${length}  ${what}`,
    sum: (parts: string, total: string) => `${parts} = ${total} in all`,
    part: (what: string, length: string) => `${what} ${length}`,
    counted: (counted: string, allowance: string) => `Counted: ${counted} of ${allowance} allowed.`,
    countedOnly: (counted: string) => `Counted: ${counted}.`,
    pausedCounts: (paused: string) => `Of the pauses, ${paused} fell in service hours.`,
    dueMark: () => 'due',
    legend: () => 'running ▇   closed ·   holiday ╌   paused ░   resolved ┄',
    legendDays: () => 'ordinary days ▚',
  },
  time,
};
