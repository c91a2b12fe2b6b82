import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStoryServer, type StoryServer } from './story-server.ts';

/** Everything is asked about as it stood then; only what is known of it changes. */
const AS_OF = '2026-03-31T00:00:00Z';

const AGREEMENT = {
  leeway: 1,
  kind: 'sla',
  id: 'boreal-or',
  version: 1,
  title: 'Gold',
  language: 'en',
  timeZone: 'UTC',
  effective: '2026-01-01',
  term: { from: '2026-01-01' },
  parties: { provider: { name: 'Hexa' }, customer: { id: 'boreal', name: 'Boréal' } },
  calendars: { always: '24x7' },
  services: { internet: { title: 'Internet' } },
  priorities: { P1: { title: 'Urgent' } },
  targets: {
    repair: { measure: 'resolution', within: '4h', calendar: 'always', attainment: '90%', per: 'month' },
    up: {
      measure: 'availability',
      when: { service: ['internet'] },
      atLeast: '99.9%',
      calendar: 'always',
      per: 'month',
    },
  },
  charges: { currency: 'EUR', lines: { fee: { amount: '1000.00 EUR' } } },
};
const SHORTER = {
  ...AGREEMENT,
  version: 2,
  effective: '2026-03-01',
  targets: { ...AGREEMENT.targets, repair: { ...AGREEMENT.targets.repair, within: '2h' } },
};

let made = 0;
function event(type: string, subject: string, time: string, data: object = {}, name: string | null = null) {
  made += 1;
  return { specversion: '1.0', id: name ?? `e${made}`, source: 'desk', type, subject, time, data };
}

let on: StoryServer;
beforeAll(async () => {
  on = await openStoryServer();
}, 120_000);
afterAll(() => on?.close(), 120_000);

async function send(path: string, body: object): Promise<void> {
  const answer = await on.served.postJson(`/api/v1${path}`, body);
  if (answer.status === 207 || !answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}
const post = (...events: readonly object[]) => send('/events', events);
const publish = (agreement: object) => send('/agreements', { text: JSON.stringify(agreement), format: 'json' });

/** What is done, one thing after another, each on a day of its own. */
const STEPS: readonly (readonly [day: string, what: string, does: () => Promise<void>])[] = [
  [
    '02',
    'before any agreement',
    () => post(event('ticket.opened', 'T-1', '2026-03-02T09:00:00Z', { customer: 'boreal', priority: 'P1' })),
  ],
  ['03', 'once the first version is published', () => publish(AGREEMENT)],
  [
    '04',
    'after the resolution and an outage',
    () =>
      post(
        event('ticket.resolved', 'T-1', '2026-03-02T12:00:00Z', {}, 'resolved'),
        event('ticket.opened', 'T-2', '2026-03-03T09:00:00Z', { customer: 'Boréal SAS', priority: 'P1' }),
        event('outage.started', 'internet', '2026-03-03T10:00:00Z', {}, 'outage'),
        event('outage.ended', 'internet', '2026-03-03T12:00:00Z'),
      ),
  ],
  [
    '05',
    'after the resolution was corrected: it came later',
    () => {
      const corrected = { time: '2026-03-02T14:00:00Z' };
      return send('/corrections', { source: 'desk', id: 'resolved', reason: 'mistyped', corrected });
    },
  ],
  [
    '10',
    'after a pause was learned of late',
    () =>
      post(
        event('ticket.paused', 'T-1', '2026-03-02T10:00:00Z', { reason: 'waitingCustomer' }),
        event('ticket.resumed', 'T-1', '2026-03-02T12:00:00Z'),
      ),
  ],
  [
    '15',
    'after the outage was taken back',
    () => send('/corrections', { source: 'desk', id: 'outage', reason: 'a false alarm', corrected: null }),
  ],
  [
    '20',
    'after a shorter version was published that is in effect since the first of the month',
    () => publish(SHORTER),
  ],
  [
    '22',
    'after a name was attached to a customer',
    () => send('/customers/boreal/aliases', { source: 'desk', alias: 'Boréal SAS' }),
  ],
  [
    '24',
    'after that version was withdrawn',
    () => send('/agreements/boreal-or/versions/2/withdrawal', { reason: 'a mistake', force: true }),
  ],
  ['26', 'after what had been said was said again', () => post(event('ticket.closed', 'T-2', '2026-03-25T09:00:00Z'))],
];

/** Answers that can be asked as known at an instant; without `knownAt`, as known now. */
const QUESTIONS: readonly string[] = [
  `/evaluation?asOf=${AS_OF}&receipts=true`,
  `/tickets/T-1?asOf=${AS_OF}&receipts=true`,
  `/availability?asOf=${AS_OF}`,
  `/objectives?asOf=${AS_OF}`,
  `/evaluation?asOf=${AS_OF}&customer=boreal`,
  `/statements/boreal-or/2026-03/preview?asOf=${AS_OF}`,
];

async function told(question: string): Promise<unknown> {
  const answer = await on.served.ask(`/api/v1${question}`);
  const body = (await answer.json()) as { readonly [field: string]: unknown };
  if (answer.status >= 400) return [answer.status, body['detail']];
  // The only field that says how it was asked.
  return { ...body, knownAt: null };
}

describe('what was answered on a day', () => {
  it('is answered ever after to whoever asks as known on that day, and each step changed something', async () => {
    const then = new Map<string, readonly unknown[]>();
    for (const [day, , does] of STEPS) {
      on.served.clock.at = Date.parse(`2026-03-${day}T08:00:00Z`);
      await does();
      then.set(day, await Promise.all(QUESTIONS.map(told)));
    }
    on.served.clock.at = Date.parse('2026-06-01T00:00:00Z');
    for (const [day, what] of STEPS) {
      // In the very millisecond of the step, and hours after it.
      for (const time of ['08:00:00Z', '23:00:00Z']) {
        const knownAt = `&knownAt=2026-03-${day}T${time}`;
        const now = await Promise.all(QUESTIONS.map((question) => told(question + knownAt)));
        for (const [index, question] of QUESTIONS.entries())
          expect(now[index], `${question}, ${what}, at ${time}`).toEqual(then.get(day)?.[index]);
      }
    }
    const distinct = new Set([...then.values()].map((answers) => JSON.stringify(answers[0])));
    expect(distinct.size).toBe(STEPS.length);
    expect(on.served.defects).toEqual([]);
  }, 120_000);
});
