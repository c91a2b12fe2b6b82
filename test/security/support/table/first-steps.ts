import { HIDDEN, NEVER, nothing, OK, type Row, read, type Statuses } from './row.ts';

/** Setting up is the provider's own matter: who acts for one customer has no part in it. */
const INSIDE = { bound: NEVER } as const;
/** A program has no address of its own. */
const PROGRAMS = { tokenRead: NEVER, tokenWrite: NEVER, tokenOfA: NEVER } as const;
const SENT: Statuses = [202, 202, 202];
const NOT_EMPTY: Statuses = [409, 409, 409];

export const FIRST_STEPS: readonly (readonly [string, Row])[] = [
  ['get /api/v1/first-steps', read('agreements:write', INSIDE)],
  [
    'post /api/v1/test-alert',
    {
      scope: 'self',
      ask: nothing,
      house: SENT,
      bound: NEVER,
      except: { ...PROGRAMS, customerA: NEVER, customerB: NEVER },
    },
  ],
  ['get /api/v1/test-alert', read('self', { house: OK, except: PROGRAMS })],
  ['get /api/v1/demonstration', read('agreements:write', INSIDE)],
  ['post /api/v1/demonstration', { scope: 'people:write', ask: nothing, house: NOT_EMPTY, ...INSIDE }],
  ['delete /api/v1/demonstration', { scope: 'people:write', ask: nothing, house: HIDDEN, ...INSIDE }],
];
