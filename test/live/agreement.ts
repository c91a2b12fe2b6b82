/** A small agreement as text, and short events, for tests of the living system. */
export const BOREAL = {
  leeway: 1,
  kind: 'sla',
  id: 'boreal-or',
  version: 1,
  title: 'Gold',
  language: 'en',
  timeZone: 'UTC',
  effective: '2026-01-01',
  term: { from: '2026-01-01' },
  parties: {
    provider: { name: 'Hexa' },
    customer: { id: 'boreal', name: 'Boréal', aliases: { glpi: '12' } },
  },
  calendars: { always: '24x7' },
  services: { internet: { title: 'Internet' } },
  priorities: { P1: { title: 'Urgent' }, P2: { title: 'Normal' } },
  levels: {
    standard: { title: 'Standard' },
    premium: { title: 'Premium', targets: { response: { within: '15m' } } },
  },
  targets: {
    response: { measure: 'firstResponse', within: '1h', calendar: 'always', allow: 0, per: 'month' },
    repair: { measure: 'resolution', within: '4h', calendar: 'always', attainment: '90%', per: 'month' },
    up: {
      measure: 'availability',
      when: { service: ['internet'] },
      atLeast: '99.9%',
      calendar: 'always',
      per: 'month',
    },
    incident: { measure: 'notification', within: '24h real', calendar: 'always', allow: 0, per: 'year' },
  },
} as const;

/** The same promised to another customer, who must never see Boréal's. */
export const CORSAIRE = {
  ...BOREAL,
  id: 'corsaire-or',
  parties: { provider: { name: 'Hexa' }, customer: { id: 'corsaire', name: 'Corsaire' } },
} as const;

/** How we stand inside: no customer sees it. */
export const INSIDE = {
  ...BOREAL,
  kind: 'ola',
  id: 'inside',
  levels: undefined,
  parties: { provider: { name: 'Hexa' } },
  targets: { first: { measure: 'firstResponse', within: '30m', calendar: 'always', allow: 5, per: 'month' } },
} as const;

let made = 0;

/** A CloudEvent: type without `ticket.` where it has no dot; the hour and minute of 2 March 2026 when it happened. */
export function happened(type: string, subject: string, time: string, data: object = {}, rest: object = {}) {
  made += 1;
  return {
    specversion: '1.0',
    id: `e${made}`,
    source: 'glpi',
    type: type.includes('.') ? type : `ticket.${type}`,
    subject,
    time: `2026-03-02T${time}:00Z`,
    data,
    ...rest,
  };
}

export const clock = (time: string) => Date.parse(`2026-03-02T${time}Z`);
