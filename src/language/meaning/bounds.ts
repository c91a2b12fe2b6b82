import type { PlainValue } from '../shape/reading.ts';
import { type Context, entriesOf } from './context.ts';

/** Private bounds must lead to a term: one of a target by its id, or any value by its path. */
export function checkBounds(context: Context): void {
  for (const [path] of entriesOf(context.plain.internal?.bounds)) {
    const steps = path.split('.');
    if (leads(context.plain.targets as PlainValue | undefined, steps) || leads(context.plain as PlainValue, steps))
      continue;
    context.say('boundOfNothing', ['internal', 'bounds', path], { path }, 'key');
  }
}

/** An id may hold points of its own: one key may be several steps. */
function leads(value: PlainValue | undefined, steps: readonly string[]): boolean {
  if (steps.length === 0) return value !== undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const map = value as { readonly [key: string]: PlainValue };
  return steps.some((_, index) => {
    const key = steps.slice(0, index + 1).join('.');
    return Object.hasOwn(map, key) && leads(map[key], steps.slice(index + 1));
  });
}
