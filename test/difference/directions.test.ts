import { describe, expect, it } from 'vitest';
import { type ChangedTerm, type Direction, differenceBetween } from '../../src/core/difference/index.ts';
import { type Changes, version } from './versions.ts';

/** A change of the text, the term that tells it, and for whom it is better. */
type Case = readonly [what: string, from: string, to: string, path: string, direction: Direction];

const CASES: readonly Case[] = [
  // Promises.
  [
    'a shorter time limit',
    'within: 4h, calendar: always',
    'within: 3h, calendar: always',
    'targets.p1-restoration.within',
    'customer',
  ],
  [
    'a working day less',
    'percentile: { p: 90, within: 2bd }',
    'percentile: { p: 90, within: 1bd }',
    'targets.resolution.percentile.within',
    'customer',
  ],
  ['a higher percentile', 'percentile: { p: 90', 'percentile: { p: 95', 'targets.resolution.percentile.p', 'customer'],
  ['a shorter mean', 'mean: { within: 3h }', 'mean: { within: 2h }', 'targets.follow-up.mean.within', 'customer'],
  ['a higher attainment', 'attainment: 95%', 'attainment: 97%', 'targets.p1-response.attainment', 'customer'],
  [
    'one miss more',
    'calendar: always, allow: 1',
    'calendar: always, allow: 2',
    'targets.p1-restoration.allow',
    'provider',
  ],
  [
    'misses counted over a longer period',
    'allow: 2, per: quarter',
    'allow: 2, per: year',
    'targets.response.per',
    'customer',
  ],
  [
    'an availability over a longer period',
    'outstanding: 99.99%, per: month',
    'outstanding: 99.99%, per: year',
    'targets.internet-availability.per',
    'unclear',
  ],
  [
    'another kind of requirement',
    'calendar: always, allow: 1',
    'calendar: always, attainment: 95%',
    'targets.p1-restoration.attainment',
    'unclear',
  ],
  ['a higher availability', 'atLeast: 99.9%', 'atLeast: 99.95%', 'targets.internet-availability.atLeast', 'customer'],
  [
    'more tickets promised',
    'priority: [ P2, P3 ], type: incident',
    'priority: [ P2, P3 ]',
    'targets.resolution.when.type',
    'customer',
  ],
  [
    'a larger minimum sample',
    'minimumSample: 100',
    'minimumSample: 200',
    'targets.p1-response.minimumSample',
    'provider',
  ],
  [
    'small periods exempt',
    'belowMinimum: allowMisses(1)',
    'belowMinimum: exempt',
    'targets.p1-response.belowMinimum',
    'provider',
  ],
  [
    'pauses hold a clock',
    'within: 45m real, pausable: false',
    'within: 45m real, pausable: true',
    'targets.progress.pausable',
    'provider',
  ],
  [
    'a level with its own tighter limit',
    'p1-response: { within: 15m }',
    'p1-response: { within: 10m }',
    'levels.premium.targets.p1-response.within',
    'customer',
  ],
  [
    'a target with a rule of its own',
    'rules: { maxPause: 5bd }',
    'rules: { maxPause: 8bd }',
    'targets.resolution.rules.maxPause',
    'provider',
  ],
  ['warned earlier', 'warnAt: [ 50%, 75%, 90% ]', 'warnAt: [ 40%, 75%, 90% ]', 'targets.p1-response.warnAt', 'neutral'],
  // Rules.
  ['clocks start later', 'startOn: opened', 'startOn: assigned', 'rules.startOn', 'provider'],
  [
    'one channel less starts clocks',
    'channels: [ phone, portal, email ]',
    'channels: [ phone, portal ]',
    'rules.channels',
    'provider',
  ],
  ['an earlier cut-off', 'cutOff: "17:00"', 'cutOff: "16:00"', 'rules.cutOff', 'provider'],
  [
    'an assignment counts as a response',
    'firstResponse: publicReply',
    'firstResponse: assigned',
    'rules.firstResponse',
    'provider',
  ],
  [
    'only work on site counts',
    'interventionOnSite: false',
    'interventionOnSite: true',
    'rules.interventionOnSite',
    'customer',
  ],
  [
    'a workaround stops the GTR',
    'restorationStopsOn: [ restored, resolved ]',
    'restorationStopsOn: [ restored, resolved, workaroundProvided ]',
    'rules.restorationStopsOn',
    'provider',
  ],
  [
    'a change of priority restarts',
    'priorityChange: fair',
    'priorityChange: restart',
    'rules.priorityChange',
    'provider',
  ],
  [
    'a change of priority counts from the start',
    'priorityChange: fair',
    'priorityChange: recompute',
    'rules.priorityChange',
    'customer',
  ],
  [
    'a change of priority is ignored',
    'priorityChange: fair',
    'priorityChange: ignore',
    'rules.priorityChange',
    'unclear',
  ],
  ['resolved time counts', 'reopen: resume', 'reopen: countResolvedTime', 'rules.reopen', 'customer'],
  ['nothing after a resolution counts', 'reopen: resume', 'reopen: firstResolutionFinal', 'rules.reopen', 'provider'],
  ['a longer time to reopen', 'reopenWindow: 5bd', 'reopenWindow: none', 'rules.reopenWindow', 'customer'],
  [
    'one more reason to pause',
    'pauseOn: [ waitingCustomer, appointment ]',
    'pauseOn: [ waitingCustomer, appointment, ourSupplier ]',
    'rules.pauseOn',
    'provider',
  ],
  ['a pause without an end', 'maxPause: 10bd', 'maxPause: none', 'rules.maxPause', 'provider'],
  ['a reply does not end the pause', 'resumeOnReply: true', 'resumeOnReply: false', 'rules.resumeOnReply', 'provider'],
  ['another period counts', 'attribute: settled', 'attribute: opened', 'rules.attribute', 'unclear'],
  ['merged tickets are dropped', 'merged: keepEarliest', 'merged: dropAbsorbed', 'rules.merged', 'provider'],
  ['maintenance counts as up', 'denominator: net', 'denominator: gross', 'rules.denominator', 'provider'],
  ['unknown time counts as down', 'unknown: excluded', 'unknown: down', 'rules.unknown', 'customer'],
  ['short outages do not count', 'minimumOutage: 1m', 'minimumOutage: 5m', 'rules.minimumOutage', 'provider'],
  ['outages count from the report', 'outageStart: detected', 'outageStart: reported', 'rules.outageStart', 'provider'],
  ['more checks to confirm', 'confirmAfter: 2', 'confirmAfter: 3', 'rules.confirmAfter', 'provider'],
  ['maintenance announced later', 'notice: 48h', 'notice: 24h', 'rules.maintenance.notice', 'provider'],
  ['less maintenance protected', 'maxPerMonth: 4h', 'maxPerMonth: 2h', 'rules.maintenance.maxPerMonth', 'customer'],
  ['a degraded service weighs more', 'degraded: 0.5', 'degraded: 1', 'rules.partial.degraded', 'customer'],
  [
    'one exclusion more',
    'exclude: [ forceMajeure, customerFault ]',
    'exclude: [ forceMajeure, customerFault, suspension ]',
    'rules.exclude',
    'provider',
  ],
  // Scope.
  ['a promise of result', 'obligation: result', 'obligation: means', 'services.internet.obligation', 'provider'],
  [
    'something no longer excluded',
    '    excludes: [ { id: wifi, title: { fr: "Wi-Fi invité", en: "Guest Wi-Fi" } } ]',
    '    excludes: []',
    'services.internet.excludes.wifi',
    'customer',
  ],
  [
    'another supplier',
    'dependsOn: [ orange-fibre, ',
    'dependsOn: [ other-fibre, ',
    'services.internet.dependsOn',
    'neutral',
  ],
  [
    'a more urgent priority',
    'table: [ [ P1, P2, P3 ]',
    'table: [ [ P1, P1, P3 ]',
    'priorityMatrix.high.medium',
    'customer',
  ],
  // Money.
  ['a higher price', 'amount: 1250.00 EUR', 'amount: 1300.00 EUR', 'charges.lines.base.amount', 'provider'],
  ['a cheaper step', 'amount: 15.00 EUR }', 'amount: 14.00 EUR }', 'charges.lines.devices.tiers', 'customer'],
  ['a larger block of hours', 'size: 20h', 'size: 25h', 'charges.lines.hours.size', 'customer'],
  ['hours that expire sooner', 'expiry: 1y', 'expiry: 6mo', 'charges.lines.hours.expiry', 'provider'],
  [
    'dearer hours beyond the block',
    'overage: 90.00 EUR',
    'overage: 95.00 EUR',
    'charges.lines.hours.overage',
    'provider',
  ],
  ['a larger minimum', 'minimum: 10', 'minimum: 12', 'charges.lines.seats.minimum', 'provider'],
  ['a lower ceiling of indexation', 'ceiling: 5%', 'ceiling: 3%', 'charges.indexation.ceiling', 'customer'],
  ['longer to pay', 'payment: { within: 30d', 'payment: { within: 45d', 'charges.payment.within', 'customer'],
  [
    'a lower price of a level',
    '{ unit: user, amount: 80.00 EUR }',
    '{ unit: user, amount: 75.00 EUR }',
    'levels.premium.price.amount',
    'customer',
  ],
  ['a higher credit', 'below: 99%, credit: 10%', 'below: 99%, credit: 15%', 'remedies.uptime-credit.tiers', 'customer'],
  [
    'more at one step and less at another',
    '{ below: 99.9%, credit: 5% }, { below: 99%, credit: 10% }',
    '{ below: 99.9%, credit: 3% }, { below: 99%, credit: 20% }',
    'remedies.uptime-credit.tiers',
    'unclear',
  ],
  [
    'started hours no longer count',
    'started: true',
    'started: false',
    'remedies.uptime-hours.perUnit.started',
    'provider',
  ],
  [
    'a higher amount for each breach',
    'perBreach: 50.00 EUR',
    'perBreach: 60.00 EUR',
    'remedies.p1-late.perBreach',
    'customer',
  ],
  ['another formula', 'perBreach: 50.00 EUR', 'perPeriod: 50.00 EUR', 'remedies.p1-late.formula', 'unclear'],
  ['dearer repetition', 'repeat: { times: 2', 'repeat: { times: 3', 'remedies.p1-late.repeat.times', 'customer'],
  [
    'a lower cap on one credit',
    'cap: { share: 30%',
    'cap: { share: 20%',
    'remedies.uptime-hours.cap.share',
    'provider',
  ],
  ['small amounts forgiven', 'deMinimis: 10.00 EUR', 'deMinimis: 20.00 EUR', 'remedies.p1-late.deMinimis', 'provider'],
  [
    'notice no longer needed',
    'noticeRequired: true',
    'noticeRequired: false',
    'remedies.p1-late.noticeRequired',
    'customer',
  ],
  [
    'longer to claim',
    'onRequest: true, within: 30d',
    'onRequest: true, within: 60d',
    'remedies.p1-late.claim.within',
    'customer',
  ],
  ['the only remedy', 'soleRemedy: false', 'soleRemedy: true', 'remedies.p1-late.soleRemedy', 'provider'],
  ['a higher cap', 'month: { share: 15%', 'month: { share: 20%', 'caps.month.share', 'customer'],
  [
    'a cap on a larger base',
    'month: { share: 15%, of: charges }',
    'month: { share: 15%, of: annualValue }',
    'caps.month.of',
    'customer',
  ],
  ['a cap less', ', term: { amount: 10000.00 EUR }', '', 'caps.term', 'customer'],
  ['a higher bonus', 'bonus: 2%', 'bonus: 3%', 'bonuses.uptime-bonus.tiers', 'provider'],
  [
    'a bonus on less conditions',
    'unless: [ p1-restoration.breached ], ',
    '',
    'bonuses.uptime-bonus.unless',
    'provider',
  ],
  ['harder to earn back', 'every of next 3 met', 'every of next 4 met', 'earnBack.uptime-credit.every', 'customer'],
  [
    'a right to end after fewer misses',
    'missed: 3, of: 6',
    'missed: 2, of: 6',
    'termination.chronic.internet-availability.missed',
    'customer',
  ],
  [
    'a longer notice after misses',
    'capReached: rolling12mo, notice: 1mo',
    'capReached: rolling12mo, notice: 2mo',
    'termination.notice',
    'provider',
  ],
  // The rest.
  ['a longer notice at the end of the term', 'notice: 3mo', 'notice: 4mo', 'term.notice', 'unclear'],
  ['reports less often', 'reporting: { every: month', 'reporting: { every: quarter', 'reporting.every', 'provider'],
  ['longer help at the exit', 'assistance: 3mo', 'assistance: 6mo', 'exit.assistance', 'customer'],
  [
    'a lower limit of liability',
    'cap: { share: 100%, of: annualValue }',
    'cap: { share: 50%, of: annualValue }',
    'liability.cap.share',
    'provider',
  ],
  [
    'another wording',
    'The provider answers for direct damage.',
    'The provider answers for all damage.',
    'clauses.liability.text',
    'unclear',
  ],
  ['a private cost', 'cost: { base: 820.00 EUR }', 'cost: { base: 830.00 EUR }', 'internal.cost.base', 'neutral'],
];

const OPPOSITE = { customer: 'provider', provider: 'customer', neutral: 'neutral', unclear: 'unclear' } as const;

function termAt(path: string, changes: Changes, back = false): ChangedTerm {
  const [before, after] = [version(), version(changes)];
  const { terms } = back ? differenceBetween(after, before) : differenceBetween(before, after);
  const found = terms.find((term) => term.path === path);
  if (found === undefined) throw new Error(`no term at ${path}, only at ${terms.map((term) => term.path).join(', ')}`);
  return found;
}

describe('for whom a change is better', () => {
  it.each(CASES)('%s', (_what, from, to, path, direction) => {
    expect(termAt(path, [[from, to]]).direction).toBe(direction);
    expect(termAt(path, [[from, to]], true).direction).toBe(OPPOSITE[direction]);
  });
});

describe('what is told once', () => {
  it.each(CASES)('%s gives no other term but those of the same entry', (_what, from, to, path) => {
    const { terms } = differenceBetween(version(), version([[from, to]]));
    const head = path.split('.').slice(0, 2).join('.');
    expect(terms.filter((term) => !term.path.startsWith(head)).map((term) => term.path)).toEqual([]);
  });
});
