import type { EarnBack } from '../../core/agreement/index.ts';

/** The condition a text such as `every of next 3 met` says; null for a text that cannot be computed. */
export function earnBackCondition(text: string): EarnBack['condition'] | null {
  const every = /^every of next (\d{1,2}) met$/.exec(text);
  if (every !== null) return condition('every', Number(every[1]), Number(every[1]));
  const some = /^(\d{1,2}) of next (\d{1,2}) met$/.exec(text);
  if (some !== null) return condition('atLeast', Number(some[1]), Number(some[2]));
  const mean = /^mean of next (\d{1,2}) outstanding$/.exec(text);
  return mean === null ? null : condition('mean', Number(mean[1]), Number(mean[1]));
}

function condition(kind: EarnBack['condition']['kind'], count: number, of: number): EarnBack['condition'] | null {
  return count >= 1 && count <= of ? { kind, count, of } : null;
}
