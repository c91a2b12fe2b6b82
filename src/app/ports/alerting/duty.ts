import type { Channel } from '../../../core/alert/index.ts';
import type { Shift } from '../../../core/duty/index.ts';
import type { Instant } from '../../../core/time/index.ts';

// Who is told, how, and who is on call.

export interface Rota {
  readonly id: string;
  readonly title: string;
  readonly timeZone: string;
  /** By `from`, rank, person. */
  readonly shifts: readonly Shift[];
  /** Grows with each change. */
  readonly revision: number;
  readonly changedAt: Instant;
  readonly changedBy: string | null;
}

/** How a person wishes to be told. The number is personal: it goes when the person is erased. */
export interface Reachability {
  readonly person: string;
  readonly phone: string | null;
  /** Tried in this order, all of them; empty: e-mail and the page. */
  readonly via: readonly Channel[];
}

/** A receiver of ours: a webhook of Standard Webhooks, a chat room, a gateway for SMS or voice. */
export interface Endpoint {
  readonly id: string;
  readonly kind: 'webhook' | 'slack' | 'teams' | 'sms';
  readonly title: string;
  /** As it may be shown; the whole of it is sealed. */
  readonly url: string;
  readonly language: 'fr' | 'en';
  /**
   * What it keeps to itself, each sealed: secrets, newest first (a webhook is signed with each, so that they can be changed
   * without a gap), and its address; of a gateway its headers and body.
   */
  readonly secretsSealed: readonly string[];
  /** Of a gateway, as JSON: `method`, `contentType`, and the `names` that its sealed body holds; null elsewhere. */
  readonly template: string | null;
  /** The only customer whose alerts it may be told; null: all of them. */
  readonly customer: string | null;
  readonly madeAt: Instant;
  readonly madeBy: string | null;
  /** `gone` (410), `failing` (given up), `byHand`; null: it works. */
  readonly disabledBecause: 'gone' | 'failing' | 'byHand' | null;
  readonly disabledAt: Instant | null;
  readonly revision: number;
}

/** The notification rules as they were handed in (JSON, validated). */
export interface KeptRules {
  readonly body: string;
  readonly revision: number;
  readonly setAt: Instant;
  readonly setBy: string | null;
}

export interface DutyReads {
  /** By id. */
  rotas(): Promise<readonly Rota[]>;
  rota(id: string): Promise<Rota | null>;
  /** Of these people, by person; those who wish nothing are left out. */
  reachabilities(people: readonly string[]): Promise<readonly Reachability[]>;
  /** By title, id. */
  endpoints(): Promise<readonly Endpoint[]>;
  endpoint(id: string): Promise<Endpoint | null>;
  /** Null: nobody has set any, and the program's own hold. */
  notificationRules(): Promise<KeptRules | null>;
}

/** Within one transaction. */
export interface DutyTx extends DutyReads {
  /** False: its revision is another than `ifRevision` (0: there must be none; null: whatever it is). */
  putRota(rota: Omit<Rota, 'revision'>, ifRevision: number | null): Promise<boolean>;
  removeRota(id: string): Promise<boolean>;
  /** Nothing is kept of somebody unknown or erased. */
  putReachability(reachability: Reachability): Promise<void>;
  putEndpoint(endpoint: Omit<Endpoint, 'revision'>, ifRevision: number | null): Promise<boolean>;
  removeEndpoint(id: string): Promise<boolean>;
  putNotificationRules(rules: Omit<KeptRules, 'revision'>, ifRevision: number | null): Promise<boolean>;
}

/** A shift as a table or a calendar says it: the person as called there. */
export interface NamedShift {
  readonly from: Instant;
  readonly to: Instant;
  /** An address, a name or an id. */
  readonly called: string;
  readonly rank: number;
  /** Of the text, from 1. */
  readonly line: number;
}

/** Why a line (a row, an entry of a calendar) is no shift. */
export type ShiftFault =
  | 'notATable'
  | 'notACalendar'
  | 'columnMissing'
  | 'badInstant'
  | 'noEnd'
  | 'badRank'
  | 'nobody'
  | 'endsBeforeItBegins'
  | 'badRecurrence'
  | 'unknownZone'
  | 'tooMany';

export interface ShiftsRead {
  readonly shifts: readonly NamedShift[];
  readonly faults: readonly { readonly fault: ShiftFault; readonly line: number | null; readonly given: string }[];
}

/** Reads shifts from a text; what repeats is written out from an instant to another. Never throws for what the text says. */
export type ReadShifts = (
  text: string,
  how: { readonly format: 'csv' | 'ics'; readonly timeZone: string; readonly from: Instant; readonly to: Instant },
) => ShiftsRead;
