import { parseEvent, sameContent } from '../../../core/event/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Actor } from '../../access/actor.ts';
import { notToHandIn } from '../../live/decided-types.ts';
import { eventWarnings, readFact } from '../../live/read-fact.ts';
import type { Appended, Fact, Source, Store } from '../../ports/index.ts';
import type { Fault, Lang } from '../../refusal.ts';
import type { MappedFact } from '../mapping/facts-of.ts';
import type { PayloadProblem } from '../mapping/fault-words.ts';
import { lineIn, type SourceMapping } from '../mapping/source-mapping.ts';

/** Why an event could not be kept, as the door for events says it; empty: nothing stands in the way. */
export function faultsOf(
  fact: MappedFact,
  mapping: SourceMapping,
  actor: Actor,
  receivedAt: Instant,
): readonly PayloadProblem[] {
  const inLanguage = (lang: Lang): readonly Fault[] => {
    const read = readFact(fact.value, '', actor.id, receivedAt, lang);
    if ('faults' in read) return read.faults;
    const fault = notToHandIn(read.fact.event.type, actor, '', lang);
    return fault === null ? [] : [fault];
  };
  return inBoth(inLanguage, 'error', fact, mapping);
}

/** What should be looked at though it was not refused: no effect of its type is known, an id was used for something else. */
export function warningsOf(fact: MappedFact, mapping: SourceMapping, result: Appended): readonly PayloadProblem[] {
  return inBoth((lang) => eventWarnings(fact.value, result, '', lang), 'warning', fact, mapping);
}

function inBoth(
  told: (lang: Lang) => readonly Fault[],
  level: PayloadProblem['level'],
  { thing, entry }: MappedFact,
  mapping: SourceMapping,
): readonly PayloadProblem[] {
  const fr = told('fr');
  return told('en').map(({ code, pointer, message, help }, index) => ({
    code,
    level,
    message: { en: message, fr: fr[index]?.message ?? message },
    help: help === null ? null : { en: help, fr: fr[index]?.help ?? help },
    line: lineIn(mapping, entry, (pointer ?? '').split('/').slice(1).join('.')),
    entry,
    thing,
    pointer,
  }));
}

/** What keeping an event would come to: `new`, `same`, or `different` from what is kept under its id. */
export async function wouldBe(fact: MappedFact, source: Source['id'], store: Store): Promise<Appended> {
  const kept = await store.fact(source, String(fact.value['id']));
  if (kept === null) return 'new';
  return isSame(fact, kept) ? 'same' : 'different';
}

/** Whether an event says what is kept; where it does not know its own time, whenever that came. */
export function isSame({ value, isTimeOfReceipt }: MappedFact, kept: Pick<Fact, 'event'>): boolean {
  const parsed = parseEvent(value);
  if ('problems' in parsed) return false;
  const { event } = parsed;
  return sameContent(isTimeOfReceipt ? { ...event, occurredAt: kept.event.occurredAt } : event, kept.event);
}
