import { ACTORS, type ActorName } from '../people.ts';
import { FOUND, HOLDERS, OK, OWN, type Row, read, type Statuses, ticket } from './row.ts';

// Pages answer whoever asks: they show how to sign in to those who are not, and say in words what is not for others.

const SIGN_IN: Statuses = [401, 401, 401];

/** What everybody is answered who may not: those who are not signed in how to, the others as declared. */
function except(mayNot: Statuses, may: (who: ActorName) => boolean): NonNullable<Row['except']> {
  const others = ACTORS.filter((who) => !may(who));
  return Object.fromEntries(
    others.map((who) => [who, HOLDERS['self']?.includes(who) === true ? mayNot : SIGN_IN] as const),
  );
}

const holds = (scope: string) => (who: ActorName) => HOLDERS[scope]?.includes(who) === true;

export const DESK: readonly (readonly [string, Row])[] = [
  [
    'get /alerts',
    read('public', { house: OK, bound: [403, 403, 403], except: except([403, 403, 403], holds('alerts:read')) }),
  ],
  ['get /tickets', read('public', { except: except([403, 403, 403], holds('tickets:read')) })],
  [
    'get /tickets/{ticket}',
    read('public', {
      at: (of) => ({ ticket: ticket(of) }),
      house: FOUND,
      bound: OWN,
      except: except([404, 404, 404], holds('tickets:read')),
    }),
  ],
];
