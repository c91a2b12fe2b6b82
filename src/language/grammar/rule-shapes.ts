import { decimal, flag, listOf, may, record, scalar, whole, word } from './form.ts';

/** Reasons to pause that helpdesks commonly know; others may be named. */
export const PAUSE_REASONS = [
  'waitingCustomer',
  'appointment',
  'clientThirdParty',
  'ourSupplier',
  'siteAccess',
  'forceMajeure',
  'plannedChange',
  'suspension',
] as const;

/** Every named rule of SEMANTICS; the first word of each is its default. */
export const rules = record('Rules', {
  startOn: may(word('opened', 'qualified', 'assigned'), 'Where clocks start.'),
  channels: may(listOf(scalar('id'), 1), 'Channels whose reports start clocks; default: all.'),
  cutOff: may(scalar('timeOfDay'), 'Reported later counts from the next opening.'),
  firstResponse: may(word('publicReply', 'assigned', 'anyUpdate'), 'What a first response is.'),
  interventionOnSite: may(flag, 'Must work begin on site? Default: no.'),
  restorationStopsOn: may(
    listOf(word('restored', 'resolved', 'workaroundProvided'), 1),
    'What ends a restoration clock; `restored` and `resolved` always do.',
  ),
  priorityChange: may(word('fair', 'recompute', 'restart', 'ignore'), 'What a change of priority does.'),
  reopen: may(word('resume', 'restart', 'firstResolutionFinal', 'countResolvedTime'), 'What a reopening does.'),
  reopenWindow: may(scalar('durationOrNone'), 'How long after resolution a reopening still counts; default `5bd`.'),
  pauseOn: may(listOf(scalar('id')), 'Reasons that stop a clock.'),
  maxPause: may(scalar('durationOrNone'), 'How long one pause may last; default: `none`.'),
  resumeOnReply: may(flag, "Does the requester's answer end the pause? Default: yes."),
  attribute: may(word('settled', 'opened', 'stopped'), 'The period a clock counts in.'),
  agreementChange: may(word('atStart', 'switch'), 'Which version judges a clock that runs when a new one begins.'),
  merged: may(word('keepEarliest', 'dropAbsorbed'), 'What becomes of clocks when tickets are merged.'),
  denominator: may(word('net', 'gross'), 'Availability: is protected time part of the whole?'),
  unknown: may(word('excluded', 'down', 'up'), 'Availability: time about which nothing is known.'),
  minimumOutage: may(scalar('plainDuration'), 'Availability: shorter outages do not count; default `0s`.'),
  outageStart: may(word('detected', 'reported'), 'Availability: where an outage begins.'),
  confirmAfter: may(whole(1, 1000), 'Availability: failed checks in a row that make an outage; default 1.'),
  staleAfter: may(scalar('plainDuration'), 'Availability: how long a check speaks; default `5m`.'),
  maintenance: may(
    record('Maintenance', {
      notice: may(scalar('plainDuration'), 'Announced at least so long before; default `48h`.'),
      maxPerMonth: may(scalar('plainDurationOrNone'), 'Protected at most so long a month; default: `none`.'),
    }),
    'Availability: what planned maintenance protects.',
  ),
  partial: may(
    record('Partial', {
      down: may(decimal(0, 1), 'Weight of an outage; default 1.'),
      degraded: may(decimal(0, 1), 'Weight of a degradation; default 0.'),
    }),
    'Availability: how much of an outage counts.',
  ),
  exclude: may(listOf(scalar('id')), 'Availability: reasons granted as exclusions.'),
});
