import type { IdempotencyTx, RequestClaim } from '../../app/ports/index.ts';
import { dropRow, type MemoryState, putRow, tableSet } from './state.ts';

interface Row extends RequestClaim {
  readonly answer: string | null;
}

const nameOf = (actor: string, key: string) => JSON.stringify([actor, key]);

export function idempotencyTx(state: MemoryState): IdempotencyTx {
  const rows = tableSet(state, 'idempotency', () => new Map<string, Row>());
  return {
    claimRequest: async (claim) => {
      const { actor, key, request, at } = claim;
      const name = nameOf(actor, key);
      const held = rows.get(name);
      forget(state, rows, at);
      const isFree =
        held === undefined ||
        held.endsAt <= at ||
        (held.answer === null && held.leasedUntil <= at && held.request === request);
      if (isFree) {
        putRow(state, rows, name, { ...claim, answer: null });
        return { kind: 'mine' };
      }
      if (held.request !== request) return { kind: 'different' };
      return held.answer === null ? { kind: 'inFlight' } : { kind: 'answered', answer: held.answer };
    },
    keepAnswer: async (actor, key, answer) => {
      const held = rows.get(nameOf(actor, key));
      if (held !== undefined) putRow(state, rows, nameOf(actor, key), { ...held, answer });
    },
    releaseRequest: async (actor, key) => {
      if (rows.get(nameOf(actor, key))?.answer === null) dropRow(state, rows, nameOf(actor, key));
    },
  };
}

function forget(state: MemoryState, rows: Map<string, Row>, at: number): void {
  const ended = [...rows].filter(([, row]) => row.endsAt <= at);
  for (const [name] of ended.slice(0, 100)) dropRow(state, rows, name);
}
