/** From a value to a place, straight. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
  const [low, high] = domain;
  const width = high - low || 1;
  return (value) => range[0] + ((value - low) / width) * (range[1] - range[0]);
}

/** Round values (1, 2 or 5 times a power of ten) that cover `low` to `high` in about `count` steps. */
export function ticks(low: number, high: number, count = 4): readonly number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** Runs of neighbours that have a value: a line is broken where there is none. */
export function runs<T>(items: readonly T[], hasValue: (item: T) => boolean): readonly (readonly number[])[] {
  const found: number[][] = [];
  items.forEach((item, at) => {
    if (!hasValue(item)) return;
    const last = found[found.length - 1];
    if (last !== undefined && last[last.length - 1] === at - 1) last.push(at);
    else found.push([at]);
  });
  return found;
}
