import type { MemberFact } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { type Timeline, textOf } from '../timeline/index.ts';

const KINDS = ['user', 'site', 'device'] as const;

/** Joiners and leavers among events, in order of effect. */
export function memberFactsOf(events: readonly Event[]): readonly MemberFact[] {
  const facts: MemberFact[] = [];
  for (const event of events) {
    if (event.type !== 'member.joined' && event.type !== 'member.left') continue;
    for (const kind of KINDS) {
      const id = textOf(event.data, kind);
      if (id === null) continue;
      facts.push({
        at: event.occurredAt,
        customer: textOf(event.data, 'customer'),
        member: `${kind}:${id}`,
        level: event.type === 'member.joined' ? textOf(event.data, 'level') : null,
      });
    }
  }
  return facts.sort((a, b) => a.at - b.at);
}

/** Whom a ticket concerns, as members are written: its requester, site and device. */
export function membersOf(timeline: Timeline): readonly string[] {
  const members: string[] = [];
  if (timeline.requester !== null) members.push(`user:${timeline.requester}`);
  const site = timeline.attributes[0]?.attributes.site ?? null;
  if (site !== null) members.push(`site:${site}`);
  if (timeline.device !== null) members.push(`device:${timeline.device}`);
  return members;
}
