import type { Event } from '../event/index.ts';
import { textOf } from '../timeline/index.ts';

/** The ticket another is tied to by this event: merged into it, or linked to it as a child; null for other events. */
export function tieOf(event: Event): string | null {
  if (event.type === 'ticket.merged') return textOf(event.data, 'into');
  return event.type === 'ticket.linked' ? textOf(event.data, 'parent') : null;
}

/** Ticket events, and work on tickets, in groups that can be judged apart: tickets merged or linked are in one group. */
export function tiedGroups(events: readonly Event[]): readonly (readonly Event[])[] {
  const parents = new Map<string, string>();
  const rootOf = (ticket: string): string => {
    let root = ticket;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // Paths are shortened as they are walked, so that long chains of merges stay cheap.
    for (let at = ticket; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const event of events) {
    const tie = tieOf(event);
    if (tie === null) continue;
    const [a, b] = [rootOf(event.subject), rootOf(tie)];
    if (a !== b) parents.set(a, b);
  }
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    if (!event.type.startsWith('ticket.') && event.type !== 'work.recorded') continue;
    const root = parents.size === 0 ? event.subject : rootOf(event.subject);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}
