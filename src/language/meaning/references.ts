import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Problem } from '../diagnostics/problem.ts';
import { nearestWord } from '../diagnostics/suggest.ts';
import type { Referent } from '../grammar/form.ts';
import { BUILT_IN_CALENDARS } from '../lower/targets.ts';
import type { Reference } from '../shape/reading.ts';
import { keysAt, type Located } from '../source/located.ts';

const SECTIONS: { readonly [R in Referent]: { readonly path: readonly string[]; readonly name: DiagnosticName } } = {
  calendar: { path: ['calendars'], name: 'unknownCalendar' },
  priority: { path: ['priorities'], name: 'unknownPriority' },
  contact: { path: ['contacts'], name: 'unknownContact' },
  service: { path: ['services'], name: 'unknownService' },
  line: { path: ['charges', 'lines'], name: 'unknownLine' },
  target: { path: ['targets'], name: 'unknownTarget' },
  level: { path: ['levels'], name: 'unknownLevel' },
  party: { path: ['parties'], name: 'unknownParty' },
  remedy: { path: ['remedies'], name: 'unknownRemedy' },
};

/** Sections an agreement may leave out altogether: what the helpdesk calls its services is then taken as it comes. */
const MAY_BE_LEFT_OUT: ReadonlySet<Referent> = new Set(['priority', 'service', 'level', 'party']);

/** A message names no more ids than a person reads. */
const MOST_SHOWN = 25;

/** Every id that nothing bears. Ids of items that could not be read count as borne: their mistake was said. */
export function referenceProblems(root: Located, refs: readonly Reference[]): readonly Problem[] {
  const known = new Map<Referent, ReadonlySet<string>>();
  return refs.flatMap(({ to, id, place }): Problem[] => {
    const { path, name } = SECTIONS[to];
    const ids = known.get(to) ?? new Set(keysAt(root, ...path));
    known.set(to, ids);
    if (ids.size === 0 && MAY_BE_LEFT_OUT.has(to)) return [];
    if (ids.has(id) || (to === 'calendar' && Object.hasOwn(BUILT_IN_CALENDARS, id))) return [];
    const shown = [...ids];
    return [{ name, place, facts: { id, known: shown.slice(0, MOST_SHOWN), suggestion: nearestWord(id, shown) } }];
  });
}
