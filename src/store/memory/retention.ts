import type { Fact, KeptBody, Retention, RetentionReads, RetentionTx } from '../../app/ports/index.ts';
import { parseEventLine } from '../../core/event/index.ts';
import { removeDemonstration } from './demonstration.ts';
import { replaceFact } from './live/facts.ts';
import { compareKeys, compareLists, keyOf, type LiveTables, liveTables } from './live/tables.ts';
import { dropRow, type MemoryState, putRow, tableSet } from './state.ts';

const retentionsOf = (state: MemoryState) => tableSet(state, 'retention', () => new Map<string, Retention>());

export function retentionReads(state: MemoryState): RetentionReads {
  return {
    retentions: async () => [...retentionsOf(state).values()].sort((a, b) => compareKeys(a.source, b.source)),
  };
}

export function retentionTx(state: MemoryState): RetentionTx {
  const table = retentionsOf(state);
  const live = liveTables(state);
  return {
    putRetention: async (retention) =>
      putRow(state, table, retention.source, { ...retention, doneTo: null, forgotten: 0 }),
    removeRetention: async (source) => {
      const before = table.get(source) ?? null;
      dropRow(state, table, source);
      return before;
    },
    // Transactions come one after another anyway.
    lockRetention: async (source) => table.get(source) ?? null,
    bodiesOf: async (source, before, after, limit) =>
      [...live.facts.values()]
        .filter(({ event }) => event.source === source && event.recordedAt < before)
        .map(({ event, stream, body }): KeptBody => ({ stream, recordedAt: event.recordedAt, id: event.id, body }))
        .filter((one) => after === null || compareLists(placeOf(one), placeOf(after)) > 0)
        .sort((a, b) => compareLists(placeOf(a), placeOf(b)))
        .slice(0, limit),
    forget: async (source, bodies) => {
      const days = table.get(source)?.days;
      const youngest = Date.now() - (days ?? 0) * DAY_MS;
      if (days === undefined || bodies.some(({ recordedAt }) => recordedAt >= youngest))
        throw new Error(`a fact of ${source} is to be kept whole`);
      return bodies.filter((one) => forgetOne(state, live, source, one)).length;
    },
    removeDemonstration: async () => removeDemonstration(state),
    doneTo: async (source, place, more) => {
      const retention = table.get(source);
      if (retention === undefined) return;
      putRow(state, table, source, { ...retention, doneTo: place, forgotten: retention.forgotten + more });
    },
  };
}

const DAY_MS = 86_400_000;

const placeOf = ({ recordedAt, id }: Pick<KeptBody, 'recordedAt' | 'id'>) => [recordedAt, id];

/** False: the body is not shorter than the one there is, or there is none. */
function forgetOne(state: MemoryState, live: LiveTables, source: string, { id, body }: KeptBody): boolean {
  const fact = live.facts.get(keyOf(source, id));
  if (fact === undefined || Buffer.byteLength(body) >= Buffer.byteLength(fact.body)) return false;
  if (!holds(JSON.parse(fact.body), JSON.parse(body))) return false;
  const line = parseEventLine(body);
  if (line.kind !== 'event') throw new Error(`nothing readable would remain of fact ${id} of ${source}`);
  const remaining: Fact = { ...fact, event: { ...line.event, recordedAt: fact.event.recordedAt }, body };
  replaceFact(state, live, fact, remaining);
  return true;
}

/** Does a JSON value say all that another says? As `@>` of PostgreSQL: objects by their fields, lists by their items. */
function holds(value: unknown, part: unknown): boolean {
  if (typeof value !== 'object' || typeof part !== 'object' || value === null || part === null) return value === part;
  if (Array.isArray(part)) {
    return Array.isArray(value) && part.every((item) => value.some((one) => holds(one, item)));
  }
  if (Array.isArray(value)) return false;
  return Object.entries(part).every(
    ([name, item]) => Object.hasOwn(value, name) && holds((value as Record<string, unknown>)[name], item),
  );
}
