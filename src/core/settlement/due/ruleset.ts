/** What a set of rules of public procurement adds to P = V × R / divisor. Only what was read in its text stands here. */
export interface Ruleset {
  /** Does the revision of prices apply to the penalty? */
  readonly revised: boolean;
  /** Up to this amount (in euros, minor units) the penalty is not claimed; null: nothing is exempt by these rules. */
  readonly exemptMinor: number | null;
  /** Must the party who owes be heard before it is due? */
  readonly contradictory: boolean;
}

/** By the names an agreement gives them; any other name adds nothing to what the agreement says itself. */
export const RULESETS: ReadonlyMap<string, Ruleset> = new Map([
  // CCAG-TIC of 2009: the revision of prices applies to penalties, and up to 300 EUR the holder is exempt.
  ['ccag-tic-2009', { revised: true, exemptMinor: 30_000, contradictory: false }],
  // CCAG-TIC and CCAG-FCS of 2021: penalties are not revised, and the holder is heard first. What these texts cap or
  // exempt is written in the agreement itself (`cap`, `deMinimis`).
  ['ccag-tic-2021', { revised: false, exemptMinor: null, contradictory: true }],
  ['ccag-fcs-2021', { revised: false, exemptMinor: null, contradictory: true }],
]);
