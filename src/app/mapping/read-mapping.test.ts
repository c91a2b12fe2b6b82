import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { producedEvents } from './produced-events.ts';
import { readMapping } from './read-mapping.ts';

const GOOD = `mapping: 1
source: desk
timeZone: Europe/Paris
dates: [d/m/yyyy HH:MM, iso]
rows: updates
ticket: id
at: when
events:
  opened: { at: created, data: { customer: { value: acme }, priority: { column: prio, values: { 1: P1, 2: P2 } } } }
status: { column: state, values: { New: open, Waiting: { paused: waitingCustomer }, Work: { state: open, event: workStarted }, Done: resolved } }
changes:
  owner: { event: assigned, data: { to: owner } }
`;
const told = (text: string) =>
  readMapping({ file: 'm.yaml', text }).diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('a mapping file', () => {
  it('is read', () => {
    const { mapping, diagnostics } = readMapping({ file: 'm.yaml', text: GOOD });
    expect(diagnostics).toEqual([]);
    expect(mapping?.events[0]?.type).toBe('ticket.opened');
    expect(mapping?.status?.values.get('Waiting')).toEqual({ state: 'paused', reason: 'waitingCustomer', event: null });
  });
  it('for the incident log has nothing wrong with it', () => {
    const file = 'examples/incident-log/mapping.yaml';
    expect(readMapping({ file, text: readFileSync(file, 'utf8') }).diagnostics).toEqual([]);
  });
  it.each([
    ['has a key nobody knows', GOOD.replace('source:', 'sorce:'), ['LW452 2:1', 'LW451 1:1']],
    ['names no zone', GOOD.replace('timeZone: Europe/Paris\n', ''), ['LW451 1:1']],
    ['names a zone that is none', GOOD.replace('Europe/Paris', 'Europe/Pari'), ['LW455 3:11']],
    ['writes dates in no known way', GOOD.replace('d/m/yyyy HH:MM', 'day/month'), ['LW456 4:8']],
    ['says neither updates nor tickets', GOOD.replace('rows: updates', 'rows: update'), ['LW454 5:7']],
    ['names an event that does not exist', GOOD.replace('event: assigned', 'event: asigned'), ['LW457 12:3']],
    ['has a status that is none', GOOD.replace('Done: resolved', 'Done: finished'), ['LW454 10:134']],
    ['opens no ticket', GOOD.replace('  opened:', '  resolved:'), ['LW459 1:1']],
    ['mistypes a field', GOOD.replace('priority: {', 'prioritty: {'), ['LW458 9:61']],
    ['is a list', '- 1', ['LW453 1:1']],
  ])('is told, with the place, when it %s', (_, text, expected) => {
    expect(told(text).sort()).toEqual([...expected].sort());
  });
  it('ends in diagnostics when it is empty or nested beyond reason', () => {
    expect(told('').length).toBeGreaterThan(0);
    expect(told('['.repeat(2000)).length).toBeGreaterThan(0);
  });
});

describe('the events a mapping can yield', () => {
  it('are told with the values of their fields and what makes them', () => {
    const { mapping } = readMapping({ file: 'm.yaml', text: GOOD });
    const produced = mapping === null ? [] : producedEvents(mapping);
    expect(produced.map(({ type }) => type)).toEqual([
      'ticket.assigned',
      'ticket.opened',
      'ticket.paused',
      'ticket.reopened',
      'ticket.resolved',
      'ticket.resumed',
      'ticket.workStarted',
    ]);
    expect(produced.find(({ type }) => type === 'ticket.opened')?.fields).toEqual({
      customer: ['acme'],
      priority: ['P1', 'P2'],
    });
    expect(produced.find(({ type }) => type === 'ticket.paused')).toEqual({
      type: 'ticket.paused',
      fields: { reason: ['waitingCustomer'] },
      madeBy: ['state Waiting'],
    });
  });
});
