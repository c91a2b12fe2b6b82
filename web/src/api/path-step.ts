/** A value as one step of a path: `~1` stands for `/`, `~2` for `%`, `~3` for a backslash, which no reader of addresses leaves alone; `~0` for `~`. */
export function asStep(value: string): string {
  return value.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '~2').replaceAll('\\', '~3');
}

/** What a step of a path stands for. */
export function fromStep(step: string): string {
  return step.replaceAll('~3', '\\').replaceAll('~2', '%').replaceAll('~1', '/').replaceAll('~0', '~');
}
