// app/desk: what do those need who look at the board all day?
// Takes: an actor, the store, the present. Gives: facts recorded by hand, what is about to be late hour by hour, screens on
// walls, and what is found by a few letters. Knows nothing of HTTP, nor of how anything is kept.
export { forecast } from './forecast.ts';
export { openTicketByHand } from './hand/open-ticket.ts';
export { type HandRecord, PLAIN_KINDS, recordByHand } from './hand/record.ts';
export { FOUND_KINDS, search } from './search/search.ts';
export { listWallLinks, makeWallLink, revokeWallLink } from './wall/links.ts';
export { wallBoard, wallOf } from './wall/wall.ts';
