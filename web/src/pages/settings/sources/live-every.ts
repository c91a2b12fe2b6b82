/** How often what a source sent last is asked for while it is looked at. */
export const LIVE_EVERY_MS = 5_000;
