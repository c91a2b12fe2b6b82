import type { Event } from '../../core/event/index.ts';
import { dayNumberOf, HOUR_MS, type Instant, localToInstant, MINUTE_MS } from '../../core/time/index.ts';
import { ZONE } from './story.ts';

/** An instant of March 2026 on the wall of the demonstration's customers. */
function on(day: number, hour: number, minute = 0): Instant {
  const date = `2026-03-${String(day).padStart(2, '0')}`;
  return localToInstant(ZONE, dayNumberOf(date), hour * HOUR_MS + minute * MINUTE_MS, 'first');
}

const text = (at: Instant) => new Date(at).toISOString().replace('.000Z', 'Z');

type Fact = readonly [at: Instant, type: string, subject: string, data: Event['data']];

/** What its monitoring and its backups tell of the first customer's services in the month. */
export function factsOfServices(): readonly Event[] {
  return [...servers(), ...internet(), ...backups(), ...patches()].map(([at, type, subject, data], index) => ({
    source: 'demonstration',
    id: `SVC-${index + 1}`,
    type,
    subject,
    occurredAt: at,
    recordedAt: at,
    sequence: null,
    data: { customer: 'boreal', ...data },
  }));
}

/** One planned maintenance announced in time, which is not held against us, and one announced too late, which is. */
function servers(): readonly Fact[] {
  return [
    ...maintained('servers', on(9, 10), on(14, 22), on(15, 0)),
    ...down('servers', 'updates', on(14, 22, 10), on(14, 23, 5)),
    ...maintained('servers', on(24, 16), on(25, 21), on(25, 22)),
    ...down('servers', 'hurried update', on(25, 21, 5), on(25, 21, 35)),
  ];
}

/** The cut of the month, which the customer's own works caused; a night of the operator's; and a blind monitor. */
function internet(): readonly Fact[] {
  const [cutAt, mendedAt] = [on(17, 9, 8), on(17, 14, 5)];
  const granted = { from: text(cutAt), to: text(mendedAt), reason: 'customerFault' };
  return [
    [on(12, 3, 25), 'monitor.gap', 'internet', { from: text(on(12, 3)), to: text(on(12, 3, 25)) }],
    ...down('internet', 'fibre cut', cutAt, mendedAt, { ticket: 'BOR-2000' }),
    [
      on(19, 10),
      'exclusion.granted',
      'internet',
      { ...granted, evidence: 'photographs of 17 March', approver: 'it-manager' },
    ],
    ...down('internet', 'orange-fibre', on(26, 2, 10), on(26, 4, 40)),
  ];
}

function backups(): readonly Fact[] {
  const weeks = [
    [9, 35],
    [16, 35],
    [23, 33],
    [30, 35],
  ] as const;
  return weeks.map(([day, good]) => [on(day, 6), 'measurement.recorded', 'backup-success', { good, total: 35 }]);
}

function patches(): readonly Fact[] {
  return [[on(30, 7), 'measurement.recorded', 'patching', { good: 26, total: 27 }]];
}

function maintained(service: string, announcedAt: Instant, from: Instant, to: Instant): readonly Fact[] {
  return [[announcedAt, 'maintenance.announced', service, { from: text(from), to: text(to) }]];
}

function down(service: string, cause: string, from: Instant, to: Instant, more: Event['data'] = {}): readonly Fact[] {
  return [
    [from, 'outage.started', service, { state: 'down', cause, ...more }],
    [to, 'outage.ended', service, {}],
  ];
}
