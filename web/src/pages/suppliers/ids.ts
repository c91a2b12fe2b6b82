/** An id as a part of an address, as the API reads it: a supplier without an id goes by its name. */
export function idInAddress(id: string): string {
  return id.replaceAll('~', '~0').replaceAll('/', '~1');
}
