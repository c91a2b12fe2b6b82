import type { Assumption, Field } from '../grammar/form.ts';
import type { Path } from '../source/located.ts';
import { exampleOf } from './example.ts';
import { nameOf, type PlainValue, type Reading } from './reading.ts';

/** The day from which an agreement holds that says nothing of it. */
const SINCE_EVER = '1970-01-01';

/** What a key that is not written is taken to be. `found` is what the same item says. */
export function assumedValue(
  assumption: Assumption,
  found: ReadonlyMap<string, PlainValue>,
  path: Path,
  reading: Pick<Reading, 'firstDay'>,
): PlainValue {
  const from = reading.firstDay ?? SINCE_EVER;
  switch (assumption.kind) {
    case 'id': {
      const own = found.get('id');
      return typeof own === 'string' ? own : nameOf(path);
    }
    case 'firstDay':
      return from;
    case 'termFromFirstDay':
      return { from };
    default:
      return assumption.value;
  }
}

/** A single value, or a map of such, as it may be written on one line. */
export function flowText(value: PlainValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${String(inner)}`);
  if (Array.isArray(value)) return '[]';
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** How to write a key that was assumed: the value itself, unless it stands for nothing. */
export function wayToWrite({ form, assumed }: Field, value: PlainValue): string {
  if (assumed?.kind === 'value' && assumed.example !== undefined) return assumed.example;
  const text = flowText(value);
  return text === '—' || text === '[]' ? exampleOf(form) : text;
}
