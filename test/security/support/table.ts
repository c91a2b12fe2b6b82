import { WEB_PATHS } from '../../../src/http/index.ts';
import type { ActorName } from './people.ts';
import { PEOPLE, SESSIONS } from './table/access.ts';
import { ALERTING } from './table/alerting.ts';
import { BOARD } from './table/board.ts';
import { DECISIONS } from './table/decisions.ts';
import { DRAFTING, READING } from './table/drafting-and-reading.ts';
import { EVENTS, REGISTER } from './table/events-and-register.ts';
import { FIRST_STEPS } from './table/first-steps.ts';
import { BOUND, HIDDEN, HOLDERS, OBJECTS, type Of, type Row, read } from './table/row.ts';
import { SOURCES } from './table/sources.ts';
import { SIMULATIONS, SUPPLIERS } from './table/suppliers.ts';

export { BOUND, HOLDERS, OBJECTS, type Of, type Row } from './table/row.ts';

const SIGNING_IN: NonNullable<Row['except']> = Object.fromEntries(
  ['anonymous', 'tokenExpired', 'tokenRevoked', 'endedSession'].map((who) => [who, [401, 401, 401]]),
);

const RUNNING: readonly (readonly [string, Row])[] = [
  ...['/invitation', '/reset', '/sign-in', '/pages/entry.css', '/pages/entry.js', '/healthz'].map(
    (path): readonly [string, Row] => [`get ${path}`, read('public')],
  ),
  ['get /readyz', read('public')],
  // There is an owner: nobody sets anything up any more.
  ['get /setup', read('public', { house: HIDDEN })],
  ['get /metrics', read('system:read')],
  // Whoever is not signed in is shown how to; what a page then asks for is another matter.
  ...WEB_PATHS.map((path): readonly [string, Row] => [
    `get ${path}`,
    read('public', {
      at: () => Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x'])),
      except: SIGNING_IN,
    }),
  ]),
  ['get /wall', read('public')],
  ['get /assets/{file}', read('public', { at: () => ({ file: 'x.js' }), house: HIDDEN, bound: HIDDEN })],
  ...['/api/v1/openapi.json', '/api/v1/'].map((path): readonly [string, Row] => [
    `get ${path}`,
    read('public', { except: SIGNING_IN }),
  ]),
];

export const TABLE: ReadonlyMap<string, Row> = new Map([
  ...EVENTS,
  ...BOARD,
  ...REGISTER,
  ...DRAFTING,
  ...READING,
  ...DECISIONS,
  ...FIRST_STEPS,
  ...SESSIONS,
  ...PEOPLE,
  ...ALERTING,
  ...SOURCES,
  ...SUPPLIERS,
  ...SIMULATIONS,
  ...RUNNING,
]);

/** The status that the table declares. */
export function expectedStatus(row: Row, who: ActorName, of: Of): number {
  const index = OBJECTS.indexOf(of);
  const holders = HOLDERS[row.scope] ?? [];
  if (!holders.includes(who)) return HOLDERS['self']?.includes(who) ? 403 : 401;
  const special = row.except?.[who];
  if (special !== undefined) return special[index] as number;
  const own = BOUND[who];
  if (own === undefined || row.bound === undefined) return row.house[index] as number;
  if (of === 'none') return row.bound[2];
  return row.bound[of === own ? 0 : 1];
}
