import { describe, expect, it } from 'vitest';
import {
  checks,
  exclusion,
  maintenance,
  measured,
  on,
  outage,
  promised,
} from '../../../../test/support/availability.ts';
import type { Availability } from '../../../core/availability/index.ts';
import type { Lang } from '../../language.ts';
import { messagesIn } from '../../messages/index.ts';
import { makePaint } from '../../print/paint.ts';
import type { Session } from '../../world.ts';
import { promisesOf } from '../promise.ts';
import { tellAvailability } from './tell-availability.ts';

const HOUR = 3_600_000;

/** What a reader is told of a row, spaces as on a keyboard. */
function told(row: Availability, lang: Lang = 'en', width = 120): string {
  const paint = makePaint(false);
  const world: Session['world'] = {
    argv: [],
    env: {},
    calledAs: ['leeway'],
    input: { isTty: false, bytes: async function* () {} },
    out: { isTty: false, columns: null, write: async () => {} },
    err: { isTty: false, columns: null, write: async () => {} },
  };
  const session: Session = { world, lang, say: messagesIn(lang), json: false, paint, errPaint: paint, width };
  return tellAvailability([row], promisesOf([row.version]), session)
    .join('\n')
    .replaceAll('\u202f', ' ')
    .replaceAll('\u00a0', ' ');
}

/** March 2026: planned maintenance 240 min, excluded 30, outage 95, of which 20 in the maintenance and 15 excluded. */
const MARCH = [
  maintenance('03-10 00:00', '03-10 04:00'),
  exclusion('03-12 10:00', '03-12 10:30'),
  ...outage('03-10 01:00', '03-10 01:20'),
  ...outage('03-12 10:10', '03-12 10:25'),
  ...outage('03-20 08:00', '03-20 09:00'),
];
const GAP = ['monitor.gap', 'web', on('03-25 05:00'), { from: on('03-25 00:00'), to: on('03-25 05:00') }] as const;

describe('from what was observed to what counts', () => {
  it('95 minutes less 20 less 15 are 60, of 739 h 30', () => {
    const text = told(measured(promised(), MARCH));
    expect(text).toMatch(
      /observed +744 h +1 h 35 .*\n +in planned maintenance +−4 h +−20 min .*\n +excluded +−30 min +−15 min .*\n +what counts +739 h 30 +1 h/,
    );
    expect(text).toContain('excluded time of Thu 12 Mar 10:00 → 10:30: force majeure (flood report; approved');
  });

  it('under gross nothing comes off the hours, and it is said to count as up', () => {
    expect(told(measured(promised({ denominator: 'gross' }), MARCH))).toMatch(
      /in planned maintenance \(counts as up\) +−20 min .*\n +excluded \(counts as up\) +−15 min .*\n +what counts +744 h +1 h/,
    );
  });

  it('time nobody watched comes off the hours, or is added to the downtime where the agreement has it so', () => {
    expect(told(measured(promised(), [...MARCH, GAP]))).toMatch(/not measured +−5 h *\n +what counts +734 h 30 +1 h/);
    const down = told(measured(promised({ unknown: 'down' }), [...MARCH, GAP]), 'fr');
    expect(down).toMatch(/non mesuré, compté en panne +\+5 h *\n +ce qui compte +739 h 30 +6 h/);
  });

  it('an outage that counts in part takes off what its weight leaves', () => {
    const degraded = outage('03-20 10:00', '03-20 11:00', { state: 'degraded' });
    const text = told(measured(promised({ partial: { downPpm: 1_000_000, degradedPpm: 500_000 } }), degraded));
    expect(text).toMatch(/observed +744 h +1 h .*\n +counts in part only +−30 min .*\n +what counts +744 h +30 min/);
    expect(text).toContain('30 min counted · at 50% ·');
  });

  it('nothing is explained where all that was observed counts', () => {
    expect(told(measured(promised(), outage('03-20 08:00', '03-20 09:00')))).not.toContain('what counts');
  });
});

describe('why an outage does not count, or not whole', () => {
  it.each([
    ['shorter than the minimum agreed', { minimumOutageMs: 2 * HOUR }, {}],
    ['not reported while it lasted', { outageStart: 'reported' }, {}],
    ['of a kind that does not count', {}, { state: 'degraded' }],
  ] as const)('%s', (why, rules, data) => {
    expect(told(measured(promised(rules), outage('03-20 08:00', '03-20 09:00', data)))).toMatch(
      new RegExp(`– Fri 20 Mar 08:00 → 09:00 · not counted · ${why.replaceAll(' ', '\\s+')}`),
    );
  });

  it('counted under another one', () => {
    const both = [
      ...outage('03-20 08:00', '03-20 09:00', { outage: 'a' }),
      ...outage('03-20 08:30', '03-20 09:00', { outage: 'b' }),
    ];
    expect(told(measured(promised(), both))).toMatch(/08:30 → 09:00 · not counted · 30 min counted under another/);
  });

  it('counts from its report where the agreement has it so', () => {
    const reported = outage('03-20 08:00', '03-20 09:00', { reportedAt: on('03-20 08:20') });
    expect(told(measured(promised({ outageStart: 'reported' }), reported))).toMatch(
      /40 min counted · counts from its report, Fri 20 Mar 08:20/,
    );
  });
});

describe('what was meant to take time off, and did not', () => {
  const rules = { maintenance: { noticeMs: 48 * HOUR, maxPerMonthMs: HOUR } };
  const window = maintenance('03-10 22:00', '03-11 00:00');

  it('a window beyond the agreed hours of the month takes off only what was left of them', () => {
    expect(told(measured(promised(rules), [window, ...outage('03-10 22:00', '03-10 23:30')]))).toMatch(
      /planned maintenance of Tue 10 Mar 22:00 → Wed 11 Mar 00:00 takes only 1 h off/,
    );
  });

  it('a window called off takes nothing off', () => {
    const calledOff = ['maintenance.ended', 'web', on('03-10 20:00'), { maintenance: 'window' }] as const;
    const named = ['maintenance.announced', 'web', on('02-20 09:00'), { ...window[3], maintenance: 'window' }] as const;
    expect(told(measured(promised(rules), [named, calledOff]), 'fr')).toMatch(/ne retire rien : annulée avant son/);
  });

  it('an exclusion the agreement does not have counts all the same', () => {
    const supplier = exclusion('03-12 10:00', '03-12 10:30', { reason: 'ourSupplier' });
    expect(told(measured(promised(), [supplier, ...outage('03-20 08:00', '03-20 09:00')]))).toMatch(
      /counts all the same: the agreement does not exclude “our supplier”/,
    );
  });

  it('failed checks that a gap silenced are told', () => {
    const gap = ['monitor.gap', 'web', on('03-22 08:03'), { from: on('03-22 08:00'), to: on('03-22 08:03') }] as const;
    expect(told(measured(promised(), [...checks('03-22 08:00', '+--+'), gap]))).toContain(
      'of the time not measured, checks had failed for 2 min',
    );
  });
});

describe('of many outages', () => {
  it('those that count most are told one by one, in the order of time, and the others counted', () => {
    const many = Array.from({ length: 9 }, (_, day) =>
      outage(`03-1${day} 08:00`, `03-1${day} 08:0${day + 1}`, { outage: `o${day}` }),
    ).flat();
    const text = told(measured(promised(), many));
    expect(text.match(/✗ \w+ \d+ Mar 08:00 → /g)).toHaveLength(6);
    expect(text).toContain('and 3 outages more');
    expect(text.indexOf('13 Mar')).toBeLessThan(text.indexOf('18 Mar'));
  });
});
