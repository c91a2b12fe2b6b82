import type { Instant } from '../../core/time/index.ts';

// What people have declared: versions of agreements, customers and the names they go by, what was issued.

/** One published version of an agreement. Never changed; withdrawn at most. */
export interface PublishedVersion {
  readonly agreement: string;
  readonly version: number;
  /** As it was handed in. */
  readonly text: string;
  /** The canonical text with everything it extends written out: what is judged by. */
  readonly resolved: string;
  /** Content hash of `resolved`. */
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnBecause: string | null;
}

/** Who withdrew a version, when and why. */
export interface Withdrawal {
  readonly at: Instant;
  readonly by: string | null;
  readonly because: string;
}

/** A customer as registered. An agreement may name customers that nobody registered; those have no entry here. */
export interface RegisteredCustomer {
  readonly id: string;
  readonly name: string;
  /** When it was first registered: from then on its id is known. */
  readonly registeredAt: Instant;
  /** When it was last given another name; else as registered. */
  readonly changedAt: Instant;
  readonly changedBy: string | null;
}

/** A name that a source gives a customer, attached by a person. */
export interface CustomerAlias {
  readonly source: string;
  readonly alias: string;
  readonly customer: string;
  readonly attachedAt: Instant;
  readonly attachedBy: string | null;
}

/** A name that held for a while: from `attachedAt` until before `detachedAt`. */
export interface PastAlias extends CustomerAlias {
  readonly detachedAt: Instant;
}

/** A statement as it was issued for a month (`2026-03`). Never changed: what is learned later is issued under the next number. */
export interface IssuedStatement {
  /** The id of the agreement, without a version. */
  readonly agreement: string;
  readonly month: string;
  /** From 1. */
  readonly number: number;
  /** Null: the agreement has several customers. */
  readonly customer: string | null;
  readonly asOf: Instant;
  readonly knownAt: Instant;
  /** The whole statement as JSON. */
  readonly body: string;
  /** Hash of `body`. */
  readonly hash: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string | null;
}

/** Which issued statements are wanted; missing keys: any. */
export interface StatementFilter {
  readonly agreement?: string;
  readonly month?: string;
  /** Only those of this customer alone. */
  readonly customer?: string;
}

/** After the last statement of a page. */
export interface StatementPlace {
  readonly month: string;
  readonly agreement: string;
  readonly number: number;
}

export interface RegisterReads {
  /** Withdrawn ones too, by agreement, version. */
  publishedVersions(): Promise<readonly PublishedVersion[]>;
  customerAliases(): Promise<readonly CustomerAlias[]>;
  /** All that customers are known by: names attached, and each registered id as a name of its own with an empty source. */
  customerNames(): Promise<readonly CustomerAlias[]>;
  /** Names that are attached no longer, or elsewhere, by source, alias, attachedAt. */
  pastAliases(): Promise<readonly PastAlias[]>;
  /** By id. */
  registeredCustomers(): Promise<readonly RegisteredCustomer[]>;
  /** By month (latest first), agreement, number (latest first); after a place, at most so many. */
  issuedStatements(
    filter: StatementFilter,
    after: StatementPlace | null,
    limit: number,
  ): Promise<readonly IssuedStatement[]>;
}

/** Within one transaction. */
export interface RegisterTx extends RegisterReads {
  /** Who publishes, withdraws, attaches or issues waits here until other such transactions have ended. Ask for it first. */
  lockRegister(): Promise<void>;
  /** False: there is one under this id and version already, and it stays as it is. */
  addVersion(version: PublishedVersion): Promise<boolean>;
  /** False: there is no such version, or it is withdrawn already. */
  withdrawVersion(agreement: string, version: number, withdrawal: Withdrawal): Promise<boolean>;
  /** Adds a customer, or replaces what is registered under its id; when it was first registered stays. */
  putCustomer(customer: Omit<RegisteredCustomer, 'registeredAt'>): Promise<void>;
  /** Attaches a name, or attaches it elsewhere from then on. */
  putAlias(alias: CustomerAlias): Promise<void>;
  /** The name holds until before that instant. False: it was not attached. */
  removeAlias(source: string, alias: string, at: Instant): Promise<boolean>;
  /** False: one is issued under this agreement, month and number already, and stays as it is. */
  addStatement(statement: IssuedStatement): Promise<boolean>;
}
