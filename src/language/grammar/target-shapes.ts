import { CLOCK_MEASURES, OTHER_MEASURES, WHEN_KEYS, type WhenKey } from '../../core/agreement/index.ts';
import {
  assumedId,
  flag,
  line,
  listOf,
  mapOf,
  may,
  must,
  oneOrMore,
  partly,
  record,
  ref,
  scalar,
  text,
  whole,
  word,
} from './form.ts';
import { rules } from './rule-shapes.ts';
import { price } from './service-shapes.ts';

export const PERIODS = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling30d', 'rolling12mo'] as const;

const whenValue = oneOrMore(line);
const when = record('When', {
  priority: may(oneOrMore(ref('priority')), 'Priorities.'),
  service: may(oneOrMore(ref('service')), 'Services.'),
  level: may(oneOrMore(ref('level')), 'Service levels.'),
  ...(Object.fromEntries(
    WHEN_KEYS.filter((key) => key !== 'priority' && key !== 'service' && key !== 'level').map((key) => [
      key,
      may(whenValue, `Values of the ticket's ${key}.`),
    ]),
  ) as {
    readonly [K in Exclude<WhenKey, 'priority' | 'service' | 'level'>]: ReturnType<typeof may<readonly string[]>>;
  }),
});

/** Keys that each say, in another way, what is asked of many tickets together. */
export const REQUIREMENT_KEYS = ['attainment', 'allow', 'percentile', 'mean'] as const;

export const target = record(
  'Target',
  {
    title: may(text, 'What people call it.'),
    measure: must(word(...CLOCK_MEASURES, ...OTHER_MEASURES), 'What is measured.'),
    when: may(when, 'Tickets it is for: any value of each key, all keys. Default: all.'),
    within: may(scalar('duration'), 'How long it may take.'),
    calendar: may(ref('calendar'), 'Where time counts; default: `always`, round the clock.'),
    attainment: may(scalar('percent'), 'Share of clocks that must be kept.'),
    allow: may(whole(0, 100_000), 'Clocks that may be missed.'),
    percentile: may(
      record('Percentile', {
        p: must(whole(1, 100), 'Which one: 90 for the 90th.'),
        within: must(scalar('duration'), 'What it must stay within.'),
        method: may(
          word('nearestRank', 'linear'),
          'Where it lies between two: the higher one (default), or in proportion. Limits in working days: the higher one.',
        ),
      }),
      'A percentile of the elapsed times.',
    ),
    mean: may(
      record('Mean', { within: must(scalar('duration'), 'What it must stay within.') }),
      'The mean elapsed time.',
    ),
    atLeast: may(scalar('percent'), 'Availability and ratios: the share promised.'),
    outstanding: may(scalar('percent'), 'The share from which a bonus is earned.'),
    basis: may(word('time', 'users', 'requests'), 'Availability: what it is a share of; default: `time`.'),
    requests: may(
      record('Requests', {
        interval: may(scalar('plainDuration'), 'Counted over so long; default `5m`.'),
        minimum: may(whole(1, 1_000_000_000), 'An interval with fewer requests has no failed ones; default 1.'),
        badAbove: may(
          scalar('percent'),
          'Share of failed requests above which an interval is wholly bad, else wholly good.',
        ),
      }),
      'Availability with `basis: requests`: how requests are counted.',
    ),
    good: may(scalar('id'), 'Ratios: what is counted as good.'),
    total: may(scalar('id'), 'Ratios: what it is counted out of.'),
    per: may(word(...PERIODS), 'The period counted over; default: `month`.'),
    minimumSample: may(whole(1, 1_000_000), 'Fewer tickets than this are judged otherwise.'),
    belowMinimum: may(scalar('belowMinimum'), 'How: `exempt` (default), `carryForward`, `allowMisses(1)`.'),
    warnAt: may(listOf(scalar('percent'), 1), 'Shares of the time limit at which to warn.'),
    pausable: may(flag, 'Do pauses hold this clock? Default: as the measure has it.'),
    rules: may(rules, 'Rules of this target alone.'),
  },
  { exclusive: [REQUIREMENT_KEYS] },
);

export const targets = mapOf(target);

export const levels = mapOf(
  record('Level', {
    title: assumedId(text, 'Name of the level.'),
    price: may(price, 'What it costs.'),
    targets: may(
      mapOf(partly(target, 'TargetOverride'), 'id', 'target'),
      'Its own figures for targets of the agreement.',
    ),
  }),
);

export const assignments = listOf(
  record('Assignment', {
    level: must(ref('level'), 'The level.'),
    members: must(listOf(scalar('member'), 1), '`user:…`, `site:…` or `device:…`.'),
  }),
);
