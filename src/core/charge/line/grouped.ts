/** Items by what they have in common, each group and the groups in order of first appearance. */
export function grouped<K, T>(items: readonly T[], by: (item: T) => K): Map<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return groups;
}
