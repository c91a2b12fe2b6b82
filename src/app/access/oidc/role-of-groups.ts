import { ROLES, type Role } from '../../ports/index.ts';

/** The highest role that any of somebody's groups has; null: none of them has one. Groups are compared to the letter. */
export function roleOfGroups(groups: readonly string[] | null, map: ReadonlyMap<string, Role>): Role | null {
  const held = new Set((groups ?? []).map((group) => map.get(group)));
  return ROLES.find((role) => held.has(role)) ?? null;
}
