/**
 * Where a ticket's page is, as a path: whatever its id holds, it is one step of the path and found again. `~` is told apart
 * as in JSON pointers, as everywhere in addresses of ours.
 */
export function ticketPath(ticket: string): string {
  return `/tickets/${encodeURIComponent(ticket.replaceAll('~', '~0'))}`;
}
