import { describe, expect, it } from 'vitest';
import { demonstration } from './index.ts';

describe('the demonstration month', () => {
  const month = demonstration();
  it('is the same each time', () => expect(demonstration()).toEqual(month));
  it('is another month from another seed', () => expect(demonstration(7).events).not.toEqual(month.events));
  it('is marked as generated, event by event', () => {
    expect(new Set(month.events.map((event) => event.source))).toEqual(new Set(['demonstration']));
  });
  it('gives every event its own id and keeps to what has happened by then', () => {
    expect(new Set(month.events.map((event) => event.id)).size).toBe(month.events.length);
    expect(month.events.every((event) => event.occurredAt >= month.from && event.occurredAt <= month.asOf)).toBe(true);
  });
  it('shows pauses, reopenings, changes of priority, an excused breach and a customer nobody knows', () => {
    const types = new Set(month.events.map((event) => event.type));
    for (const type of ['paused', 'resumed', 'reopened', 'priorityChanged', 'excused', 'restored'])
      expect(types).toContain(`ticket.${type}`);
    const opened = month.events.filter((event) => event.type === 'ticket.opened');
    expect(opened.length).toBeGreaterThan(110);
    expect(new Set(opened.map((event) => event.data['customer']))).toEqual(
      new Set(['boreal', 'verdier', 'lumen', 'nordwind']),
    );
  });
  it('shows an outage in planned maintenance, one announced too late, an excluded one, and time nobody watched', () => {
    const types = new Set(month.events.map((event) => event.type));
    for (const type of [
      'outage.started',
      'maintenance.announced',
      'exclusion.granted',
      'monitor.gap',
      'measurement.recorded',
    ])
      expect(types).toContain(type);
  });
});
