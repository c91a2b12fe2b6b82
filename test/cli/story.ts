/** A small agreement and a few days of events, for tests that run the command. */
export const AGREEMENT = `leeway: 1
kind: sla
id: boreal-or
version: 3
title: { fr: "Infogérance Or", en: "Gold managed services" }
basis: customer
language: fr
timeZone: Europe/Paris
term: { from: 2026-01-01, to: 2026-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo }
parties:
  provider: { name: "Hexa Infogérance" }
  customer: { id: boreal, aliases: { glpi: "12" }, name: "Boréal SAS", legalKind: professional }
calendars:
  office:
    timeZone: Europe/Paris
    hours: { mon-fri: [ "08:00-17:00" ] }
    holidays: FR
  always: 24x7
services:
  helpdesk: { title: { fr: "Centre de services", en: "Help desk" }, obligation: means }
priorities: { P1: { title: { fr: "Critique", en: "Critical" } }, P2: { title: { fr: "Haute", en: "High" } } }
targets:
  p1-response: { measure: firstResponse, when: { priority: [P1] }, within: 30m, calendar: always, attainment: 95%, per: month, minimumSample: 10, belowMinimum: allowMisses(1) }
  resolution: { title: { fr: "Résolution", en: "Resolution" }, measure: resolution, when: { priority: [P1, P2] }, within: 8h, calendar: office, attainment: 90%, per: month, minimumSample: 10, belowMinimum: exempt }
`;

const event = (id: string, type: string, subject: string, time: string, data: object = {}) =>
  JSON.stringify({ specversion: '1.0', id, source: 'helpdesk', type: `ticket.${type}`, subject, time, data });

/** INC-1 is kept although paused over a weekend, INC-2 is missed, INC-3 is open, INC-4 is nobody's. */
export const EVENTS = `${[
  event('e1', 'opened', 'INC-1', '2026-03-13T15:00:00Z', { customer: 'boreal', priority: 'P2', made_sla: 'true' }),
  event('e2', 'paused', 'INC-1', '2026-03-13T15:30:00Z', { reason: 'waitingCustomer', by: 'agent' }),
  event('e3', 'resumed', 'INC-1', '2026-03-16T07:30:00Z'),
  event('e4', 'resolved', 'INC-1', '2026-03-16T14:00:00Z'),
  event('e5', 'opened', 'INC-2', '2026-03-12T08:00:00Z', { customer: 'boreal', priority: 'P1', made_sla: 'true' }),
  event('e6', 'replied', 'INC-2', '2026-03-12T08:42:00Z', { by: 'agent', public: true }),
  event('e7', 'resolved', 'INC-2', '2026-03-12T10:00:00Z'),
  event('e8', 'opened', 'INC-3', '2026-03-17T08:00:00Z', { customer: 'boreal', priority: 'P2' }),
  event('e9', 'opened', 'INC-4', '2026-03-17T08:00:00Z', { customer: 'nobody', priority: 'P2' }),
].join('\n')}\n`;

/** Evening of 17 March 2026 in Paris. */
export const AS_OF = '2026-03-17T17:00:00Z';
