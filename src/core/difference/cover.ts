import type { Cover } from '../margin/index.ts';
import type { Difference } from './difference.ts';

/** One promise and how it is carried, as the promise chain (`marginOf`) has it. */
export interface CoveredPromise {
  /** `id@version` of the agreement that promises. */
  readonly agreement: string;
  readonly target: string;
  readonly level: string | null;
  /** The service it is about; null: none in particular. */
  readonly service: string | null;
  readonly cover: Cover;
}

/** A promise that is carried less well in the later version, or that it makes without being carried. */
export interface LostCover {
  readonly agreement: string;
  readonly target: string;
  readonly level: string | null;
  readonly service: string | null;
  /** Null: the earlier version did not promise it. */
  readonly before: Cover | null;
  readonly after: Cover;
}

const WORTH: { readonly [C in Cover]: number | null } = { uncovered: 0, thin: 1, covered: 2, nothingUnder: null };

/**
 * The difference with the cover it loses, given the promise chain of each version. A promise under another id is
 * followed where the difference says it was renamed.
 */
export function withCover(
  difference: Difference,
  before: readonly CoveredPromise[],
  after: readonly CoveredPromise[],
): Difference {
  const former = formerIds(difference);
  const coverLost = after.flatMap((promise): readonly LostCover[] => {
    const { agreement, target, level, service, cover } = promise;
    const earlier = before.find((one) => isEarlier(one, promise, former))?.cover ?? null;
    return isLess(earlier, cover) ? [{ agreement, target, level, service, before: earlier, after: cover }] : [];
  });
  return { ...difference, coverLost };
}

/** What stood on a supplier and no longer does has lost its cover; what never did has none to lose. */
function isLess(before: Cover | null, after: Cover): boolean {
  const [had, has] = [before === null ? null : WORTH[before], WORTH[after]];
  if (has === null) return had !== null && had > 0;
  return has < (had ?? 2);
}

type Former = (section: string, id: string) => string;

function isEarlier(
  one: CoveredPromise,
  { agreement, target, level, service }: CoveredPromise,
  former: Former,
): boolean {
  return (
    idOf(one.agreement) === idOf(agreement) &&
    one.target === former('targets', target) &&
    one.level === (level === null ? null : former('levels', level)) &&
    one.service === (service === null ? null : former('services', service))
  );
}

function idOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('@'));
}

function formerIds({ terms }: Difference): Former {
  const former = new Map<string, string>();
  for (const { path, formerPath, change } of terms) {
    if (change === 'renamed' && formerPath !== null) former.set(path, formerPath);
  }
  return (section, id) => (former.get(`${section}.${id}`) ?? `${section}.${id}`).slice(section.length + 1);
}
