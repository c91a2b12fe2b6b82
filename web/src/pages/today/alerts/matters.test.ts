import { expect, it } from 'vitest';
import { type Alert, mattersOf } from './matters.ts';

const ALERT: Alert = {
  ...{ alert: 'a', kind: 'threshold', at: '2026-03-02T10:00:00Z', decidedAt: '2026-03-02T10:00:00Z', standing: 'told' },
  ...{ ticket: 'T-1', agreement: 'boreal@1', measure: 'resolution', cycle: 1, target: 'p1', threshold: '75%' },
  ...{ dueAt: '2026-03-02T11:00:00Z', customer: 'boreal', service: null, team: null, assignee: null, priority: 'P1' },
  ...{
    source: 'desk',
    bundle: null,
    details: {},
    acknowledgedAt: null,
    acknowledgedBy: null,
    acknowledgedByName: null,
    endedAt: null,
  },
  words: { tone: 'soon', headline: '', due: null, about: '', sentences: [] },
};
const late = { ...ALERT.words, tone: 'late' };
const shown = (alerts: readonly Partial<Alert>[]) =>
  mattersOf(alerts.map((one, at) => ({ ...ALERT, alert: `${at}`, ...one })));
const order = (alerts: readonly Partial<Alert>[]) => shown(alerts).map(({ leading }) => leading.ticket);

it('tells one clock once, by what tells most, and takes all of it on at once', () => {
  const [only, ...others] = shown([
    { threshold: '50%' },
    { kind: 'breach', threshold: null, words: late },
    { threshold: '75%' },
  ]);
  expect([only?.leading.kind, only?.waiting, others]).toEqual(['breach', ['0', '1', '2'], []]);
  expect(shown([{ cycle: 1 }, { cycle: 2 }])).toHaveLength(2);
});

it('shows what is late first, then what is due first; what is taken on, or came too late, last', () => {
  const due = (hour: number) => `2026-03-02T${hour}:00:00Z`.replace(/T(\d):/, 'T0$1:');
  const alerts: readonly Partial<Alert>[] = [
    { ticket: 'long past', kind: 'breach', standing: 'longPast', words: late, dueAt: due(8) },
    { ticket: 'taken', words: late, acknowledgedAt: due(10) },
    { ticket: 'due at 12', dueAt: due(12) },
    { ticket: 'due at 11', dueAt: due(11) },
    { ticket: null, kind: 'silentSource', words: late, dueAt: null, source: 'other' },
    { ticket: 'late', kind: 'breach', words: late, dueAt: due(9) },
  ];
  expect(order(alerts)).toEqual(['late', null, 'due at 11', 'due at 12', 'long past', 'taken']);
});

it('says of a clock whose source is silent that it may be out of date', () => {
  const alerts: readonly Partial<Alert>[] = [
    { ticket: 'T-1', source: 'desk' },
    { ticket: 'T-2', source: 'other' },
    { ticket: null, kind: 'silentSource', source: 'desk' },
  ];
  const uncertain = shown(alerts).flatMap(({ leading, isUncertain }) => (isUncertain ? [leading.ticket] : []));
  expect(uncertain).toEqual(['T-1']);
});
