import type { CalendarSpec } from '../calendar/index.ts';
import type { Instant, LocalDate, TermLength } from '../time/index.ts';
import type { Clause, Internal } from './clause.ts';
import type { Commercial } from './commercial.ts';
import type { Governance } from './governance.ts';
import type { Contact, EscalationStep, Party } from './party.ts';
import type { Rules } from './rules.ts';
import type { Assignment, Level, Priority, PriorityMatrix, Service } from './service.ts';
import type { Target } from './target.ts';
import type { Text } from './text.ts';

/** `sla`: we promise a customer · `ola`: inside · `underpinning`: a supplier promises us. */
export type AgreementKind = 'sla' | 'ola' | 'underpinning';
export type Basis = 'customer' | 'service' | 'multiLevel';

export interface Term {
  /** First day, local. */
  readonly from: LocalDate;
  /** Last day, inclusive; null: open-ended. */
  readonly to: LocalDate | null;
  readonly renewal: 'tacit' | 'none';
  readonly renewFor: TermLength | null;
  readonly notice: TermLength | null;
  readonly reviewEvery: TermLength | null;
}

/** One customer of a service-based agreement; dates are local, `to` inclusive. */
export interface Adherent {
  readonly customer: string;
  readonly level: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** One version of one agreement, every shorthand and `extends` resolved, every figure in its unit. */
export interface Agreement {
  readonly id: string;
  readonly version: number;
  /** `id@version`. */
  readonly ref: string;
  readonly kind: AgreementKind;
  readonly title: Text;
  readonly basis: Basis;
  readonly adherents: readonly Adherent[];
  /** `templates/msp-standard@2`, or null. */
  readonly extends: string | null;
  readonly language: 'fr' | 'en';
  /** IANA; dates and periods of the agreement are local to it. */
  readonly timeZone: string;
  /** 00:00 of `effective` (default `term.from`) in `timeZone`. */
  readonly effectiveFrom: LocalDate;
  readonly effectiveAt: Instant;
  /** End of the last day of the term as an instant, exclusive; null while it renews tacitly or has no end. */
  readonly endsAt: Instant | null;
  readonly term: Term;
  readonly parties: { readonly [role: string]: Party };
  /** The customer named, with aliases by source; null: the agreement names none. */
  readonly customer: { readonly id: string; readonly aliases: { readonly [source: string]: string } } | null;
  readonly contacts: { readonly [id: string]: Contact };
  readonly escalation: readonly EscalationStep[];
  readonly calendars: { readonly [id: string]: CalendarSpec };
  readonly services: { readonly [id: string]: Service };
  readonly priorities: { readonly [id: string]: Priority };
  readonly priorityMatrix: PriorityMatrix | null;
  /** In file order; a level's variants directly after the target they vary. */
  readonly targets: readonly Target[];
  readonly rules: Rules;
  /** In file order; the first is everyone's who is not assigned. */
  readonly levels: readonly Level[];
  readonly assignments: readonly Assignment[];
  readonly commercial: Commercial;
  readonly governance: Governance;
  readonly clauses: { readonly [id: string]: Clause };
  /** Ours alone; never rendered or exported for the customer. */
  readonly internal: Internal | null;
}
