import type { Sides } from './judge/judge.ts';
import { APPROVER_ROLES, type BoundCrossing } from './term.ts';

type Role = (typeof APPROVER_ROLES)[number];

/**
 * Who has to look at a change, by the kind of term. Those who keep a promise look at what is promised and how it is
 * counted, those who pay or are paid at money, those who answer for the contract at what binds, and those who speak with
 * the customer at what the customer meets every day. The longest path that fits decides.
 */
const ROLES: readonly (readonly [path: string, roles: readonly Role[]])[] = [
  ['', ['legal']],
  ['title', ['customerService']],
  ['extends', ['legal']],
  ['effective', ['finance', 'legal']],
  ['term', ['finance', 'legal']],
  ['parties', ['legal']],
  ['contacts', ['customerService']],
  ['escalation', ['customerService']],
  ['calendars', ['customerService', 'technical']],
  ['services', ['customerService', 'technical']],
  ['priorities', ['customerService', 'technical']],
  ['priorityMatrix', ['customerService', 'technical']],
  ['prioritySetBy', ['customerService', 'technical']],
  ['targets', ['customerService', 'technical']],
  ['rules', ['customerService', 'technical']],
  ['measurement', ['technical', 'legal']],
  ['levels', ['customerService', 'finance']],
  ['assignments', ['customerService', 'finance']],
  ['adherents', ['customerService', 'finance']],
  ['charges', ['finance']],
  ['charges.currency', ['finance', 'legal']],
  ['charges.indexation', ['finance', 'legal']],
  ['charges.payment', ['finance', 'legal']],
  ['remedies', ['finance', 'legal']],
  ['caps', ['finance', 'legal']],
  ['bonuses', ['finance', 'legal']],
  ['earnBack', ['finance', 'legal']],
  ['termination', ['finance', 'legal']],
  ['reporting', ['customerService']],
  ['reviews', ['customerService']],
  ['exit', ['technical', 'finance', 'legal']],
  ['liability', ['finance', 'legal']],
  ['insurance', ['finance', 'legal']],
  ['provenance', ['technical']],
];

/**
 * The roles whose approval a change re-opens: those its kind of term concerns, as far as the agreement's circuit has
 * them (all, where it names no circuit), those its clause names, and the approvers of its bounds. A change of what is
 * ours alone re-opens nothing.
 */
export function approvalsOf(
  path: string,
  sides: Sides,
  bounds: readonly BoundCrossing[],
  internalOnly: boolean,
): readonly string[] {
  if (internalOnly) return [];
  const circuit = [...circuitOf(sides.before), ...circuitOf(sides.after)];
  const concerned = [...rolesOf(path), ...concernsOf(path, sides)];
  const roles = concerned.filter((role) => circuit.length === 0 || circuit.includes(role));
  const approvers = bounds.flatMap(({ approver }) => (approver === null ? [] : [approver]));
  return [...new Set([...roles, ...approvers])].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

function circuitOf({ internal }: Sides['before']): readonly string[] {
  return internal?.approvals ?? [];
}

/** Figures of a level that are promises are looked at like promises. */
function rolesOf(path: string): readonly Role[] {
  const plain = path.replace(/^levels\.[^.]+\.(targets\.)/, '$1');
  let found: readonly Role[] = [];
  let longest = -1;
  for (const [prefix, roles] of ROLES) {
    const fits = prefix === '' || plain === prefix || plain.startsWith(`${prefix}.`);
    if (fits && prefix.length > longest) [found, longest] = [roles, prefix.length];
  }
  return found;
}

/** The roles that the changed clause says it concerns, in either version. */
function concernsOf(path: string, { before, after }: Sides): readonly string[] {
  const id = /^clauses\.([^.]+)/.exec(path)?.[1];
  if (id === undefined) return [];
  return [...(before.clauses[id]?.concerns ?? []), ...(after.clauses[id]?.concerns ?? [])];
}

function placeOf(role: string): number {
  const place = (APPROVER_ROLES as readonly string[]).indexOf(role);
  return place < 0 ? APPROVER_ROLES.length : place;
}
