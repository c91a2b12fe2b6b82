import { type Event, retractedBy } from '../../../../core/event/index.ts';
import { formatInstant } from '../../../../core/time/index.ts';
import { textOf } from '../../../../core/timeline/index.ts';

const KINDS: { readonly [type: string]: 'excusal' | 'scope' } = {
  'ticket.excused': 'excusal',
  'ticket.scopeDecided': 'scope',
};

/** What was decided about a ticket, in the order of its receipt; what was taken back too. */
export function decisionsOn(events: readonly Event[], retractions: readonly Event[]) {
  const takenBack = retractionsByFact(retractions);
  return inOrder(events).flatMap((event) => {
    const kind = KINDS[event.type];
    if (kind === undefined) return [];
    const { data } = event;
    const { cycle } = data;
    const back = takenBack.get(nameOf(event));
    return [
      {
        kind,
        source: event.source,
        id: event.id,
        at: formatInstant(event.occurredAt),
        target: textOf(data, 'target'),
        cycle: typeof cycle === 'number' ? cycle : null,
        scope: textOf(data, 'scope'),
        exclusion: textOf(data, 'exclusion'),
        reason: textOf(data, 'reason'),
        evidence: textOf(data, 'evidence'),
        by: textOf(data, 'approver') ?? textOf(data, 'by') ?? '',
        takenBackAt: back === undefined ? null : formatInstant(back.recordedAt),
      },
    ];
  });
}

/** What was corrected of a ticket: the fact as it was, who took it back and why, and what stands in its place. */
export function correctionsOf(events: readonly Event[], retractions: readonly Event[]) {
  const takenBack = retractionsByFact(retractions);
  return inOrder(events).flatMap((original) => {
    const retraction = takenBack.get(nameOf(original));
    if (retraction === undefined) return [];
    const name = `${original.source}/${original.id}`;
    const instead = events.find(({ data }) => textOf(data, 'corrects') === name);
    return [
      {
        original: factJson(original),
        corrected: instead === undefined ? null : factJson(instead),
        at: formatInstant(retraction.recordedAt),
        reason: textOf(retraction.data, 'reason'),
        by: textOf(retraction.data, 'by') ?? '',
      },
    ];
  });
}

function factJson({ type, source, id, occurredAt, data }: Event) {
  return { type, source, id, time: formatInstant(occurredAt), data };
}

const nameOf = ({ source, id }: { readonly source: string; readonly id: string }) => JSON.stringify([source, id]);

function retractionsByFact(retractions: readonly Event[]): ReadonlyMap<string, Event> {
  return new Map(
    retractions.flatMap((event) => {
      const of = retractedBy(event);
      return of === null ? [] : [[nameOf(of), event] as const];
    }),
  );
}

function inOrder(events: readonly Event[]): readonly Event[] {
  return [...events].sort((a, b) => a.recordedAt - b.recordedAt || (nameOf(a) < nameOf(b) ? -1 : 1));
}
