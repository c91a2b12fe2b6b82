/** What a value of an agreement is made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * What is worked out of other values (its source is mutated instead), names what is compared, or is the kind of a union,
 * which can not change alone. Texts of calendars must stay readable dates and codes.
 */
const NOT_STATED = [
  /^(version|ref|effectiveAt|endsAt)$/,
  /^customer\./,
  /^commercial\.earnBack\.\d+\.condition\.count$/,
  /^targets\.\d+\.(order|id|level|calendar\..*)$/,
  /^(?!remedies|kind$).*\.kind$/,
  /^calendars\..*\.(date|name|code|source|from|to|worked\.\d+)$/,
  // Ids that others name: a renaming changes them all at once.
  /^(commercial|levels)\..*\.id$/,
];

/** Paths of all single values that an agreement states. */
export function leavesOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, below]) => leavesOf(below, [...path, key]));
  }
  const at = path.join('.');
  return value === null || NOT_STATED.some((not) => not.test(at)) ? [] : [path];
}

/** The value with one of its leaves changed to another of the same type. */
export function mutated(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return otherThan(value);
  if (Array.isArray(value)) return value.map((one, place) => (String(place) === key ? mutated(one, rest) : one));
  const map = value as { readonly [key: string]: Json };
  return { ...map, [key]: mutated(map[key] as Json, rest) };
}

function otherThan(value: Json): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (value === 'Europe/Paris') return 'Europe/London';
  if (value === 'EUR') return 'CHF';
  return `${String(value)}x`;
}
