import type { Payload, Source, SourceReads, SourceTx } from '../../../app/ports/index.ts';
import { DAY_MS } from '../../../core/time/index.ts';
import { dropWhere } from '../access/people.ts';
import { compareKeys, compareLists, keyOf, liveTables } from '../live/tables.ts';
import { dropRow, type MemoryState, putRow } from '../state.ts';
import { alertingTables, revised, tellListeners } from './tables.ts';

export function sourceReads(state: MemoryState): SourceReads {
  const { sources, payloads, liveCustomers } = alertingTables(state);
  const { facts } = liveTables(state);
  return {
    sources: async () => [...sources.values()].sort((a, b) => compareKeys(a.id, b.id)),
    source: async (id) => sources.get(id) ?? null,
    sourceOfKey: async (hash) =>
      [...sources.values()].find(({ keys }) => keys.some((key) => key.hash === hash && key.revokedAt === null)) ?? null,
    silences: async () =>
      [...sources.values()]
        .flatMap(({ id, silentSince }) => (silentSince === null ? [] : [{ source: id, since: silentSince }]))
        .sort((a, b) => compareKeys(a.source, b.source)),
    payloads: async ({ source, state, isSample, from, to }, after, limit) =>
      [...payloads.values()]
        .filter((one) => one.source === source && (state === undefined || state.includes(one.state)))
        .filter((one) => isSample === undefined || one.isSample === isSample)
        .filter(({ receivedAt }) => (from === undefined || receivedAt >= from) && (to === undefined || receivedAt < to))
        .filter((one) => after === null || compareLists(placeOf(one), placeOf(after)) < 0)
        .sort((a, b) => compareLists(placeOf(b), placeOf(a)))
        .slice(0, limit),
    payload: async (source, id) => payloads.get(keyOf(source, id)) ?? null,
    liveCustomers: async () => [...liveCustomers.values()].sort((a, b) => compareKeys(a.customer, b.customer)),
    eventSources: async () => {
      const last = new Map<string, number>();
      for (const { event } of facts.values())
        last.set(event.source, Math.max(event.recordedAt, last.get(event.source) ?? event.recordedAt));
      return [...last]
        .map(([source, lastRecordedAt]) => ({ source, lastRecordedAt }))
        .sort((a, b) => compareKeys(a.source, b.source));
    },
  };
}

const placeOf = ({ receivedAt, id }: Pick<Payload, 'receivedAt' | 'id'>) => [receivedAt, id];

export function sourceWrites(state: MemoryState): Omit<SourceTx, keyof SourceReads> {
  return { ...aboutSources(state), ...aboutPayloads(state), ...aboutCustomers(state) };
}

type Sources = Pick<SourceTx, 'lockSource' | 'putSource' | 'removeSource' | 'heard' | 'silent'>;

function aboutSources(state: MemoryState): Sources {
  const { sources, payloads } = alertingTables(state);
  return {
    lockSource: async (id) => sources.get(id) ?? null,
    putSource: async (source, ifRevision) => {
      const before = sources.get(source.id);
      const next = revised(before, source, ifRevision);
      if (next === null) return false;
      putRow(state, sources, source.id, before === undefined ? next : { ...next, ...heardSince(before, source) });
      tellListeners(state);
      return true;
    },
    removeSource: async (id) => {
      dropWhere(state, payloads, ({ source }) => source === id);
      return dropRow(state, sources, id);
    },
    heard: async (id, at) => {
      const source = sources.get(id);
      if (source === undefined) return null;
      const lastReceivedAt = Math.max(source.lastReceivedAt ?? at, at);
      putRow(state, sources, id, { ...source, lastReceivedAt, silentSince: null });
      return source.silentSince;
    },
    silent: async (id, since, lastReceivedAt) => {
      const source = sources.get(id);
      if (source === undefined || source.silentSince !== null || source.lastReceivedAt !== lastReceivedAt) return false;
      putRow(state, sources, id, { ...source, silentSince: since });
      return true;
    },
  };
}

/** What was heard while somebody wrote the source anew stays known. */
function heardSince(before: Source, given: Omit<Source, 'revision'>) {
  const instants = [before.lastReceivedAt, given.lastReceivedAt].filter((at) => at !== null);
  return {
    lastReceivedAt: instants.length === 0 ? null : Math.max(...instants),
    silentSince: given.silentSince === null ? null : before.silentSince,
  };
}

type Payloads = Pick<SourceTx, 'addPayload' | 'lockWaitingPayloads' | 'notePayload' | 'markSample' | 'dropPayloads'>;

function aboutPayloads(state: MemoryState): Payloads {
  const { sources, payloads } = alertingTables(state);
  const change = (source: string, id: string, to: Partial<Payload>): boolean => {
    const payload = payloads.get(keyOf(source, id));
    if (payload !== undefined) putRow(state, payloads, keyOf(source, id), { ...payload, ...to });
    return payload !== undefined;
  };
  return {
    addPayload: async (payload) => {
      const { source, id, sentAs } = payload;
      if (!sources.has(source)) throw new Error(`there is no source ${source}`);
      const known = [...payloads.values()].find(
        (one) => one.source === source && (one.id === id || (sentAs !== null && one.sentAs === sentAs)),
      );
      if (known !== undefined) return { repeated: known.id };
      putRow(state, payloads, keyOf(source, id), payload);
      tellListeners(state);
      return { repeated: null };
    },
    lockWaitingPayloads: async (before, limit) =>
      [...payloads.values()]
        .filter((one) => one.state === 'waiting' && one.receivedAt < before)
        .sort((a, b) => compareLists([a.receivedAt, a.source, a.id], [b.receivedAt, b.source, b.id]))
        .slice(0, limit),
    notePayload: async (source, id, to) => {
      change(source, id, to);
    },
    markSample: async (source, id, isSample) => change(source, id, { isSample }),
    dropPayloads: async (at) =>
      dropWhere(state, payloads, (one) => {
        const oldest = at - (sources.get(one.source)?.keepDays ?? 0) * DAY_MS;
        return !one.isSample && one.state !== 'waiting' && one.receivedAt < oldest;
      }),
  };
}

function aboutCustomers(state: MemoryState): Pick<SourceTx, 'goLive' | 'endLive'> {
  const { liveCustomers } = alertingTables(state);
  return {
    goLive: async (customer) => {
      if (liveCustomers.has(customer.customer)) return false;
      putRow(state, liveCustomers, customer.customer, customer);
      tellListeners(state);
      return true;
    },
    endLive: async (customer) => {
      const wasLive = dropRow(state, liveCustomers, customer);
      if (wasLive) tellListeners(state);
      return wasLive;
    },
  };
}
