/** How deep an event's data may be nested: whatever walks it later does so by calling itself. */
export const MAX_DEPTH = 32;

/** Is a value nested at most so many levels deep? Text and numbers are no level. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  for (const item of Object.values(value)) if (!isShallow(item, depth - 1)) return false;
  return true;
}
