import type { Difference } from './difference.ts';

/** How a promise is carried by suppliers, as the promise chain has it. */
export type Cover = 'covered' | 'thin' | 'uncovered';

/** One promise and how it is carried. */
export interface CoveredPromise {
  readonly target: string;
  /** The service it is about; null: none in particular. */
  readonly service: string | null;
  readonly cover: Cover;
}

/** Promises that are carried less well in the later version, or that it makes without being carried. */
export type LostCover = readonly {
  readonly target: string;
  readonly service: string | null;
  /** Null: the earlier version did not promise it. */
  readonly before: Cover | null;
  readonly after: Cover;
}[];

const WORTH: { readonly [C in Cover]: number } = { uncovered: 0, thin: 1, covered: 2 };

/**
 * The difference with the cover it loses, given the promise chain of each version. A promise under another id is
 * followed where the difference says it was renamed.
 */
export function withCover(
  difference: Difference,
  before: readonly CoveredPromise[],
  after: readonly CoveredPromise[],
): Difference {
  const earlierId = formerIds(difference);
  const coverLost = after.flatMap(({ target, service, cover }) => {
    const [formerTarget, formerService] = [earlierId('targets', target), service && earlierId('services', service)];
    const former = before.find((one) => one.target === formerTarget && one.service === formerService) ?? null;
    const lost = WORTH[cover] < (former === null ? WORTH.covered : WORTH[former.cover]);
    return lost ? [{ target, service, before: former?.cover ?? null, after: cover }] : [];
  });
  return { ...difference, coverLost };
}

function formerIds({ terms }: Difference) {
  const former = new Map<string, string>();
  for (const { path, formerPath, change } of terms) {
    if (change === 'renamed' && formerPath !== null) former.set(path, formerPath);
  }
  return (section: string, id: string): string =>
    (former.get(`${section}.${id}`) ?? `${section}.${id}`).slice(section.length + 1);
}
