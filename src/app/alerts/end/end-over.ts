import { reachedBy } from '../../../core/alert/index.ts';
import { orderEvents } from '../../../core/event/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import { groupJudge } from '../../live/judge-group.ts';
import { membersFor } from '../../live/refresh.ts';
import type { AlertRow, Tx } from '../../ports/index.ts';
import { isOpenStill } from '../decide/reached.ts';
import type { Directory } from '../dispatch/directory.ts';
import type { AlertPorts } from '../ports.ts';
import { tellEnded } from './tell-ended.ts';

/**
 * Ends alerts of tickets whose matter is over: the clock has stopped, another allowance has taken over, or what was reached
 * is reached no longer, for a fact was taken back.
 * @returns how many ended
 */
export async function endOver(ports: AlertPorts, tickets: readonly string[]): Promise<number> {
  const { store, now } = ports;
  const open = tickets.length === 0 ? [] : await store.transact((tx) => tx.openAlertsOf(tickets));
  if (open.length === 0) return 0;
  const asOf = now();
  const clocks = await clocksOf([...new Set(open.flatMap(({ ticket }) => ticket ?? []))], ports, asOf);
  const over = open.filter((alert) => isOver(alert, clocks, asOf)).map(({ key }) => key);
  return over.length === 0 ? 0 : await store.transact((tx) => endIn(tx, over, now()));
}

/** Ends alerts, and tells webhooks of it; how many had not ended. */
export async function endIn(tx: Tx, keys: readonly string[], at: Instant): Promise<number> {
  if (keys.length === 0) return 0;
  const ended = await tx.endAlerts(keys, at);
  const rows: AlertRow[] = [];
  for (const key of ended) {
    const row = await tx.alert(key);
    // What waits to be told is told of as ended when it is dispatched.
    if (row?.standing === 'told') rows.push(row);
  }
  if (rows.length > 0) await tellEnded(tx, rows, await workingEndpoints(tx), at);
  return ended.length;
}

async function workingEndpoints(tx: Tx): Promise<Pick<Directory, 'endpoints'>> {
  const working = (await tx.endpoints()).filter(({ disabledBecause }) => disabledBecause === null);
  return { endpoints: new Map(working.map((one) => [one.id, one])) };
}

async function clocksOf(
  tickets: readonly string[],
  { store, rosters }: AlertPorts,
  asOf: Instant,
): Promise<ReadonlyMap<string, readonly Judged[]>> {
  const live = await rosters.inForce(store);
  const groups = await store.groupsOf(tickets);
  const members = await membersFor(store, groups, live);
  const retractions = [...members.retractions, ...groups.flatMap((group) => group.retractions)];
  const vantage = { asOf, knownAt: null };
  const judge = groupJudge({ roster: live.roster, vantage, members: members.events, retractions });
  const found = new Map<string, Judged[]>();
  for (const group of groups) {
    const { judgements, cases } = judge(orderEvents(group.events));
    for (const clock of [...judgements.flatMap(({ clocks }) => clocks), ...cases]) {
      const ofTicket = found.get(clock.ticket);
      if (ofTicket === undefined) found.set(clock.ticket, [clock]);
      else ofTicket.push(clock);
    }
  }
  return found;
}

function isOver(alert: AlertRow, clocks: ReadonlyMap<string, readonly Judged[]>, asOf: Instant): boolean {
  const its = (clocks.get(alert.ticket ?? '') ?? []).filter(
    ({ version, measure, cycle }) =>
      version.id === alert.agreement && measure === alert.measure && cycle === alert.cycle,
  );
  // Of a clock ahead of its deadline: as long as the clock goes on.
  if (alert.thresholdPpm === null) return !its.some((clock) => isOpenStill({ allowance: clock.epochs.length }, clock));
  return !its.some((clock) =>
    reachedBy(clock, asOf).some((reached) => reached.key === alert.key && isOpenStill(reached, clock)),
  );
}
