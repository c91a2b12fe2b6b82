// A word of its own in every private place, so that wherever it turns up says what leaked.

/**
 * Who may ever be shown what stands in a place. `A`, `B`: a customer's people, and tokens bound to him; `machineOfA`: a token
 * bound to A that reads events and exports; `house`: whoever signs in and sees every customer; `internals`, `people`: those
 * of the house who hold that scope.
 */
export type Reader = 'A' | 'B' | 'machineOfA' | 'house' | 'internals' | 'people';

const word = (name: string) => `zq${name}zq`;

/** What is planted, and who may read it. Whoever is not named is shown it nowhere. */
export const CANARIES = {
  /** Of the internal section, of comments and of suppliers: never a customer's, and only for who may read internals. */
  noteA: [word('note-a'), ['internals']],
  noteB: [word('note-b'), ['internals']],
  commentA: [word('comment-a'), ['internals']],
  commentB: [word('comment-b'), ['internals']],
  supplierNote: [word('supplier-note'), ['internals']],
  /** Suppliers and what depends on them: the house's. */
  dependsA: [word('depends-a'), ['house']],
  supplierName: [word('supplier-name'), ['house']],
  supplierContact: [word('supplier-contact'), ['house']],
  /** Each customer's own. */
  nameA: [word('name-a'), ['house', 'A']],
  nameB: [word('name-b'), ['house', 'B']],
  titleB: [word('title-b'), ['house', 'B']],
  contactB: [word('contact-b'), ['house', 'B']],
  ticketA: [word('ticket-a'), ['house', 'A']],
  ticketB: [word('ticket-b'), ['house', 'B']],
  /** Names our systems give a customer. */
  aliasA: [word('alias-a'), ['house', 'machineOfA']],
  aliasB: [word('alias-b'), ['house']],
  inTextAliasB: [word('in-text-alias-b'), ['house']],
  unknownName: [word('unknown-name'), ['house']],
  /** What events say besides what Leeway reads. */
  eventDataA: [word('event-data-a'), ['house', 'machineOfA']],
  eventDataB: [word('event-data-b'), ['house']],
  sourceB: [word('source-b'), ['house']],
  /** What strangers send in a source's name, and how it is read. */
  payload: [word('payload'), ['house']],
  mapping: [word('mapping'), ['house']],
  /** Reasons and evidence of decisions: for the house; on receipts the customer may see what concerns him. */
  reasonB: [word('reason-b'), ['house', 'B']],
  evidenceB: [word('evidence-b'), ['house', 'B']],
  correctionReasonB: [word('correction-reason-b'), ['house', 'B']],
  withdrawnBecauseB: [word('withdrawn-because-b'), ['house']],
  declarationReasonB: [word('declaration-reason-b'), ['house', 'B']],
  /** Who people are. */
  personName: [word('person-name'), ['people']],
  personEmail: [word('person-email'), ['people']],
  personExternalId: [word('person-external-id'), ['people']],
  tokenName: [word('token-name'), ['people']],
  userAgent: [word('user-agent'), ['people']],
  /** Figures nobody would write by chance. */
  costA: ['8123.47', ['internals']],
  walkAwayA: ['7654.31', ['internals']],
  costB: ['8223.57', ['internals']],
  walkAwayB: ['7754.41', ['internals']],
  supplierPrice: ['6319.73', ['house']],
} as const satisfies { readonly [name: string]: readonly [string, readonly Reader[]] };

export type Canary = keyof typeof CANARIES;

export function planted(name: Canary): string {
  return CANARIES[name][0];
}
