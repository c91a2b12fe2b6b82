import { planted } from '../canaries.ts';
import { FOUND, HIDDEN, INVALID, NEVER, nothing, type Row, read } from './row.ts';

/** What stands under our promises is nobody's business who acts for one customer. */
const SUPPLIER = planted('supplierName');
const ofSupplier = (more: Partial<Row> = {}): Row =>
  read('internals:read', { at: () => ({ supplier: SUPPLIER }), bound: HIDDEN, ...more });

/** Who acts for one customer simulates nothing, and sees none. */
export const SIMULATIONS: readonly (readonly [string, Row])[] = [
  [
    'post /api/v1/simulations',
    {
      scope: 'internals:read',
      ask: () => ({ body: { draft: { agreement: 'nothing', version: 1 } } }),
      house: HIDDEN,
      bound: NEVER,
    },
  ],
  ['get /api/v1/simulations', read('internals:read')],
  [
    'get /api/v1/simulations/{simulation}',
    read('internals:read', { at: () => ({ simulation: 'sim-x' }), house: HIDDEN }),
  ],
  [
    'delete /api/v1/simulations/{simulation}',
    read('internals:read', { at: () => ({ simulation: 'sim-x' }), house: HIDDEN }),
  ],
];

export const SUPPLIERS: readonly (readonly [string, Row])[] = [
  // Who acts for one customer has an empty list.
  ['get /api/v1/suppliers', read('internals:read')],
  ['get /api/v1/suppliers/{supplier}', ofSupplier()],
  ['get /api/v1/suppliers/{supplier}/claims', ofSupplier()],
  [
    'post /api/v1/suppliers/{supplier}/claims',
    {
      scope: 'statements:write',
      at: () => ({ supplier: SUPPLIER }),
      ask: () => ({ body: { agreement: 'nothing', remedy: 'x', month: '2026-03' } }),
      house: INVALID,
      bound: HIDDEN,
    },
  ],
  [
    'get /api/v1/promise-chain',
    read('internals:read', {
      ask: (of) => ({ path: `?customer=${{ A: 'alba', B: 'brio', none: 'nobody' }[of]}` }),
      house: FOUND,
      bound: HIDDEN,
    }),
  ],
  ['get /api/v1/catalogue', read('internals:read', { house: HIDDEN })],
  [
    'get /api/v1/catalogue/{entry}',
    { scope: 'internals:read', ask: nothing, at: () => ({ entry: 'x' }), house: HIDDEN },
  ],
];
