import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OTHER_EVENT_TYPES, TICKET_EVENT_TYPES } from '../../core/event/index.ts';
import { eventsOfTargets, readAgreement, sourceDiagnostics } from '../index.ts';

const good = readFileSync(new URL('../../../test/language/good/complete.yaml', import.meta.url), 'utf8');
const reading = readAgreement(good, { file: 'good' });
const ALL = [...TICKET_EVENT_TYPES.map((type) => `ticket.${type}`), ...OTHER_EVENT_TYPES];
const rowOf = (target: string, text = good) => {
  const { agreement } = readAgreement(text, { file: 'a' });
  return agreement === null ? null : eventsOfTargets(agreement).find((row) => row.target === target);
};

describe('what a target lives on', () => {
  it('is only ever an event there is', () => {
    const used = (reading.agreement === null ? [] : eventsOfTargets(reading.agreement)).flatMap(
      ({ start, stop, pause }) => [...start, ...stop, ...pause],
    );
    expect(used.filter((type) => !ALL.includes(type))).toEqual([]);
  });
  it('follows the rules: a workaround ends a restoration only where it is said', () => {
    expect(rowOf('p1-restoration')?.stop).toEqual(['ticket.restored', 'ticket.resolved', 'ticket.closed']);
    const said = good.replace(
      'restorationStopsOn: [ restored, resolved ]',
      'restorationStopsOn: [ restored, resolved, workaroundProvided ]',
    );
    expect(rowOf('p1-restoration', said)?.stop).toContain('ticket.workaroundProvided');
  });
  it('is counted requests, where an availability is a share of them', () => {
    const said = good.replace('atLeast: 99.9%, outstanding', 'basis: requests, atLeast: 99.9%, outstanding');
    const row = rowOf('internet-availability', said);
    expect([row?.start, row?.stop]).toEqual([['measurement.recorded'], ['measurement.recorded']]);
  });
  it('is not held by a pause where pauses do not matter', () => {
    expect(rowOf('p1-response')?.pause).toEqual([]);
    expect(rowOf('resolution')?.pause).toEqual(['ticket.paused', 'ticket.resumed']);
    expect(rowOf('progress')?.pause).toEqual([]);
  });
});

describe('a source', () => {
  it('that sends everything can measure everything', () =>
    expect(sourceDiagnostics(reading, new Set(ALL))).toEqual([]));
  it('that knows neither replies nor outages cannot show these promises', () => {
    const produced = new Set(
      ALL.filter((type) => type !== 'ticket.replied' && !type.startsWith('outage') && type !== 'check.observed'),
    );
    const said = sourceDiagnostics(reading, produced).map(({ facts }) => [facts['target'], facts['act']]);
    expect(said).toEqual([
      ['p1-response', '@stop'],
      ['follow-up', '@show'],
      ['internet-availability', '@start'],
      ['internet-availability', '@stop'],
    ]);
  });
});
