import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../language/index.ts';
import { evaluate } from '../evaluate.ts';
import type { Event } from '../event/index.ts';
import { parseInstant } from '../time/index.ts';

const at = (text: string) => parseInstant(text) as number;
const TEXT = `leeway: 1
kind: sla
id: boreal
version: 1
effective: 2026-01-01
title: t
basis: customer
timeZone: UTC
term: { from: 2026-01-01 }
parties: { provider: { name: P }, customer: { id: boreal, name: B, legalKind: professional } }
calendars: { always: 24x7 }
services: { servers: { title: s, obligation: result } }
levels: { usual: { title: u }, first: { title: f } }
targets:
  up: { measure: availability, when: { service: [servers] }, atLeast: 99.9%, per: month, calendar: always }
  fast: { measure: firstResponse, when: { level: [first] }, within: 1h, calendar: always, allow: 1, per: month }
  slow: { measure: firstResponse, within: 4h, calendar: always, allow: 1, per: month }
`;
const event = (id: string, time: string, type: string, subject: string, data: Event['data']): Event => ({
  source: 'monitor',
  id,
  type,
  subject,
  occurredAt: at(time),
  recordedAt: at(time),
  sequence: null,
  data,
});

describe('a name that people attached beside the agreements', () => {
  const { agreement } = readAgreement(TEXT, { file: 'boreal.yaml' });
  if (agreement === null) throw new Error('the agreement can not be read');
  const events = [
    event('e1', '2026-03-02T00:00:00Z', 'member.joined', '', { customer: 'acme-77', user: 'u-1', level: 'first' }),
    event('e2', '2026-03-10T00:00:00Z', 'outage.started', 'servers', { customer: 'acme-77', state: 'down' }),
    event('e3', '2026-03-10T05:00:00Z', 'outage.ended', 'servers', { customer: 'acme-77' }),
    event('e4', '2026-03-11T08:00:00Z', 'ticket.opened', 'T-1', { customer: 'acme-77', requester: 'u-1' }),
  ];
  const asked = (names: Parameters<typeof evaluate>[0]['names']) =>
    evaluate({
      agreements: [agreement],
      events,
      members: events,
      asOf: at('2026-04-01T00:00:00Z'),
      ...(names && { names }),
    });

  it('places outages, members and tickets of its source with that customer', () => {
    const { findings, clocks } = asked([{ source: 'monitor', alias: 'acme-77', customer: 'boreal' }]);
    expect(findings.availability.map(({ verdict }) => verdict)).toEqual(['breached']);
    expect(clocks.map(({ target }) => target.id)).toEqual(['fast']);
  });

  it('says nothing of the same name where another source means somebody else by it', () => {
    const { findings, clocks } = asked([
      { source: 'helpdesk', alias: 'acme-77', customer: 'boreal' },
      { source: 'monitor', alias: 'acme-78', customer: 'boreal' },
    ]);
    expect(findings.availability.map(({ verdict }) => verdict)).toEqual(['notApplicable']);
    expect(clocks).toEqual([]);
  });
});
