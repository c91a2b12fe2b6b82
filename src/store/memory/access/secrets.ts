import type { AccessTx, Allowance, Taken } from '../../../app/ports/index.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { dropWhere } from './people.ts';
import { type AccessTables, accessTables } from './tables.ts';

type Secrets = Pick<
  AccessTx,
  | 'addSession'
  | 'touchSession'
  | 'endSession'
  | 'endSessionsOf'
  | 'addToken'
  | 'touchToken'
  | 'revokeToken'
  | 'addOneTime'
  | 'takeOneTime'
  | 'tryOneTime'
  | 'dropOneTimes'
  | 'armSetup'
  | 'takeSetup'
  | 'isSetup'
  | 'take'
  | 'giveBack'
  | 'dropEnded'
>;

/** What is written about sessions, tokens, what works once, and what may be tried how often. */
export function secretsTx(state: MemoryState): Secrets {
  const tables = accessTables(state);
  return {
    ...sessionsAndTokens(state, tables),
    ...oneTimes(state, tables),
    armSetup: async (hash) => putRow(state, tables.setup, 'only', hash),
    takeSetup: async (hash) => tables.setup.get('only') === hash && dropRow(state, tables.setup, 'only'),
    isSetup: async (hash) => tables.setup.get('only') === hash,
    take: async (allowance, at) => take(state, tables, allowance, at),
    giveBack: async ({ key, refillMs }) => {
      const row = tables.allowances.get(key);
      if (row === undefined) return;
      putRow(state, tables.allowances, key, { freeAt: row.freeAt - refillMs, failures: 0, refused: false });
    },
    dropEnded: async (before) =>
      dropWhere(state, tables.sessions, ({ endsAt }) => endsAt < before) +
      dropWhere(state, tables.oneTimes, ({ endsAt }) => endsAt < before) +
      dropWhere(state, tables.allowances, ({ freeAt }) => freeAt < before),
  };
}

function sessionsAndTokens(state: MemoryState, tables: AccessTables) {
  const { sessions, tokens } = tables;
  return {
    addSession: async (session) => putRow(state, sessions, session.hash, session),
    touchSession: async (hash, lastSeenAt) => {
      const session = sessions.get(hash);
      if (session !== undefined && session.lastSeenAt < lastSeenAt) {
        putRow(state, sessions, hash, { ...session, lastSeenAt });
      }
    },
    endSession: async (person, id) =>
      dropWhere(state, sessions, (session) => session.person === person && session.id === id) > 0,
    endSessionsOf: async (person) => dropWhere(state, sessions, (session) => session.person === person),
    addToken: async (token) => putRow(state, tokens, token.id, token),
    touchToken: async (id, lastUsedAt) => {
      const token = tokens.get(id);
      if (token !== undefined && (token.lastUsedAt ?? Number.NEGATIVE_INFINITY) < lastUsedAt) {
        putRow(state, tokens, id, { ...token, lastUsedAt });
      }
    },
    revokeToken: async (id, at) => {
      const token = tokens.get(id);
      if (token !== undefined) putRow(state, tokens, id, { ...token, revokedAt: token.revokedAt ?? at });
    },
  } satisfies Partial<Secrets>;
}

function oneTimes(state: MemoryState, { oneTimes }: AccessTables) {
  return {
    addOneTime: async (row) => putRow(state, oneTimes, row.hash, row),
    takeOneTime: async (hash, kind) => {
      const row = oneTimes.get(hash);
      if (row === undefined || row.kind !== kind) return null;
      dropRow(state, oneTimes, hash);
      return row;
    },
    tryOneTime: async (hash) => {
      const row = oneTimes.get(hash);
      if (row === undefined) return null;
      putRow(state, oneTimes, hash, { ...row, tries: row.tries + 1 });
      return row.tries + 1;
    },
    dropOneTimes: async (person, kinds) => {
      dropWhere(state, oneTimes, (row) => row.person === person && kinds.includes(row.kind));
    },
  } satisfies Partial<Secrets>;
}

/** An allowance is one number: when all that was taken will be free again. It may lie `burst` refills ahead at most. */
function take(state: MemoryState, tables: AccessTables, { key, burst, refillMs }: Allowance, at: number): Taken {
  const row = tables.allowances.get(key) ?? { freeAt: at, failures: 0, refused: false };
  const freeAt = Math.max(row.freeAt, at) + refillMs;
  if (freeAt - at <= burst * refillMs) {
    putRow(state, tables.allowances, key, { freeAt, failures: row.failures + 1, refused: false });
    return { allowed: true, failures: row.failures };
  }
  putRow(state, tables.allowances, key, { ...row, refused: true });
  return { allowed: false, retryAt: freeAt - burst * refillMs, failures: row.failures, first: !row.refused };
}
