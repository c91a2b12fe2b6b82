import type { Channel, QuietHours, RuleWhen } from '../../../core/alert/index.ts';

// Notification rules as people write them, in JSON.

/** `assignee`, `role:manager`, `person:p-1`, `rota:nights`, `endpoint:e-1`. */
export type PlainRecipient = string;

export interface PlainRule {
  readonly id: string;
  /** `from`: `75%`: thresholds below it are not for this rule. */
  readonly when?: Omit<RuleWhen, 'fromPpm'> & { readonly from?: string };
  readonly to: readonly PlainRecipient[];
  readonly via?: readonly Channel[];
  /** `15m`, `1h`. */
  readonly digest?: string;
  /** `22:00` to `07:00`. */
  readonly quiet?: QuietHours;
  readonly ladder?: readonly { readonly after: string; readonly to: readonly PlainRecipient[] }[];
  readonly last?: boolean;
}

export interface PlainRules {
  readonly timeZone: string;
  /** By id, as in an agreement: `{ "hours": { "mon-fri": ["09:00-18:00"] }, "holidays": "FR" }` or `"24x7"`. */
  readonly calendars: { readonly [id: string]: unknown };
  readonly rules: readonly PlainRule[];
}

/** What holds as long as nobody has set any rules: each is told what he can do something about. */
export function defaultRules(timeZone: string): PlainRules {
  return {
    timeZone,
    calendars: {},
    rules: [
      { id: 'assignee', when: { kinds: ['threshold', 'breach', 'closingTime', 'queue'] }, to: ['assignee'] },
      {
        id: 'technicians',
        when: { kinds: ['threshold', 'closingTime', 'queue'] },
        to: ['role:technician'],
        via: ['page'],
      },
      {
        id: 'management',
        when: {
          kinds: ['breach', 'missesOut', 'burn', 'silentSource', 'supplierClaim', 'date', 'delivery'],
        },
        to: ['role:manager', 'role:owner'],
      },
    ],
  };
}
