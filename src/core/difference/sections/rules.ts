import type { AvailabilityRules, ClockRules, Rules } from '../../agreement/index.ts';
import { moreForCustomer, moreForProvider, ranked, unclear } from '../judge/judge.ts';
import { reopenWindowJudge } from '../judge/rules.ts';
import { type Leaf, leaf } from '../leaf.ts';
import { duration, elapsed, flag, names, number, said, word } from '../value.ts';

/** Every named rule with what it says; each judged by whether it lets a promise be kept more easily. */
export function ruleLeaves(rules: Rules): readonly Leaf[] {
  return [...clockLeaves(rules), ...availabilityLeaves(rules)];
}

function clockLeaves(rules: ClockRules): readonly Leaf[] {
  return [
    // A clock that starts at the report runs at least as long as one that waits to be qualified or assigned.
    leaf('startOn', word(rules.startOn), ranked('clockStart', [['qualified', 'assigned'], ['opened']])),
    leaf('channels', said(rules.channels, names), moreForCustomer('clockStart', 'endless')),
    leaf(
      'cutOff',
      said(rules.cutOffMinute, (minute) => ({ kind: 'timeOfDay', minute })),
      moreForCustomer('clockStart', 'endless'),
    ),
    // An assignment tells the customer nothing, and any act at all is reached soonest.
    leaf('firstResponse', word(rules.firstResponse), ranked('stop', [['anyUpdate'], ['assigned'], ['publicReply']])),
    leaf('interventionOnSite', flag(rules.interventionOnSite), moreForCustomer('stop')),
    leaf('restorationStopsOn', stopsOn(rules), moreForProvider('stop')),
    // `recompute` is never due later than `fair`, `fair` never later than `restart`; `ignore` goes both ways.
    leaf(
      'priorityChange',
      word(rules.priorityChange),
      ranked('priorityChange', [['restart'], ['fair'], ['recompute']]),
    ),
    leaf(
      'reopen',
      word(rules.reopen),
      ranked('reopening', [['firstResolutionFinal'], ['restart'], ['resume'], ['countResolvedTime']]),
    ),
    leaf('reopenWindow', said(rules.reopenWindow, duration), reopenWindowJudge),
    leaf('pauseOn', names(rules.pauseOn), moreForProvider('pauses')),
    leaf('maxPause', said(rules.maxPause, duration), moreForProvider('pauses', 'endless')),
    leaf('resumeOnReply', flag(rules.resumeOnReply), moreForCustomer('pauses')),
    leaf('attribute', word(rules.attribute), unclear('attribution')),
    leaf('agreementChange', word(rules.agreementChange), unclear('attribution')),
    leaf('merged', word(rules.merged), ranked('merging', [['dropAbsorbed'], ['keepEarliest']])),
  ];
}

function stopsOn(rules: ClockRules) {
  return names(['restored', 'resolved', ...(rules.restorationStopsOnWorkaround ? ['workaroundProvided'] : [])]);
}

function availabilityLeaves(rules: AvailabilityRules): readonly Leaf[] {
  const { maintenance, partial } = rules;
  return [
    // Maintenance and exclusions counted as up raise the share.
    leaf('denominator', word(rules.denominator), ranked('downtime', [['gross'], ['net']])),
    leaf('unknown', word(rules.unknown), ranked('downtime', [['up'], ['excluded'], ['down']])),
    leaf('minimumOutage', elapsed(rules.minimumOutageMs), moreForProvider('downtime')),
    leaf('outageStart', word(rules.outageStart), ranked('downtime', [['reported'], ['detected']])),
    leaf('confirmAfter', number(rules.confirmAfter), moreForProvider('downtime')),
    // A check that speaks for longer lengthens what it saw, up or down.
    leaf('staleAfter', elapsed(rules.staleAfterMs), unclear('downtime')),
    leaf('maintenance.notice', elapsed(maintenance.noticeMs), moreForCustomer('maintenance')),
    leaf(
      'maintenance.maxPerMonth',
      said(maintenance.maxPerMonthMs, elapsed),
      moreForProvider('maintenance', 'endless'),
    ),
    leaf('partial.down', { kind: 'factor', ppm: partial.downPpm }, moreForCustomer('downtime')),
    leaf('partial.degraded', { kind: 'factor', ppm: partial.degradedPpm }, moreForCustomer('downtime')),
    leaf('exclude', names(rules.exclude), moreForProvider('exclusions')),
  ];
}
