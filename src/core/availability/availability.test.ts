import { describe, expect, it } from 'vitest';
import {
  checks,
  exclusion,
  maintenance,
  measured,
  minutes,
  on,
  outage,
  promised,
  shown,
} from '../../../test/support/availability.ts';
import { calendarFrom } from '../../../test/support/promises.ts';
import { ratio } from '../money/index.ts';

/** March 2026: maintenance 240 min, excluded 30, outage 95, of which 20 in maintenance and 15 excluded. */
const MARCH_VECTOR = [
  maintenance('03-10 00:00', '03-10 04:00'),
  exclusion('03-12 10:00', '03-12 10:30'),
  ...outage('03-10 01:00', '03-10 01:20'),
  ...outage('03-12 10:10', '03-12 10:25'),
  ...outage('03-20 08:00', '03-20 09:00'),
];

describe('the five conventions, March 2026', () => {
  it('take 95 minutes of outage down to 60 that count', () => {
    const { waterfall } = measured(promised(), MARCH_VECTOR);
    expect(
      [
        waterfall.totalMs,
        waterfall.outageMs,
        waterfall.outageInMaintenanceMs,
        waterfall.outageExcludedMs,
        waterfall.maintenanceMs,
        waterfall.excludedMs,
        waterfall.unknownMs,
        waterfall.downtimeMs,
      ].map(minutes),
    ).toEqual([44_640, 95, 20, 15, 240, 30, 0, 60]);
  });
  it('net: 99.8647 %, exactly 44310 of 44370', () => {
    const { reached, verdict } = measured(promised(), MARCH_VECTOR);
    expect(reached).toEqual(ratio(44_310, 44_370));
    expect([shown(reached), verdict]).toEqual(['99.8647%', 'breached']);
  });
  it('gross: 99.8655 %, exactly 44580 of 44640', () => {
    const { reached, net } = measured(promised({ denominator: 'gross' }), MARCH_VECTOR);
    expect(reached).toEqual(ratio(44_580, 44_640));
    expect([shown(reached), shown(net)]).toEqual(['99.8655%', '99.8647%']);
  });
  it('a 99.8 % target passes net and gross, and fails where nothing is taken off (99.7871 %)', () => {
    const target = { atLeastPpm: 998_000 };
    expect(measured(promised({}, target), MARCH_VECTOR).verdict).toBe('met');
    expect(measured(promised({ denominator: 'gross' }, target), MARCH_VECTOR).verdict).toBe('met');
    const nothingOff = promised({ exclude: [], maintenance: { noticeMs: 1e12, maxPerMonthMs: null } }, target);
    const naive = measured(nothingOff, MARCH_VECTOR);
    expect([shown(naive.reached), naive.verdict]).toEqual(['99.7871%', 'breached']);
  });
  it('user-minutes: 10 of 50 users down for 180 minutes is 99.9194 %, where service-minutes say 99.5967 %', () => {
    const facts = outage('03-05 10:00', '03-05 13:00', { users: { affected: 10, total: 50 } });
    const users = measured(promised({}, { basis: { kind: 'users' } }), facts);
    expect(users.reached).toEqual(ratio(44_640 * 50 - 1800, 44_640 * 50));
    expect(Number(users.reached?.part) / Number(users.reached?.whole)).toBeCloseTo(0.999194, 6);
    expect(users.verdict).toBe('met');
    expect(shown(measured(promised(), facts).reached)).toBe('99.5967%');
  });
});

describe('an outage that is short', () => {
  const six = [2, 3, 5, 7, 12, 1].flatMap((long, day) =>
    outage(`03-1${day} 10:00`, `03-1${day} 10:${String(long).padStart(2, '0')}`),
  );
  it.each([
    [0, 30],
    [4, 24],
    [10, 12],
  ])('of 2, 3, 5, 7, 12 and 1 minutes, with a minimum of %i, %i minutes count', (least, counted) => {
    const result = measured(promised({ minimumOutageMs: least * 60_000 }), six);
    expect(minutes(result.waterfall.downtimeMs)).toBe(counted);
    expect(minutes(result.waterfall.outageMs)).toBe(30);
    expect(result.outages.filter(({ setAside }) => setAside === 'tooShort')).toHaveLength(
      [2, 3, 5, 7, 12, 1].filter((long) => long < least).length,
    );
  });
  it('and touches another is one with it', () => {
    const two = [...outage('03-10 10:00', '03-10 10:03'), ...outage('03-10 10:03', '03-10 10:05')];
    expect(minutes(measured(promised({ minimumOutageMs: 240_000 }), two).waterfall.downtimeMs)).toBe(5);
  });
  it('within the period counts by its whole length, however little of it lies there', () => {
    const over = outage('02-28 23:00', '03-01 00:02');
    expect(minutes(measured(promised({ minimumOutageMs: 600_000 }), over).waterfall.downtimeMs)).toBe(2);
  });
});

