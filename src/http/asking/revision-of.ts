/** The revision that `If-Match` names: null for none (or `*`); what is no revision is none that there ever was. */
export function revisionOf(ifMatch: string | null): number | null {
  if (ifMatch === null || ifMatch === '*') return null;
  return /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1;
}
