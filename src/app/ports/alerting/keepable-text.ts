/** NUL and halves of characters (lone surrogates): no database keeps them. */
const UNKEEPABLE = /[\0\ud800-\udfff]/u;

/**
 * A part of a store whose methods are given, in place of each character that no database keeps, the one that stands for
 * what can not be read (U+FFFD): every store keeps, and finds, the same.
 */
export function withKeepableText<T extends object>(part: T): T {
  const methods = Object.entries(part).map(([name, method]) => [
    name,
    (...given: readonly unknown[]) => method(...given.map(keepable)),
  ]);
  return Object.fromEntries(methods) as T;
}

/** The value itself where nothing of it has to be replaced. */
function keepable(value: unknown): unknown {
  if (typeof value === 'string') {
    return UNKEEPABLE.test(value) ? value.replaceAll(new RegExp(UNKEEPABLE, 'gu'), '\ufffd') : value;
  }
  if (Array.isArray(value)) {
    const all = value.map(keepable);
    return all.some((one, place) => one !== value[place]) ? all : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const all = entries.map(([name, one]) => [keepable(name), keepable(one)] as const);
  return all.some(([name, one], place) => name !== entries[place]?.[0] || one !== entries[place]?.[1])
    ? Object.fromEntries(all)
    : value;
}
