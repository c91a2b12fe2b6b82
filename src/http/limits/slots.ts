/** Places to work at. */
export interface Slots {
  /** A place for somebody, perhaps after a while; gives how to leave it. Null: too many of the same wait already. */
  readonly take: (who: string) => Promise<(() => void) | null>;
  readonly taken: () => number;
}

interface Waiting {
  readonly who: string;
  readonly enter: () => void;
}

/**
 * So many places; nobody takes more than a quarter of them, so that one who asks for much does not stop the others. Who
 * finds none waits in line behind his own; of those at the head of their lines, the one who came first goes in first.
 * Each may have four times his share waiting.
 */
export function openSlots(size: number): Slots {
  const share = Math.max(1, Math.floor(size / 4));
  const held = new Map<string, number>();
  const waiting = new Set<Waiting>();
  let taken = 0;
  const may = (who: string) => taken < size && (held.get(who) ?? 0) < share;
  const enter = (who: string) => {
    taken += 1;
    held.set(who, (held.get(who) ?? 0) + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      taken -= 1;
      const left = (held.get(who) ?? 1) - 1;
      if (left === 0) held.delete(who);
      else held.set(who, left);
      letIn();
    };
  };
  const letIn = () => {
    for (const one of waiting) {
      if (taken >= size) return;
      if (!may(one.who)) continue;
      waiting.delete(one);
      one.enter();
    }
  };
  return {
    taken: () => taken,
    take: async (who) => {
      if (may(who)) return enter(who);
      const before = [...waiting].reduce((sum, one) => sum + (one.who === who ? 1 : 0), 0);
      if (before >= share * 4) return null;
      return await new Promise<() => void>((resolve) => {
        waiting.add({ who, enter: () => resolve(enter(who)) });
      });
    },
  };
}
