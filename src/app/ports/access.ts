// People, accounts, sessions and tokens.

// biome-ignore lint/suspicious/noEmptyInterface: its methods come with the use cases
export interface AccessReads {}

// biome-ignore lint/suspicious/noEmptyInterface: its methods come with the use cases
export interface AccessTx {}
