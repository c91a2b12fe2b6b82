/** Memory for bodies that have been received and not yet answered, in bytes. */
export interface BodyBudget {
  /** False: there is none left for him now. */
  readonly take: (who: string, bytes: number) => boolean;
  readonly give: (who: string, bytes: number) => void;
}

/** Of all the memory for bodies, one caller has at most a quarter. Counted as bytes arrive: who sends slowly holds little. */
export function openBodyBudget(total: number): BodyBudget {
  const held = new Map<string, number>();
  let all = 0;
  return {
    take: (who, bytes) => {
      const his = (held.get(who) ?? 0) + bytes;
      if (all + bytes > total || his > total / 4) return false;
      all += bytes;
      held.set(who, his);
      return true;
    },
    give: (who, bytes) => {
      all -= bytes;
      const left = (held.get(who) ?? 0) - bytes;
      if (left <= 0) held.delete(who);
      else held.set(who, left);
    },
  };
}
