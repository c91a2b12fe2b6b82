import { lastVersionAt, type Versions, versionAt } from '../../../core/agreement/index.ts';
import { nextClosing } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Tx } from '../../ports/index.ts';
import type { AlertPorts } from '../ports.ts';
import { BEFORE_CLOSING_MS, calendarsOf } from './closing.ts';

/**
 * Plans what is to be looked at because of the agreements in force: at a start, and whenever they change. Done twice, it
 * plans the same; what is told, is told once.
 * @returns the generation of agreements it was planned for
 */
export async function replanAgenda({ store, rosters, now }: AlertPorts): Promise<number> {
  const live = await rosters.inForce(store);
  const at = now();
  // One at a time: posts that plan what they concern are not kept waiting.
  for (const versions of live.roster.all) await store.transact((tx) => planAgreement(tx, versions, at));
  return live.generation;
}

async function planAgreement(tx: Tx, versions: Versions, at: Instant): Promise<void> {
  const { id } = versions;
  await tx.plan({ name: `dates:${id}`, dueAt: at, note: id }, 'earlier');
  const version = versionAt(versions, at) ?? lastVersionAt(versions, at);
  if (version.kind === 'underpinning') return;
  for (const { id: calendar, calendar: hours } of calendarsOf(version.targets)) {
    const closing = nextClosing(hours, at);
    if (closing === null) continue;
    const dueAt = Math.max(at, closing.closesAt - BEFORE_CLOSING_MS);
    const note = JSON.stringify({ agreement: id, calendar });
    await tx.plan({ name: `closing:${id}:${calendar}`, dueAt, note }, 'anew');
  }
}
