/** Which tickets are tied to each other, directly or not, by merges and links. */
export interface Ties {
  tie(a: string, b: string): void;
  /** One ticket that stands for all tied to this one; null when it is tied to none. */
  rootOf(ticket: string): string | null;
  readonly any: () => boolean;
}

/** Ties as they are found, in any order. Only tied tickets are held. */
export function newTies(): Ties {
  const parents = new Map<string, string>();
  const find = (ticket: string): string => {
    let root = ticket;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    // Paths are shortened as they are walked, so that long chains of merges stay cheap.
    for (let at = ticket; at !== root; ) {
      const next = parents.get(at) as string;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  return {
    tie(a, b) {
      const roots = [find(a), find(b)] as const;
      for (const root of roots) if (!parents.has(root)) parents.set(root, root);
      parents.set(roots[0], roots[1]);
    },
    rootOf: (ticket) => (parents.has(ticket) ? find(ticket) : null),
    any: () => parents.size > 0,
  };
}