describe('where an outage begins', () => {
  const facts = outage('03-10 10:00', '03-10 12:00', { ticket: 'T1' });
  const reportedAt = (ticket: string) => (ticket === 'T1' ? Date.parse(on('03-10 10:45')) : null);
  it('detected: when it did', () =>
    expect(minutes(measured(promised(), facts, { reportedAt }).waterfall.downtimeMs)).toBe(120));
  it('reported: when its ticket was opened, and the rest is shown as set aside', () => {
    const { waterfall } = measured(promised({ outageStart: 'reported' }), facts, { reportedAt });
    expect([waterfall.outageMs, waterfall.outageSetAsideMs, waterfall.downtimeMs].map(minutes)).toEqual([120, 45, 75]);
  });
  it('reported: or when its own data says so', () => {
    const said = outage('03-10 10:00', '03-10 12:00', { reportedAt: on('03-10 11:00') });
    expect(minutes(measured(promised({ outageStart: 'reported' }), said).waterfall.downtimeMs)).toBe(60);
  });
  it('reported: never, where nobody reported it', () => {
    const never = measured(promised({ outageStart: 'reported' }), outage('03-10 10:00', '03-10 12:00'));
    expect([minutes(never.waterfall.downtimeMs), never.outages[0]?.setAside]).toEqual([0, 'notReported']);
  });
});

describe('planned maintenance', () => {
  it('protects up to its cap, cut mid-window: cap 4 h, 3 h used, window 22–02, outage 22:30–01:00: 2 h count', () => {
    const rules = { maintenance: { noticeMs: 48 * 3_600_000, maxPerMonthMs: 4 * 3_600_000 } };
    const facts = [
      maintenance('03-05 01:00', '03-05 04:00'),
      maintenance('03-10 22:00', '03-11 02:00'),
      ...outage('03-10 22:30', '03-11 01:00'),
    ];
    const { waterfall, maintenances } = measured(promised(rules), facts);
    expect(minutes(waterfall.downtimeMs)).toBe(120);
    expect(minutes(waterfall.maintenanceMs)).toBe(240);
    expect(maintenances.map(({ because }) => because)).toEqual([null, 'beyondCap']);
  });
  it('has a cap for each month of its own', () => {
    const rules = { maintenance: { noticeMs: 0, maxPerMonthMs: 3_600_000 } };
    const facts = [maintenance('03-31 22:00', '04-01 02:00'), ...outage('04-10 10:00', '04-10 10:01')];
    expect(minutes(measured(promised(rules), facts).waterfall.maintenanceMs)).toBe(60);
    const april = { from: Date.parse(on('04-01 00:00')), to: Date.parse(on('05-01 00:00')) };
    const seen = measured(promised(rules), facts, { period: april, asOf: on('05-01 00:00') });
    expect(minutes(seen.waterfall.maintenanceMs)).toBe(60);
  });
  it.each([
    ['03-08 22:00', 0, null],
    ['03-08 22:01', 60, 'late'],
  ])('announced at %s for the 10th at 22:00 leaves %i minutes of downtime', (announced, down, because) => {
    const facts = [maintenance('03-10 22:00', '03-11 02:00', announced), ...outage('03-10 23:00', '03-11 00:00')];
    const { waterfall, maintenances } = measured(promised(), facts);
    expect([minutes(waterfall.downtimeMs), maintenances[0]?.because]).toEqual([down, because]);
  });
  it('that overruns protects nothing beyond what was announced', () => {
    const facts = [
      maintenance('03-10 22:00', '03-10 23:00'),
      ['maintenance.ended', 'web', on('03-11 00:30')] as const,
      ...outage('03-10 22:10', '03-11 00:10'),
    ];
    const { waterfall, maintenances } = measured(promised(), facts);
    expect([waterfall.outageInMaintenanceMs, waterfall.downtimeMs].map(minutes)).toEqual([50, 70]);
    expect(maintenances[0]?.fact.endedAt).toBe(Date.parse(on('03-11 00:30')));
  });
  it('that ends early protects nothing afterwards, and gives the rest of its cap back', () => {
    const rules = { maintenance: { noticeMs: 0, maxPerMonthMs: 3_600_000 } };
    const facts = [
      maintenance('03-10 22:00', '03-10 23:00'),
      ['maintenance.ended', 'web', on('03-10 22:20')] as const,
      maintenance('03-12 22:00', '03-12 23:00'),
      ...outage('03-10 22:10', '03-10 22:40'),
    ];
    const { waterfall } = measured(promised(rules), facts);
    expect([waterfall.downtimeMs, waterfall.maintenanceMs].map(minutes)).toEqual([20, 60]);
  });
  it('that is called off before it begins protects nothing', () => {
    const facts = [
      [
        'maintenance.announced',
        'web',
        on('03-01 09:00'),
        { maintenance: 'M1', from: on('03-10 22:00'), to: on('03-10 23:00') },
      ],
      ['maintenance.ended', 'web', on('03-09 09:00'), { maintenance: 'M1' }],
      ...outage('03-10 22:00', '03-10 22:30'),
    ] as const;
    const { waterfall, maintenances } = measured(promised(), facts);
    expect([minutes(waterfall.downtimeMs), maintenances[0]?.because]).toEqual([30, 'calledOff']);
  });
  it('comes before an exclusion of the same time', () => {
    const facts = [maintenance('03-10 10:00', '03-10 11:00'), exclusion('03-10 10:30', '03-10 11:30')];
    const { waterfall } = measured(promised(), facts);
    expect([waterfall.maintenanceMs, waterfall.excludedMs].map(minutes)).toEqual([60, 30]);
  });
});

