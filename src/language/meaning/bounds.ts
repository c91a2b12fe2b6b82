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

function leads(value: PlainValue | undefined, steps: readonly string[]): boolean {
  let at: PlainValue | undefined = value;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, step)) return false;
    at = (at as { readonly [key: string]: PlainValue })[step];
  }
  return at !== undefined;
}
