import { alertingTables } from './alerting/tables.ts';
import { reportsOf } from './customers/index.ts';
import { changing, liveTables, namesChanged } from './live/tables.ts';
import { registerTables } from './register.ts';
import { settingsOf } from './settings.ts';
import { simulationRows } from './simulations/simulations.ts';
import { dropRow, type MemoryState } from './state.ts';

/** What is decided or recorded by hand beside a demonstration is about what it made up. */
const OURS: readonly string[] = ['leeway', 'leeway-desk'];

/** Takes a loaded demonstration out, where nothing real is beside it; whether it did. */
export function removeDemonstration(state: MemoryState): boolean {
  const live = liveTables(state);
  const register = registerTables(state);
  const alerting = alertingTables(state);
  const settings = settingsOf(state);
  const isReal =
    [...live.facts.values()].some(
      ({ event, author }) => !OURS.includes(event.source) && (event.source !== 'demonstration' || author !== null),
    ) ||
    [...register.versions.values()].some(({ publishedBy }) => publishedBy !== 'demonstration') ||
    register.customers.size > 0 ||
    alerting.payloads.size > 0;
  if (!settings.has('demonstrationLoaded') || isReal) return false;
  const { facts, streams, retractions, contents, tickets, groups } = live;
  const { versions, aliases, pastAliases, statements } = register;
  const { alerts, messages, alertsOf, told, attempts, liveCustomers } = alerting;
  const emptied = [
    ...[facts, streams, retractions, contents, tickets, groups],
    ...[versions, aliases, pastAliases, statements, reportsOf(state), simulationRows(state)],
    ...[alerts, messages, alertsOf, told, attempts, liveCustomers],
  ] as readonly Map<string, unknown>[];
  for (const table of emptied) for (const key of [...table.keys()]) dropRow(state, table, key);
  for (const name of ['demonstrationLoaded', 'demonstrationFilled']) dropRow(state, settings, name);
  namesChanged(state);
  changing(state, live);
  return true;
}
