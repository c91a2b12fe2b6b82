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

const receiver = (of: Of) => `e-of-${of}`;
/** A webhook of each customer: who acts for one manages that one's own. */
const withReceiver = (disabledBecause: 'byHand' | null = null): Pick<Row, 'at' | 'prepare'> => ({
  at: (of) => ({ endpoint: receiver(of) }),
  prepare: async (of, { store }: World) => {
    if (of === 'none') return;
    const made = { id: receiver(of), kind: 'webhook', title: 'Hook', url: 'https://hooks.example/x' } as const;
    const standing = { madeAt: 0, madeBy: null, disabledBecause, disabledAt: disabledBecause === null ? null : 0 };
    const own = { language: 'en', secretsSealed: [], template: null, customer: customer(of) ?? null } as const;
    await store.transact((tx) => tx.putEndpoint({ ...made, ...own, ...standing }, null));
  },
});
const onReceiver = (status: number, more: Partial<Row> = {}): Row => ({
  scope: 'alerting:write',
  ...withReceiver(),
  ask: nothing,
  house: [status, status, 404],
  bound: [status, 404, 404],
  ...more,
});
const message = (of: Of) => `msg-of-${of}`;
const withMessage: Pick<Row, 'at' | 'prepare'> = {
  at: (of) => ({ message: message(of) }),
  prepare: async (of, { store }: World) => {
    if (of === 'none') return;
    const made = { id: message(of), recipient: 'person:p-x', channel: 'email', language: 'en', about: 'test' } as const;
    const rest = { bundle: message(of), sendAt: 0, again: null, step: 0, rule: null, details: {} } as const;
    await store.transact(async (tx) => {
      if ((await tx.message(message(of))) !== null) return;
      await tx.tell({ ...made, ...rest, customer: customer(of) ?? null }, [], 0);
      await tx.cancelMessages([message(of)], 0);
    });
  },
};

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
  ['get /api/v1/receivers', read('alerting:write')],
  ['get /api/v1/receivers/{endpoint}', onReceiver(200)],
  [
    'post /api/v1/receivers',
    {
      scope: 'alerting:write',
      ask: (of) => {
        const named = of === 'none' ? null : customer(of);
        return { body: { kind: 'webhook', title: 'x', url: 'https://hooks.example/y', customer: named } };
      },
      house: [201, 201, 201],
      bound: [201, 403, 403],
    },
  ],
  ['patch /api/v1/receivers/{endpoint}', onReceiver(200, { ask: () => ({ body: { title: 'y' } }) })],
  ['delete /api/v1/receivers/{endpoint}', onReceiver(204)],
  ['post /api/v1/receivers/{endpoint}/secret', onReceiver(200)],
  ['delete /api/v1/receivers/{endpoint}/secret', onReceiver(200)],
  ['post /api/v1/receivers/{endpoint}/off', onReceiver(200)],
  ['post /api/v1/receivers/{endpoint}/on', onReceiver(200, withReceiver('byHand'))],
  ['post /api/v1/receivers/{endpoint}/test', onReceiver(202)],
  [
    'post /api/v1/receivers/{endpoint}/replay',
    onReceiver(202, { ask: () => ({ body: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' } }) }),
  ],
  ['get /api/v1/deliveries', read('alerts:read', INSIDE)],
  ['get /api/v1/deliveries/{message}', read('alerts:read', { ...withMessage, house: [200, 200, 404], ...INSIDE })],
  [
    'post /api/v1/deliveries/{message}/resend',
    {
      scope: 'alerting:write',
      ...withMessage,
      ask: nothing,
      house: [202, 202, 404],
      bound: [202, 404, 404],
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
  [
    'post /api/v1/notification-rules/preview',
    {
      scope: 'alerting:write',
      ask: () => ({ body: { rules: { timeZone: 'Europe/Paris', calendars: {}, rules: [] } } }),
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
