import type { NotTaken } from '../../../app/sources/index.ts';
import type { Instant } from '../../../core/time/index.ts';

/** What was sent in sources' names and not taken, as far as this node remembers: the reason is told to nobody but here. */
export interface NotTakenList {
  readonly add: (source: string, why: NotTaken, at: Instant) => void;
  /** Latest first. */
  readonly of: (source: string) => readonly { readonly at: Instant; readonly why: NotTaken }[];
}

const MOST = 20;
const SOURCES = 1_000;

export function openNotTaken(): NotTakenList {
  const lists = new Map<string, { readonly at: Instant; readonly why: NotTaken }[]>();
  return {
    add: (source, why, at) => {
      const own = lists.get(source) ?? [];
      lists.delete(source);
      lists.set(source, [{ at, why }, ...own].slice(0, MOST));
      if (lists.size > SOURCES) lists.delete(lists.keys().next().value ?? '');
    },
    of: (source) => lists.get(source) ?? [],
  };
}
