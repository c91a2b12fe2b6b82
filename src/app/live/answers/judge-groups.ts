import type { Event } from '../../../core/event/index.ts';
import { orderEvents } from '../../../core/event/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import type { ClockRow, Store, TicketGroupFacts } from '../../ports/index.ts';
import { type GroupJudged, groupJudge } from '../judge-group.ts';
import { membersFor } from '../refresh.ts';
import { groupsOfTickets, type Viewpoint } from './vantage.ts';

/** A group and what became of it. */
export interface JudgedGroup extends GroupJudged {
  readonly facts: TicketGroupFacts;
}

/** Judges groups from their facts, as seen from a viewpoint. */
export async function judgeGroups(
  groups: readonly TicketGroupFacts[],
  { vantage, live }: Viewpoint,
  store: Pick<Store, 'factsOf'>,
): Promise<readonly JudgedGroup[]> {
  const members = await membersFor(store, groups, live);
  const retractions: Event[] = [...members.retractions];
  for (const group of groups) retractions.push(...group.retractions);
  const judge = groupJudge({ roster: live.roster, vantage, members: members.events, retractions });
  return groups.map((facts) => ({ ...judge(orderEvents(facts.events)), facts }));
}

/** What names a clock, whichever version judges it. */
export type ClockName = Pick<ClockRow, 'ticket' | 'agreement' | 'measure' | 'cycle' | 'target'>;

/** A clock may pass from one target to another; a duty to notify does not, and one case may run under several at once. */
export function nameOf({ ticket, agreement, measure, cycle, target }: ClockName): string {
  return JSON.stringify([ticket, agreement, measure, cycle, measure === 'notification' ? target : null]);
}

/** Clocks of tickets as judged from their facts, by `nameOf`. */
export async function judgedClocks(
  tickets: readonly string[],
  view: Viewpoint,
  store: Store,
): Promise<ReadonlyMap<string, Judged>> {
  const clocks = new Map<string, Judged>();
  for await (const groups of groupsOfTickets(store, tickets)) {
    for (const { judgements, cases } of await judgeGroups(groups, view, store)) {
      for (const clock of [...judgements.flatMap((one) => one.clocks), ...cases]) {
        clocks.set(nameOf({ ...clock, agreement: clock.version.id, target: clock.target.id }), clock);
      }
    }
  }
  return clocks;
}