describe('an exclusion', () => {
  const down = outage('03-10 10:00', '03-10 11:00');
  const counted = (rules: Parameters<typeof promised>[0], more: Record<string, unknown>) =>
    minutes(measured(promised(rules), [...down, exclusion('03-10 10:00', '03-10 10:30', more)]).waterfall.downtimeMs);
  it('takes off what was granted', () => expect(counted({}, {})).toBe(30));
  it.each(['reason', 'evidence', 'approver'])('without %s has no effect', (name) =>
    expect(counted({}, { [name]: null })).toBe(60),
  );
  it('for our own supplier counts only if agreed', () => {
    expect(counted({}, { reason: 'ourSupplier' })).toBe(60);
    expect(counted({ exclude: ['ourSupplier'] }, { reason: 'ourSupplier' })).toBe(30);
  });
});

describe('time about which nothing is known', () => {
  // Checks of the whole of the first ten minutes, two failed; then nothing but what staleAfter lets the last say.
  const facts = checks('03-01 00:00', '+++--+++++');
  const asked = {
    period: { from: Date.parse(on('03-01 00:00')), to: Date.parse(on('03-01 01:00')) },
    asOf: on('03-01 01:00'),
  };
  it.each([
    ['excluded', 12, 14],
    ['down', 12, 60],
    ['up', 58, 60],
  ] as const)('rule %s: %i of %i minutes are up', (unknown, up, of) => {
    const result = measured(promised({ unknown }), facts, asked);
    expect(minutes(result.waterfall.unknownMs)).toBe(46);
    expect(result.reached).toEqual(ratio(up, of));
  });
  it('counts as up under gross, unless it counts as down', () => {
    expect(measured(promised({ denominator: 'gross' }), facts, asked).reached).toEqual(ratio(58, 60));
    expect(measured(promised({ denominator: 'gross', unknown: 'down' }), facts, asked).reached).toEqual(ratio(12, 60));
  });
  it('is not unknown where an outage says down', () => {
    const also = [...facts, ...outage('03-01 00:20', '03-01 00:30')];
    const { waterfall } = measured(promised(), also, asked);
    expect([waterfall.unknownMs, waterfall.downtimeMs].map(minutes)).toEqual([36, 12]);
  });
  it('is what a gap of the monitor leaves, of a checked service and of one known by its outages', () => {
    const gap = ['monitor.gap', 'web', on('03-01 00:07'), { to: on('03-01 00:09') }] as const;
    const { waterfall } = measured(promised(), [...facts, gap], asked);
    expect([waterfall.unknownMs, waterfall.upMs].map(minutes)).toEqual([48, 10]);
    const unchecked = measured(promised(), [gap, ...outage('03-01 00:08', '03-01 00:09')], asked);
    expect([unchecked.waterfall.unknownMs, unchecked.waterfall.downtimeMs].map(minutes)).toEqual([1, 1]);
  });
  it('shows what a gap silenced, for failed checks were seen in it', () => {
    const gap = ['monitor.gap', 'web', on('03-01 00:04'), { to: on('03-01 00:30') }] as const;
    const { waterfall } = measured(promised(), [...facts, gap], asked);
    expect([waterfall.downMs, waterfall.silencedMs].map(minutes)).toEqual([1, 1]);
  });
  it('ends, where a gap has no end, with the next check', () => {
    const gap = ['monitor.gap', 'web', on('03-01 00:07')] as const;
    expect(minutes(measured(promised(), [...facts, gap], asked).waterfall.unknownMs)).toBe(47);
  });
  it('of all the period is no 100 %: not applicable, net or gross', () => {
    const nobody = [['monitor.gap', 'web', on('03-01 00:00'), { to: on('03-01 01:00') }] as const];
    for (const denominator of ['net', 'gross'] as const) {
      const { reached, verdict } = measured(promised({ denominator }), nobody, asked);
      expect([reached, verdict]).toEqual([null, 'notApplicable']);
    }
  });
  it('is everything, where nothing was ever told of the service', () => {
    const { reached, verdict } = measured(
      promised(),
      outage('03-10 10:00', '03-10 11:00').map(([type, , time]) => [type, 'mail', time] as const),
    );
    expect([reached, verdict]).toEqual([null, 'notApplicable']);
  });
});

