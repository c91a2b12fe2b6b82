// connectors/outbound: how do we reach out without being led inside?
// Takes: an address somebody may have chosen, and a request. Gives: the whole answer, or why there is none.
// Knows nothing of: who asks, and what for.
export { mayReach } from './may-reach.ts';
export { openOutbound } from './open-outbound.ts';
