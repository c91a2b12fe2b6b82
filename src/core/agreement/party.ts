import type { RatioPpm } from '../money/index.ts';

export interface Party {
  readonly id: string | null;
  readonly name: string;
  readonly siren: string | null;
  readonly legalKind: 'professional' | 'nonProfessional' | 'consumer' | 'publicBuyer' | null;
  readonly aliases: { readonly [source: string]: string };
  /** Whatever else the file says of the party (address, VAT number …), by key. */
  readonly details: { readonly [key: string]: string };
}

export interface Reach {
  /** `phone`, `email`, `chat`, `url` … */
  readonly by: string;
  readonly at: string;
}

export interface Contact {
  readonly party: string;
  readonly role: string;
  readonly name: string;
  readonly reach: readonly Reach[];
  /** The contact who stands in. */
  readonly backup: string | null;
  /** Key of a calendar of the agreement. */
  readonly hours: string | null;
}

/** At this share of a clock's allowance, tell these contacts. */
export interface EscalationStep {
  readonly afterPpm: RatioPpm;
  readonly to: readonly string[];
}
