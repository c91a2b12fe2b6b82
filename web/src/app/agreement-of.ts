/** The agreement of `martin-sla@3`, without its version. */
export function agreementOf(reference: string): string {
  return reference.replace(/@\d+$/, '');
}
