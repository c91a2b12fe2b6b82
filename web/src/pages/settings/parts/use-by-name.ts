import { useFormat } from '../../../words/format.ts';

/** So many of a list come at a time. */
export const PAGE = 200;

/** Puts a short list in the order of names; a longer one, which comes page after page, keeps its order: nothing moves while it is read. */
export function useByName() {
  const { lang } = useFormat();
  return <T>(items: readonly T[], nameOf: (item: T) => string, hasMore: boolean): readonly T[] =>
    hasMore || items.length > PAGE ? items : items.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), lang));
}
