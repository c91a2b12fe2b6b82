// connectors/hooks: how is another program told over HTTP?
// Takes: a parcel for a webhook, a chat room or a gateway, and the guarded way out. Gives: what the receiver answered.
// Knows nothing of: who is told and why, when to try again, how secrets are kept.
export { openHooks } from './open-hooks.ts';
