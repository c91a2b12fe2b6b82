/**
 * Where a ticket's page is, as a path: whatever its id holds, it is one step of the path and found again. As everywhere in
 * addresses of ours `~1` stands for `/`, which no reader of addresses leaves alone, and `~0` for `~` (RFC 6901).
 */
export function ticketPath(ticket: string): string {
  return `/tickets/${encodeURIComponent(ticket.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}
