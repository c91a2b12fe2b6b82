/**
 * Where a ticket's page is, as a path: whatever its id holds, it is one step of the path and found again. As everywhere in
 * addresses of ours `~1` stands for `/` and `~0` for `~` (RFC 6901), and `~2` for `%`, `~3` for a backslash: no reader of
 * addresses leaves those alone.
 */
export function ticketPath(ticket: string): string {
  const step = ticket.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '~2').replaceAll('\\', '~3');
  return `/tickets/${encodeURIComponent(step)}`;
}
