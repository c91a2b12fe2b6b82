import type { WallLink } from '../../../../src/app/ports/index.ts';
import { NOW, type World } from '../world.ts';
import { customer, filtered, HIDDEN, INVALID, NEVER, nothing, type Of, type Row, read, ticket } from './row.ts';

let number = 0;
const link = (of: Of) => (of === 'none' ? 'no-such-link' : `w-${of}-${number}`);

/** A new link of a screen that shows one customer, made without the API: programs make none. */
async function linked(of: Of, { store, people }: World): Promise<void> {
  if (of === 'none') return;
  number += 1;
  const id = link(of);
  const whose: Pick<WallLink, 'customer' | 'person'> = { customer: customer(of), person: people.subjects.A };
  const rest = { name: 'x', filter: '{}', namesCustomers: false, madeAt: NOW, endsAt: null, revokedAt: null };
  await store.transact((tx) => tx.addWallLink({ id, hash: id, prefix: 'x', ...whose, ...rest }));
}

export const BOARD: readonly (readonly [string, Row])[] = [
  [
    'get /api/v1/board/groups',
    filtered('tickets:read', { ask: (of) => ({ path: `?by=customer&customer=${customer(of)}` }) }),
  ],
  ['get /api/v1/forecast', filtered('tickets:read')],
  ['get /api/v1/search', read('tickets:read', { ask: (of) => ({ path: `?q=${customer(of)}&limit=50` }) })],
  [
    'post /api/v1/tickets',
    {
      scope: 'events:write',
      ask: (of) => ({ body: { customer: customer(of), priority: 'P1' } }),
      house: [201, 201, 422],
      // Who acts for one customer hands in no events.
      bound: INVALID,
    },
  ],
  [
    'post /api/v1/tickets/{ticket}/records',
    {
      scope: 'events:write',
      at: (of) => ({ ticket: ticket(of) }),
      ask: () => ({ body: { kind: 'acknowledged' } }),
      house: [201, 201, 404],
      bound: [422, 404, 404],
    },
  ],
  ['get /api/v1/wall-links', read('tokens:read')],
  [
    'post /api/v1/wall-links',
    {
      scope: 'tokens:write',
      ask: (of) => ({ body: { name: 'x', filter: { customer: [customer(of)] } } }),
      house: [201, 201, 422],
      // Only a person makes them.
      except: { tokenWrite: NEVER, tokenOfA: NEVER },
    },
  ],
  [
    'delete /api/v1/wall-links/{link}',
    {
      scope: 'tokens:write',
      ask: nothing,
      at: (of) => ({ link: link(of) }),
      prepare: linked,
      house: [204, 204, 404],
      bound: [204, 404, 404],
    },
  ],
  // Without the secret of a link there is no wall, whoever asks.
  ['get /api/v1/wall', read('public', { house: HIDDEN })],
  ['get /api/v1/wall/changes', read('public', { house: HIDDEN })],
];
