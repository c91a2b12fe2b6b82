/** What a demonstration customer sends to its service desk in a month. */
export interface DemonstrationCustomer {
  readonly id: string;
  /** Prefix of its tickets' ids. */
  readonly prefix: string;
  readonly tickets: number;
  readonly services: readonly [string, ...string[]];
  readonly priorities: readonly [string, ...string[]];
  readonly weights: readonly number[];
  readonly requesters: readonly [string, ...string[]];
  /** Those of them who pay for more, and are served first. */
  readonly first: readonly string[];
  /** Services that suppliers restore by themselves, sooner than the desk could; missing: none. */
  readonly restoredBySuppliers?: readonly string[];
  /** Share of its reports, in percent, that come at night or on a weekend. */
  readonly outOfHours: number;
}

/** Customers of the agreements in examples/; the last has none, as it happens. */
export const CUSTOMERS: readonly DemonstrationCustomer[] = [
  {
    id: 'boreal',
    prefix: 'BOR',
    tickets: 58,
    services: ['helpdesk', 'workstations', 'servers', 'network', 'internet'],
    priorities: ['P1', 'P2', 'P3', 'P4'],
    weights: [6, 18, 56, 20],
    requesters: ['direction@boreal.example', 'u-101', 'u-102', 'u-103', 'u-104', 'u-105'],
    first: ['direction@boreal.example'],
    outOfHours: 9,
  },
  {
    id: 'verdier',
    prefix: 'VER',
    tickets: 46,
    services: ['helpdesk'],
    priorities: ['P1', 'P2', 'P3', 'P4'],
    weights: [4, 20, 60, 16],
    requesters: [
      'direction@verdier.example',
      'daf@verdier.example',
      'u-201',
      'u-202',
      'u-203',
      'u-204',
      'u-205',
      'u-206',
    ],
    first: ['direction@verdier.example', 'daf@verdier.example'],
    outOfHours: 4,
  },
  {
    id: 'lumen',
    prefix: 'LUM',
    tickets: 14,
    services: ['helpdesk', 'workstations'],
    priorities: ['P1', 'P2', 'P3'],
    weights: [5, 25, 70],
    requesters: ['u-301', 'u-302', 'u-303'],
    first: [],
    outOfHours: 0,
  },
  {
    id: 'nordwind',
    prefix: 'NOR',
    tickets: 2,
    services: ['helpdesk'],
    priorities: ['P3'],
    weights: [1],
    requesters: ['u-401'],
    first: [],
    outOfHours: 0,
  },
];
