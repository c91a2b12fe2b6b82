import { BLANK_ALERT } from '../../../src/app/alerts/blank-alert.ts';
import type { WordingContext } from '../../../src/app/messages/index.ts';
import type { WordedMessage } from '../../../src/app/messages/word-message.ts';
import type { AlertRow } from '../../../src/app/ports/index.ts';

// One alert of each kind as it would be decided, and every message that is made of them: Monday 9 March 2026, 14:33 in Paris.

export const NOW = Date.parse('2026-03-09T13:33:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const NOTHING = {
  ...BLANK_ALERT,
  standing: 'told',
  dispatchedAt: NOW,
  acknowledgedAt: null,
  acknowledgedBy: null,
  endedAt: null,
  at: NOW - MINUTE,
  decidedAt: NOW - MINUTE,
} as const;

const CLOCK = {
  ...NOTHING,
  ticket: 'INC-2041',
  agreement: 'boreal-or',
  measure: 'restoration',
  cycle: 1,
  target: 'p1-restoration',
  customer: 'boreal',
  service: 'internet',
  team: 'Réseau',
  assignee: 'Camille Martin',
  priority: 'P1',
} as const;

/** An alert of each kind, by a name. */
export const ALERTS = {
  threshold: {
    ...CLOCK,
    key: 'threshold',
    kind: 'threshold',
    thresholdPpm: 750_000,
    dueAt: NOW + 72 * MINUTE,
    details: { budget: '4h', pausable: true },
  },
  breach: {
    ...CLOCK,
    key: 'breach',
    kind: 'breach',
    thresholdPpm: 1_000_000,
    dueAt: NOW - 2 * MINUTE,
    details: { budget: '4h', pausable: true },
  },
  closingTime: {
    ...CLOCK,
    key: 'closingTime',
    kind: 'closingTime',
    ticket: 'INC-2050',
    dueAt: NOW + 17 * HOUR + 47 * MINUTE,
    details: { closesAt: NOW + 3 * HOUR + 27 * MINUTE, opensAt: NOW + 17 * HOUR + 27 * MINUTE },
  },
  queue: {
    ...CLOCK,
    key: 'queue',
    kind: 'queue',
    ticket: 'INC-2063',
    dueAt: NOW + 3 * HOUR,
    details: { ahead: 7, people: 2, reachedAt: NOW + 4 * HOUR },
  },
  missesOut: {
    ...NOTHING,
    key: 'missesOut',
    kind: 'missesOut',
    agreement: 'boreal-or',
    customer: 'boreal',
    target: 'p1-restoration',
    measure: 'restoration',
    details: { from: '2026-03-01', to: '2026-03-31', allowed: 2 },
  },
  burn: {
    ...NOTHING,
    key: 'burn',
    kind: 'burn',
    agreement: 'boreal-or',
    customer: 'boreal',
    target: 'internet-up',
    measure: 'availability',
    service: 'internet',
    details: { rate: 14.4, windowMs: HOUR, leftMs: 11 * MINUTE },
  },
  silentSource: {
    ...NOTHING,
    key: 'silentSource',
    kind: 'silentSource',
    source: 'zabbix',
    details: { since: NOW - 31 * MINUTE, everyMs: 5 * MINUTE },
  },
  supplierBreach: {
    ...CLOCK,
    key: 'supplierBreach',
    kind: 'supplierClaim',
    agreement: 'operator',
    target: 'repair',
    customer: null,
    dueAt: NOW - 10 * MINUTE,
    details: { what: 'breach', supplier: 'Fibre & Fils' },
  },
  supplierClaim: {
    ...NOTHING,
    key: 'supplierClaim',
    kind: 'supplierClaim',
    agreement: 'operator',
    details: { what: 'claim', supplier: 'Fibre & Fils', by: '2026-04-08' },
  },
  review: {
    ...NOTHING,
    key: 'review',
    kind: 'date',
    agreement: 'boreal-or',
    customer: 'boreal',
    details: { what: 'review', on: '2026-03-24' },
  },
  notice: {
    ...NOTHING,
    key: 'notice',
    kind: 'date',
    agreement: 'boreal-or',
    customer: 'boreal',
    details: { what: 'notice', on: '2026-04-01' },
  },
  renewal: {
    ...NOTHING,
    key: 'renewal',
    kind: 'date',
    agreement: 'boreal-or',
    customer: 'boreal',
    details: { what: 'renewal', on: '2026-07-01' },
  },
  termEnd: {
    ...NOTHING,
    key: 'termEnd',
    kind: 'date',
    agreement: 'boreal-or',
    customer: 'boreal',
    details: { what: 'termEnd', on: '2026-03-10' },
  },
  nobodyOnCall: {
    ...NOTHING,
    key: 'nobodyOnCall',
    kind: 'delivery',
    details: { problem: 'nobodyOnCall', recipient: 'rota:night' },
  },
  delivery: {
    ...NOTHING,
    key: 'delivery',
    kind: 'delivery',
    details: { recipient: 'endpoint:e-1', channel: 'webhook', since: NOW - 75 * HOUR },
  },
} as const satisfies { readonly [name: string]: AlertRow };

