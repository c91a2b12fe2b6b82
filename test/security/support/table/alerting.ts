import type { ActorName } from '../people.ts';
import type { World } from '../world.ts';
import { NEVER, type Of, OK, onPerson, type Row, read, type Statuses } from './row.ts';

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

export const ALERTING: readonly (readonly [string, Row])[] = [
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
    { scope: 'alerting:write', ...withRota, ask: () => ({}), house: [204, 204, 404], ...INSIDE },
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
