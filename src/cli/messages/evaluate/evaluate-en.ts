import { integer } from '../../format/number.ts';

const figure = (n: number): string => integer(n, 'en');
const count = (n: number, one: string, many: string): string => `${figure(n)} ${n === 1 ? one : many}`;
type Words = { readonly [key: string]: string };

/** What `evaluate` says of availability and of money. */
export const evaluateEn = {
  availability: {
    title: () => 'Availability',
    promised: (share: string, per: string, calendar: string) => `${share} promised ${per} (${calendar})`,
    followed: (per: string, calendar: string) => `no share promised, ${per} (${calendar})`,
    columns: {
      period: 'Period',
      share: 'Availability',
      downtime: 'Downtime',
      allowed: 'Allowed',
      left: 'Left',
      verdict: 'Verdict',
    },
    legend: () => 'Left: downtime still allowed in the period. A full bar: all that is allowed is used up.',
    notTold: (services: string) => `Not measured: ${services}`,
    waterfall: {
      time: 'Service hours',
      outages: 'Outages',
      raw: 'observed',
      maintenance: 'in planned maintenance',
      excluded: 'excluded',
      setAside: 'too short or set aside',
      unknown: 'not measured',
      unknownDown: 'not measured, counts as down',
      weight: 'counts in part only',
      counts: 'what counts',
      asUp: 'counts as up',
    },
    counted: (text: string) => `${text} counted`,
    notCounted: () => 'not counted',
    because: (reasons: string) => `the rest: ${reasons}`,
    goesOn: () => 'goes on',
    weight: (share: string) => `at ${share}`,
    fromReport: (at: string) => `counts from its report, ${at}`,
    rest: {
      maintenance: (text: string) => `${text} in planned maintenance`,
      excluded: (text: string) => `${text} excluded`,
      outsideHours: (text: string) => `${text} outside the hours measured`,
      overlapped: (text: string) => `${text} counted under another outage`,
    },
    setAside: {
      tooShort: 'shorter than the minimum agreed',
      notReported: 'not reported while it lasted',
      weightless: 'of a kind that does not count',
      requestsCount: 'requests are counted instead',
    } as Words,
    moreOutages: (n: number) => `and ${count(n, 'outage', 'outages')} more`,
    late: (span: string, announced: string, notice: string) =>
      `planned maintenance of ${span} takes nothing off: announced ${announced}, less than ${notice} ahead`,
    calledOff: (span: string) => `planned maintenance of ${span} takes nothing off: called off before it began`,
    beyondCap: (span: string, taken: string) =>
      `planned maintenance of ${span} takes only ${taken} off: the agreed hours of the month are used up`,
    notAgreed: (span: string, reason: string) =>
      `excluded time of ${span} counts all the same: the agreement does not exclude “${reason}”`,
    granted: (span: string, reason: string, evidence: string, approver: string) =>
      `excluded time of ${span}: ${reason} (${evidence}; approved by ${approver})`,
    reasons: {
      forceMajeure: 'force majeure',
      customerFault: 'fault of the customer',
      clientThirdParty: 'a third party of the customer',
      suspension: 'service suspended',
      ourSupplier: 'our supplier',
    } as Words,
    silenced: (text: string) => `of the time not measured, checks had failed for ${text}`,
    exhausted: (day: string) => `at this rate the downtime allowed is used up on ${day}`,
    burning: (speed: string, long: string, short: string, rate: string) =>
      `burn rate ${speed}: ${rate} times what is allowed, over ${long} and still over ${short}`,
    speeds: { fast: 'fast', slow: 'slow' } as Words,
  },
  measured: {
    eachTest: () => 'each test by itself',
    eachCase: () => 'each case by itself',
    missedTest: (at: string, took: string, late: string) => `test of ${at}: ${took}, ${late} too much`,
    without: (commitments: string) => `Not measured so far: ${commitments}`,
  },
  money: {
    title: () => 'Credits and bonuses',
    columns: { period: 'Period', what: 'What', amount: 'Amount', state: 'State' },
    kinds: {
      priceReduction: 'service credit',
      penalty: 'SLA penalty',
      serviceDays: 'days of service',
      improvementPlan: 'improvement plan',
      terminationRight: 'right to end',
      bonus: 'bonus',
    } as Words,
    days: (n: number) => count(n, 'day', 'days'),
    state: {
      computed: 'computed',
      notified: 'notified',
      contested: 'contested',
      accepted: 'accepted',
      final: 'final',
      invoiced: 'invoiced',
      lapsed: 'not claimed in time',
      earnedBack: 'earned back',
    } as Words,
    waits: (reasons: string) => `waits for ${reasons}`,
    waitsFor: {
      periodEnd: 'the end of the period',
      claim: 'a claim',
      notice: 'formal notice',
      earnBack: 'earn-back',
      acceptance: 'acceptance',
      approval: 'the customer’s approval',
    } as Words,
    evidence: (names: string, more: number) => (more === 0 ? names : `${names} and ${figure(more)} more`),
  },
};
