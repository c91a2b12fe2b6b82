import { BLANK_ALERT } from '../../../../src/app/alerts/blank-alert.ts';
import type { ActorName } from '../people.ts';
import type { World } from '../world.ts';
import { customer, NEVER, nothing, type Of, OK, onPerson, type Row, read, type Statuses } from './row.ts';

/** Warning people is the provider's own matter: who acts for one customer has no part in it. */
const INSIDE = { bound: NEVER } as const;
const everybody = (...who: readonly ActorName[]): { readonly [who in ActorName]?: Statuses } =>
  Object.fromEntries(who.map((one) => [one, NEVER]));

const rota = (of: Of) => (of === 'none' ? 'no-such-rota' : `nights-${of}`);
const withRota: Pick<Row, 'at' | 'prepare'> = {
  at: (of) => ({ rota: rota(of) }),
  prepare: async (of, { store }: World) => {
    if (of === 'none') return;
    const made = { id: rota(of), title: 'Nights', timeZone: 'UTC', shifts: [], changedAt: 0, changedBy: null };
    await store.transact((tx) => tx.putRota(made, null));
  },
};
const FOUND_ROTA: Statuses = [200, 200, 404];
/** Their own wishes are anybody's; these are another's. */
const OTHERS = everybody('customerA', 'customerB', 'technician', 'customerService', 'technical', 'finance', 'legal');

const key = (of: Of) => `["alert of ${customer(of)}"]`;
const withAlert: Pick<Row, 'at' | 'prepare'> = {
  at: (of) => ({ alert: key(of) }),
  prepare: async (of, { store }: World) => {
    if (of === 'none') return;
    const alert = { ...BLANK_ALERT, key: key(of), kind: 'missesOut', at: 0, customer: customer(of) } as const;
    await store.transact((tx) => tx.decide([{ ...alert, standing: 'longPast' }], 0));
  },
};
const isLive: Row['prepare'] = async (of, { store }) => {
  if (of !== 'none') {
    await store.transact((tx) => tx.goLive({ customer: customer(of) ?? '', liveAt: 0, liveBy: 'p-x' }));
  }
};
/** A program has no name to answer with. */
const IN_PERSON = everybody('tokenWrite');

export const ALERTING: readonly (readonly [string, Row])[] = [
  ['get /api/v1/alerts', read('alerts:read', INSIDE)],
  ['get /api/v1/alerts/{alert}', read('alerts:read', { ...withAlert, house: [200, 200, 404], ...INSIDE })],
  [
    'post /api/v1/alerts/acknowledgement',
    {
      scope: 'alerts:write',
      ...withAlert,
      ask: (of) => ({ body: { alerts: [key(of)] } }),
      house: [200, 200, 404],
      ...INSIDE,
    },
  ],
  ['get /api/v1/status', read('alerts:read')],
  ['get /api/v1/live-customers', read('sources:read', INSIDE)],
  [
    'put /api/v1/customers/{customer}/live',
    {
      scope: 'sources:write',
      at: (of) => ({ customer: customer(of) ?? '' }),
      ask: nothing,
      house: [200, 200, 404],
      except: IN_PERSON,
      ...INSIDE,
    },
  ],
  [
    'delete /api/v1/customers/{customer}/live',
    {
      scope: 'sources:write',
      at: (of) => ({ customer: customer(of) ?? '' }),
      prepare: isLive,
      ask: nothing,
      house: [204, 204, 404],
      except: IN_PERSON,
      ...INSIDE,
    },
  ],
  ['get /api/v1/comparison', read('tickets:read', { ask: () => ({ path: '?field=made_sla' }), ...INSIDE })],
  ['get /api/v1/notification-rules', read('alerts:read', INSIDE)],
  [
    'put /api/v1/notification-rules',
    {
      scope: 'alerting:write',
      ask: () => ({ body: { timeZone: 'Europe/Paris', calendars: {}, rules: [] } }),
      house: OK,
      ...INSIDE,
    },
  ],
  ['get /api/v1/rotas', read('alerts:read', INSIDE)],
  ['get /api/v1/rotas/{rota}', read('alerts:read', { ...withRota, house: FOUND_ROTA, ...INSIDE })],
  [
    'put /api/v1/rotas/{rota}',
    {
      scope: 'alerting:write',
      at: (of) => ({ rota: `mornings-${of}` }),
      ask: () => ({ body: { title: 'Mornings', timeZone: 'Europe/Paris' } }),
      house: OK,
      ...INSIDE,
    },
  ],
  [
    'post /api/v1/rotas/{rota}/import',
    {
      scope: 'alerting:write',
      ...withRota,
      ask: (_of, { people }) => ({
        path: '?dryRun=true',
        body: { format: 'csv', text: `from,to,person\n2026-04-01,2026-04-02,${people.ids['manager']}\n` },
      }),
      house: FOUND_ROTA,
      ...INSIDE,
    },
  ],
  [
    'delete /api/v1/rotas/{rota}',
    { scope: 'alerting:write', ...withRota, ask: nothing, house: [204, 204, 404], ...INSIDE },
  ],
  [
    'get /api/v1/people/{person}/notifications',
    onPerson('self', 200, { except: { ...OTHERS, ...everybody('tokenWrite', 'tokenOfA') }, bound: NEVER }),
  ],
  [
    'put /api/v1/people/{person}/notifications',
    onPerson('self', 200, {
      ask: () => ({ body: { phone: '+33612345678', via: ['email'] } }),
      except: { ...OTHERS, ...everybody('manager', 'tokenRead', 'tokenOfA') },
      bound: NEVER,
    }),
  ],
];