describe('an outage that is only partial', () => {
  const facts = [
    ...outage('03-10 10:00', '03-10 11:00', { state: 'degraded', outage: 'a' }),
    ...outage('03-10 10:30', '03-10 10:40', { outage: 'b' }),
    ...outage('03-12 10:00', '03-12 10:10', { weight: 0.3, outage: 'c' }),
  ];
  it('counts nothing while degraded, by default, its own weight, or all while down', () => {
    const { waterfall, outages } = measured(promised(), facts);
    expect(waterfall.downtimeMs).toEqual(ratio(13 * 60_000));
    expect([waterfall.outageMs, waterfall.outageSetAsideMs].map(minutes)).toEqual([70, 50]);
    expect(outages.map(({ setAside }) => setAside)).toEqual(['weightless', null, null]);
  });
  it('counts by the highest weight where several overlap', () => {
    const { waterfall, outages } = measured(promised({ partial: { downPpm: 1_000_000, degradedPpm: 500_000 } }), facts);
    // 50 minutes by half, 10 in full, 10 by three tenths.
    expect(waterfall.downtimeMs).toEqual(ratio(38 * 60_000));
    expect(outages.map(({ overlappedMs }) => minutes(overlappedMs))).toEqual([10, 0, 0]);
    expect(outages.map(({ countedMs }) => minutes(countedMs))).toEqual([25, 10, 3]);
  });
});

describe('measured hours', () => {
  it('are the target’s calendar’s: an outage outside them is not counted, and said to be outside', () => {
    const calendar = calendarFrom({ timeZone: 'UTC', hours: { 'mon-fri': ['08:00-18:00'] } });
    const facts = outage('03-10 17:00', '03-10 20:00');
    const { waterfall, outages, reached } = measured(promised({}, { calendar }), facts);
    expect([waterfall.totalMs, waterfall.downtimeMs].map(minutes)).toEqual([22 * 600, 60]);
    expect([outages[0]?.realMs, outages[0]?.outsideHoursMs].map((ms) => minutes(ms ?? null))).toEqual([180, 120]);
    expect(reached).toEqual(ratio(22 * 600 - 60, 22 * 600));
  });
});

describe('the verdict', () => {
  it('is met at exactly what is promised, and breached a millisecond beyond', () => {
    const facts = (ms: string) => [
      ['outage.started', 'web', '2026-03-05T10:00:00Z'] as const,
      ['outage.ended', 'web', `2026-03-05T10:44:${ms}Z`] as const,
    ];
    // 99.9 % of 31 days leaves 44.64 minutes: 44 min 38.4 s.
    expect(measured(promised(), facts('38.400')).verdict).toBe('met');
    expect(measured(promised(), facts('38.401')).verdict).toBe('breached');
  });
  it('is open until the period ends, and breached as soon as the whole period cannot allow it', () => {
    const facts = outage('03-02 10:00', '03-02 10:45');
    const seen = (asOf: string) => measured(promised(), facts, { asOf: on(asOf) }).verdict;
    expect(seen('03-02 10:44')).toBe('open');
    expect(seen('03-02 10:45')).toBe('breached');
    expect(seen('03-20 00:00')).toBe('breached');
  });
});
