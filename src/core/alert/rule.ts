import type { Calendar } from '../calendar/index.ts';
import type { AlertKind } from './kind.ts';

/** How a message leaves. `page`: it is shown where people work, and leaves nowhere. `sms` is any gateway over HTTP. */
export const CHANNELS = ['page', 'email', 'sms', 'webhook', 'slack', 'teams'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Whom a rule tells. */
export type Recipient =
  | { readonly kind: 'person'; readonly id: string }
  /** Everybody of a role. */
  | { readonly kind: 'role'; readonly role: 'owner' | 'manager' | 'technician' | 'approver' }
  /** Who is on call, first rank only; who stands in is told when nobody answers. */
  | { readonly kind: 'rota'; readonly id: string }
  /** Who has the ticket, where that is somebody we know. */
  | { readonly kind: 'assignee' }
  /** A webhook, a chat room, a gateway. */
  | { readonly kind: 'endpoint'; readonly id: string };

/** Which alerts a rule is for; missing: any. All keys given must match. */
export interface RuleWhen {
  readonly kinds?: readonly AlertKind[];
  readonly customers?: readonly string[];
  readonly services?: readonly string[];
  readonly teams?: readonly string[];
  readonly priorities?: readonly string[];
  readonly measures?: readonly string[];
  readonly agreements?: readonly string[];
  readonly sources?: readonly string[];
  /** Thresholds below this share (millionths) are not for it. */
  readonly fromPpm?: number;
  /** Only while a calendar of the rules is open (HO), or only while it is shut (HNO). */
  readonly hours?: { readonly calendar: string; readonly open: boolean };
}

/** Who is told next when nobody has acknowledged so long after the message. */
export interface LadderStep {
  readonly afterMs: number;
  readonly to: readonly Recipient[];
}

/** When nothing is sent that can wait: local times of the rule set's zone, `22:00` to `07:00` over midnight too. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface NotificationRule {
  readonly id: string;
  readonly when: RuleWhen;
  readonly to: readonly Recipient[];
  /** Null: as each person wishes (else e-mail and the page); endpoints know their own. */
  readonly via: readonly Channel[] | null;
  /** Null: at once. Else what gathers is told together, so often. */
  readonly digestEveryMs: number | null;
  readonly quiet: QuietHours | null;
  readonly ladder: readonly LadderStep[];
  /** No later rule is asked. */
  readonly last: boolean;
}

/** How a provider wants to be warned; rules are asked in their order, and all that match tell. */
export interface RuleSet {
  readonly timeZone: string;
  readonly calendars: { readonly [id: string]: Calendar };
  readonly rules: readonly NotificationRule[];
}
