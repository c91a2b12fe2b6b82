import type { Made } from '../../../../scripts/screenshots/addresses.mjs';
import { BOREAL } from '../../../live/agreement.ts';

/** Sends to the API as the owner; gives what was answered. */
export type Post = <T>(path: string, body: unknown, method?: string) => Promise<T>;
export type Get = <T>(path: string) => Promise<T>;

export const NOTHING: Made = {
  ticket: null,
  wall: null,
  agreement: null,
  customer: null,
  month: '2026-01',
  report: null,
  statement: null,
  statementMonth: '2026-01',
  simulation: null,
  supplier: null,
  service: null,
  source: null,
  person: null,
};

const lastMonth = () =>
  new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1)).toISOString().slice(0, 7);

/** What is charged, and what a late repair gives back on request. */
const MONEY = {
  charges: {
    currency: 'EUR',
    lines: { base: { title: 'Fee', unit: 'month', amount: '100.00 EUR', vat: '20%' } },
  },
  remedies: {
    late: {
      title: 'Late repair',
      on: 'repair',
      kind: 'priceReduction',
      perBreach: '10.00 EUR',
      claim: { onRequest: true, within: '90d' },
      vatTreatment: 'priceReduction',
    },
  },
};

/** What a supplier promises us, and what he owes where he is late. */
const lineOf = (id: string, remedies: readonly string[]) => ({
  ...BOREAL,
  ...MONEY,
  remedies: Object.fromEntries(remedies.map((one) => [one, MONEY.remedies.late])),
  kind: 'underpinning',
  id,
  title: 'Line',
  levels: undefined,
  parties: { provider: { name: 'Hexa' }, supplier: { id: 'nord', name: 'Ligne Nord' } },
  targets: {
    repair: {
      measure: 'resolution',
      when: { service: ['internet'] },
      within: '4h',
      calendar: 'always',
      allow: 0,
      per: 'month',
    },
  },
});

/** A fact as a CloudEvent of the desk. */
export const fact = (type: string, subject: string, id: string, time: string, data: object) => ({
  specversion: '1.0',
  id,
  source: 'desk',
  type,
  subject,
  time,
  data,
});

async function promises(post: Post): Promise<void> {
  await post('/customers/boreal', { name: 'Boréal' }, 'PUT');
  const agreement = { ...BOREAL, ...MONEY, rules: { exclude: ['forceMajeure'] } };
  await post('/agreements', { text: JSON.stringify(agreement), format: 'json' });
  await post('/agreements', { text: JSON.stringify(lineOf('line', ['late'])), format: 'json' });
}

/** An outage with an exclusion in it, a ticket that was late, and one that runs. */
async function facts(post: Post, month: string, person: string | null): Promise<void> {
  const of = { customer: 'boreal', priority: 'P1' };
  await post('/events', [
    fact('outage.started', 'internet', 'o1', `${month}-10T10:00:00Z`, {
      state: 'down',
      cause: 'fibre cut',
      customer: 'boreal',
    }),
    fact('outage.ended', 'internet', 'o2', `${month}-10T11:00:00Z`, { customer: 'boreal' }),
    fact('ticket.opened', 'T-0', 't0', `${month}-11T10:00:00Z`, of),
    fact('ticket.resolved', 'T-0', 't0r', `${month}-11T20:00:00Z`, {}),
    fact('ticket.closed', 'T-0', 't0c', `${month}-11T20:00:00Z`, {}),
    fact('ticket.opened', 'T-1', 't1', new Date(Date.now() - 600_000).toISOString(), of),
    fact('remedy.claimed', 'late', 'c1', `${month}-28T10:00:00Z`, { agreement: 'line', period: month, by: person }),
  ]);
  await post('/exclusions', {
    service: 'internet',
    from: `${month}-10T10:00:00Z`,
    to: `${month}-10T10:30:00Z`,
    reason: 'forceMajeure',
    evidence: 'The road works',
  });
}

/** What is issued, simulated, planned and set up. */
async function issued(post: Post, get: Get, month: string) {
  const { hash } = await get<{ readonly hash: string }>(`/customers/boreal/reports/${month}/preview`);
  const report = await post<{ readonly number: number }>('/reports', { customer: 'boreal', month, hash });
  const statement = await post<{ readonly number: number }>('/statements', { agreement: 'boreal-or', month });
  const { simulation } = await post<{ readonly simulation: string }>('/simulations', {
    draft: { agreement: 'boreal-or', version: 1 },
    years: 200,
  });
  await post('/rotas/nights', { title: 'Nights', timeZone: 'Europe/Paris', shifts: [] }, 'PUT');
  await post('/tokens', { name: 'One', scopes: ['tickets:read'] });
  await post('/sources/monitoring', { title: 'Monitoring', template: 'alertmanager' }, 'PUT');
  const { receiver } = await post<{ readonly receiver: { readonly endpoint: string } }>('/receivers', {
    kind: 'webhook',
    title: 'Desk',
    url: 'https://desk.example/hook',
  });
  // Nothing answers there: a delivery that came to nothing.
  await post(`/receivers/${receiver.endpoint}/test`, null);
  return { report: report.number, statement: statement.number, simulation };
}

/**
 * One customer, agreement, supplier, ticket that runs, service with an outage, exclusion, source, rota, receiver, delivery,
 * token, statement, report, simulation, claim.
 */
export async function oneOfEach(post: Post, get: Get): Promise<Made> {
  const month = lastMonth();
  const people = await get<{ readonly items: readonly { readonly id: string }[] }>('/people');
  const person = people.items[0]?.id ?? null;
  await promises(post);
  await facts(post, month, person);
  return {
    ...NOTHING,
    ...(await issued(post, get, month)),
    month,
    statementMonth: month,
    ticket: 'T-1',
    agreement: 'boreal-or',
    customer: 'boreal',
    supplier: 'nord',
    service: 'internet',
    source: 'monitoring',
    person,
  };
}
