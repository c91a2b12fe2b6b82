/**
 * A value as one step of a path, whatever it holds: `~1` stands for `/` and `~0` for `~` (RFC 6901), `~2` for `%` and `~3` for
 * a backslash, for no reader of addresses leaves those alone. What remains is still to be encoded as in any address.
 */
export function asStep(value: string): string {
  return value.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '~2').replaceAll('\\', '~3');
}

/** What a step of a path stands for, once it is decoded as in any address. */
export function fromStep(step: string): string {
  return step.replaceAll('~3', '\\').replaceAll('~2', '%').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** An id as it stands in an address of ours: one step of its path, encoded. */
export function inPath(id: string): string {
  return encodeURIComponent(asStep(id));
}
