import type { Agreement } from '../agreement/index.ts';
import type { LostCover } from './cover.ts';
import type { ExposureChange } from './exposure.ts';
import { renamingsOf } from './renamed.ts';
import { APPROVER_ROLES, type ChangedTerm } from './term.ts';
import { termsBetween } from './terms.ts';

/** What changed between two versions of an agreement. */
export interface Difference {
  /** `id@version` of each. */
  readonly before: string;
  readonly after: string;
  /** In the order of the file. */
  readonly terms: readonly ChangedTerm[];
  /** Ours alone: roles whose approval is re-opened, with the paths that do; in a fixed order. */
  readonly approvals: readonly Approval[] | null;
  /** Ours alone: what each version would have cost, where a simulation said so. */
  readonly exposure: ExposureChange | null;
  /** Ours alone: promises that suppliers no longer carry as they did, where their agreements were given. */
  readonly coverLost: readonly LostCover[] | null;
}

export interface Approval {
  readonly role: string;
  readonly paths: readonly string[];
}

/**
 * What changed from one version of an agreement to another, term by term, for whom each change is better and why, and
 * whose approval it re-opens. Equal terms are told by what they mean: the order of a map, another spelling of the same
 * length or an id that was only renamed is no difference. The two need not be versions of one agreement.
 */
export function differenceBetween(before: Agreement, after: Agreement): Difference {
  const terms = termsBetween(before, after, renamingsOf(before, after));
  return {
    before: before.ref,
    after: after.ref,
    terms,
    approvals: approvalsIn(terms),
    exposure: null,
    coverLost: null,
  };
}

function approvalsIn(terms: readonly ChangedTerm[]): readonly Approval[] {
  const paths = new Map<string, string[]>();
  for (const { path, internal } of terms) {
    for (const role of internal?.approvals ?? []) paths.set(role, [...(paths.get(role) ?? []), path]);
  }
  const known = APPROVER_ROLES as readonly string[];
  const place = (role: string) => (known.includes(role) ? known.indexOf(role) : known.length);
  return [...paths]
    .map(([role, ofRole]) => ({ role, paths: ofRole }))
    .sort((a, b) => place(a.role) - place(b.role) || (a.role < b.role ? -1 : 1));
}

/** The difference as the customer may see it: without bounds, approvals, costs, odds and suppliers' cover. */
export function forCustomer(difference: Difference): Difference {
  return {
    ...difference,
    terms: difference.terms.filter(({ internalOnly }) => !internalOnly).map((term) => ({ ...term, internal: null })),
    approvals: null,
    exposure: null,
    coverLost: null,
  };
}