/** So many clocks that one outage holds up, five minutes apart, told together. */
export function outage(count: number): readonly AlertRow[] {
  return Array.from({ length: count }, (_, index) => ({
    ...ALERTS.threshold,
    key: `outage-${index}`,
    ticket: `INC-${3000 + index}`,
    dueAt: NOW + (72 + index * 5) * MINUTE,
    bundle: 'outage:internet',
    priority: index % 3 === 0 ? 'P1' : 'P2',
  }));
}

export const CONTEXT: WordingContext = {
  at: NOW,
  timeZone: 'Europe/Paris',
  audience: 'ours',
  baseUrl: 'https://leeway.example',
  agreements: {
    'boreal-or': {
      title: { fr: 'Infogérance Or', en: 'Managed services, Gold' },
      provider: 'Hexa Infogérance',
      targets: {
        'p1-restoration': { title: { fr: 'Rétablissement P1', en: 'P1 restoration' }, within: '4h', pausable: true },
        'internet-up': {
          title: { fr: 'Disponibilité de l’accès internet', en: 'Internet access availability' },
          within: null,
          pausable: false,
        },
      },
      services: { internet: { fr: 'Accès internet', en: 'Internet access' } },
      priorities: { P1: { fr: 'Critique', en: 'Critical' }, P2: { fr: 'Haute', en: 'High' } },
    },
    operator: {
      title: { fr: 'Fibre dédiée', en: 'Dedicated fibre' },
      provider: 'Fibre & Fils',
      targets: { repair: { title: { fr: 'GTR 4 h', en: 'Repair within 4 h' }, within: '4h real', pausable: false } },
      services: {},
      priorities: {},
    },
  },
  customers: { boreal: 'Boréal SAS' },
  sources: { zabbix: 'Zabbix de production' },
  recipients: { 'endpoint:e-1': 'Salon des incidents', 'rota:night': 'Nuits et week-ends' },
  contactOf: null,
};

export function messageOf(change: Partial<WordedMessage> = {}): WordedMessage {
  return {
    id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    channel: 'email',
    language: 'fr',
    about: 'alert',
    bundle: 'x',
    recipient: 'person:p-1',
    rule: 'p1',
    details: {},
    alerts: 1,
    ...change,
  };
}

/** What is told in a message, and what is told besides: every kind of message there is. */
export interface Sample {
  readonly message: WordedMessage;
  readonly alerts: readonly AlertRow[];
  readonly context: WordingContext;
}

export function samples(language: 'fr' | 'en', channel: WordedMessage['channel']): { readonly [name: string]: Sample } {
  const recipient = channel === 'email' || channel === 'sms' || channel === 'page' ? 'person:p-1' : 'endpoint:e-1';
  const base = messageOf({ language, channel, recipient });
  const one = (alert: AlertRow): Sample => ({ message: base, alerts: [alert], context: CONTEXT });
  const many = (alerts: readonly AlertRow[], change: Partial<WordedMessage>): Sample => ({
    message: { ...base, alerts: alerts.length, ...change },
    alerts,
    context: CONTEXT,
  });
  const mixed = [ALERTS.breach, ALERTS.threshold, ALERTS.queue, ALERTS.silentSource, ALERTS.review];
  const ended = { ...ALERTS.threshold, endedAt: NOW - MINUTE };
  const contact: WordingContext = { ...CONTEXT, audience: 'customer', contactOf: 'boreal-or' };
  return {
    ...Object.fromEntries(Object.entries(ALERTS).map(([name, alert]) => [name, one(alert)])),
    outage: many(outage(30), { details: { count: 200 } }),
    tied: many(
      outage(4).map((alert) => ({ ...alert, bundle: 'tied:INC-3000' })),
      {},
    ),
    outageMissed: many(
      outage(12).map((alert) => ({ ...alert, kind: 'breach', dueAt: NOW - MINUTE, thresholdPpm: 1_000_000 })),
      { details: { count: 200 } },
    ),
    queueMany: many([ALERTS.queue, { ...ALERTS.queue, ticket: 'INC-2064' }], {}),
    closingMany: many([ALERTS.closingTime, { ...ALERTS.closingTime, ticket: 'INC-2051' }], {}),
    gathered: many(mixed, {}),
    digest: many(mixed, { about: 'digest' }),
    flood: many(mixed, { bundle: 'flood', alerts: 14 }),
    ended: { message: { ...base, about: 'ended' }, alerts: [ended], context: CONTEXT },
    manyEnded: many(
      outage(3).map((alert) => ({ ...alert, endedAt: NOW })),
      { about: 'ended' },
    ),
    test: { message: { ...base, about: 'test', rule: null, alerts: 0 }, alerts: [], context: CONTEXT },
    contactThreshold: {
      message: { ...base, recipient: 'contact:boreal-or/it-manager' },
      alerts: [ALERTS.threshold],
      context: contact,
    },
    contactBreach: {
      message: { ...base, recipient: 'contact:boreal-or/it-manager' },
      alerts: [ALERTS.breach],
      context: contact,
    },
  };
}
