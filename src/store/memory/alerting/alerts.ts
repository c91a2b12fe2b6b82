import type { AlertFilter, AlertReads, AlertRow, AlertStanding, AlertTx } from '../../../app/ports/index.ts';
import { compareKeys, compareLists } from '../live/tables.ts';
import { type MemoryState, putRow } from '../state.ts';
import { alertingTables, tellListeners } from './tables.ts';

export function alertReads(state: MemoryState): AlertReads {
  const { alerts } = alertingTables(state);
  const wanted = (filter: AlertFilter) => [...alerts.values()].filter((alert) => isWanted(alert, filter));
  return {
    alerts: async (filter, after, limit) =>
      wanted(filter)
        .filter((alert) => after === null || compareLists(placeOf(alert), placeOf(after)) > 0)
        .sort((a, b) => compareLists(placeOf(a), placeOf(b)))
        .slice(0, limit),
    alert: async (key) => alerts.get(key) ?? null,
    alertCounts: async (filter) => {
      const counts: { [standing in AlertStanding]?: number } = {};
      for (const { standing } of wanted(filter)) counts[standing] = (counts[standing] ?? 0) + 1;
      return counts;
    },
    undispatched: async () => {
      const waiting = wanted({ standing: ['new'] });
      const oldest = waiting.reduce((first, { decidedAt }) => Math.min(first, decidedAt), Number.POSITIVE_INFINITY);
      return { count: waiting.length, oldestDecidedAt: waiting.length === 0 ? null : oldest };
    },
  };
}

const placeOf = ({ decidedAt, key }: Pick<AlertRow, 'decidedAt' | 'key'>) => [-decidedAt, key];

function isWanted(alert: AlertRow, filter: AlertFilter): boolean {
  const { kind, standing, customer, ticket, acknowledged, ended, from, to } = filter;
  return (
    (kind === undefined || kind.includes(alert.kind)) &&
    (standing === undefined || standing.includes(alert.standing)) &&
    (customer === undefined || customer.includes(alert.customer)) &&
    (ticket === undefined || alert.ticket === ticket) &&
    (acknowledged === undefined || (alert.acknowledgedAt !== null) === acknowledged) &&
    (ended === undefined || (alert.endedAt !== null) === ended) &&
    (from === undefined || alert.decidedAt >= from) &&
    (to === undefined || alert.decidedAt < to)
  );
}

type Writes = Omit<AlertTx, keyof AlertReads>;

/** Transactions come one after another: nothing is left to lock. */
export function alertWrites(state: MemoryState): Writes {
  const { alerts } = alertingTables(state);
  /** Changes those that fit; gives their keys. */
  const change = (keys: readonly string[], fits: (alert: AlertRow) => boolean, to: Partial<AlertRow>) => {
    const changed = [...new Set(keys)].filter((key) => {
      const alert = alerts.get(key);
      if (alert === undefined || !fits(alert)) return false;
      putRow(state, alerts, key, { ...alert, ...to });
      return true;
    });
    if (changed.length > 0) tellListeners(state);
    return changed.sort(compareKeys);
  };
  return {
    decide: async (given, at) => {
      const added: string[] = [];
      for (const alert of given) {
        if (alerts.has(alert.key)) continue;
        putRow(state, alerts, alert.key, { ...alert, ...UNTOUCHED, endedAt: alert.endedAt ?? null, decidedAt: at });
        added.push(alert.key);
      }
      if (added.length > 0) tellListeners(state);
      return added.sort(compareKeys);
    },
    lockNewAlerts: async (limit) =>
      [...alerts.values()]
        .filter(({ standing }) => standing === 'new')
        .sort((a, b) => compareLists(urgencyOf(a), urgencyOf(b)))
        .slice(0, limit),
    settleAlerts: async (keys, standing, at) => {
      change(keys, () => true, { standing, dispatchedAt: at });
    },
    acknowledgeAlerts: async (keys, at, by) =>
      change(keys, ({ acknowledgedAt }) => acknowledgedAt === null, { acknowledgedAt: at, acknowledgedBy: by }),
    openAlertsOf: async (tickets) => {
      const asked = new Set(tickets);
      return [...alerts.values()]
        .filter(({ ticket, endedAt }) => ticket !== null && asked.has(ticket) && endedAt === null)
        .sort((a, b) => compareKeys(a.key, b.key));
    },
    undeliveredTo: async (recipient) =>
      [...alerts.values()]
        .filter(
          ({ kind, endedAt, details }) => kind === 'delivery' && endedAt === null && details['recipient'] === recipient,
        )
        .sort((a, b) => compareKeys(a.key, b.key)),
    endAlerts: async (keys, at) => change(keys, ({ endedAt }) => endedAt === null, { endedAt: at }),
  };
}

const UNTOUCHED = { dispatchedAt: null, acknowledgedAt: null, acknowledgedBy: null, endedAt: null };

function urgencyOf({ kind, dueAt, at, key }: AlertRow) {
  return [kind === 'breach' ? 0 : 1, dueAt ?? Number.POSITIVE_INFINITY, at, key];
}
