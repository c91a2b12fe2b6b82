/** The sections in the order in which people need them; `key` goes there after `g`. */
export const SECTIONS = [
  { to: '/', word: 'today', key: 't', scope: 'tickets:read' },
  { to: '/customers', word: 'customers', key: 'c', scope: 'customers:read' },
  { to: '/agreements', word: 'agreements', key: 'a', scope: 'agreements:read' },
  { to: '/suppliers', word: 'suppliers', key: 'u', scope: 'internals:read' },
  { to: '/availability', word: 'availability', key: 'v', scope: 'tickets:read' },
  { to: '/simulation', word: 'simulation', key: 'i', scope: 'internals:read' },
  { to: '/statements', word: 'statements', key: 's', scope: 'statements:read' },
  { to: '/calendar', word: 'calendar', key: 'l', scope: 'agreements:read' },
  { to: '/settings', word: 'settings', key: 'p', scope: null },
] as const;
