import type { Rule } from './use-rules.ts';

export const KINDS = [
  'threshold',
  'breach',
  'closingTime',
  'queue',
  'missesOut',
  'burn',
  'silentSource',
  'supplierClaim',
  'date',
  'delivery',
] as const;
export const CHANNELS = ['page', 'email', 'sms'] as const;

/** A rule as it is typed; what the form has no field for stays as it was. */
export interface RuleDraft {
  readonly id: string;
  readonly kinds: readonly (typeof KINDS)[number][];
  readonly priorities: string;
  readonly customer: string;
  readonly from: string;
  /** `office/open`, `office/closed`; '' for any hour. */
  readonly hours: string;
  readonly to: readonly string[];
  readonly via: NonNullable<Rule['via']>;
  readonly ladderAfter: string;
  readonly ladderTo: string;
  readonly isLast: boolean;
}

/** How a rule is typed. */
export function draftOf(rule: Rule | null): RuleDraft {
  const { priorities = [], customers = [], from = '', hours, kinds = [] } = rule?.when ?? {};
  const [step] = rule?.ladder ?? [];
  return {
    id: rule?.id ?? '',
    kinds,
    priorities: priorities.join(', '),
    customer: customers[0] ?? '',
    from,
    hours: hours === undefined ? '' : `${hours.calendar}/${hours.open ? 'open' : 'closed'}`,
    to: rule?.to ?? [],
    via: rule?.via ?? [],
    ladderAfter: step?.after ?? '',
    ladderTo: step?.to[0] ?? '',
    isLast: rule?.last ?? false,
  };
}

/** What was typed, as a rule. @param before the rule that was edited, whose other parts stay */
export function ruleOf(draft: RuleDraft, before: Rule | null): Rule {
  const { kinds: _k, priorities: _p, customers = [], from: _f, hours: _h, ...rest } = before?.when ?? {};
  const priorities = draft.priorities
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const [calendar = '', open] = draft.hours.split('/');
  const when: NonNullable<Rule['when']> = {
    ...rest,
    ...(draft.kinds.length > 0 ? { kinds: draft.kinds } : {}),
    ...(priorities.length > 0 ? { priorities } : {}),
    ...(draft.customer === '' ? {} : { customers: [draft.customer, ...customers.slice(1)] }),
    ...(draft.from.trim() === '' ? {} : { from: draft.from.trim() }),
    ...(draft.hours === '' ? {} : { hours: { calendar, open: open === 'open' } }),
  };
  const after = draft.ladderAfter.trim();
  const first = draft.ladderTo === '' ? [] : [draft.ladderTo, ...(before?.ladder?.[0]?.to.slice(1) ?? [])];
  const ladder = after === '' ? [] : [{ after, to: first }, ...(before?.ladder?.slice(1) ?? [])];
  return {
    id: draft.id.trim(),
    ...(Object.keys(when).length > 0 ? { when } : {}),
    to: draft.to,
    ...(draft.via.length > 0 ? { via: draft.via } : {}),
    ...(before?.digest === undefined ? {} : { digest: before.digest }),
    ...(before?.quiet === undefined ? {} : { quiet: before.quiet }),
    ...(ladder.length > 0 ? { ladder } : {}),
    ...(draft.isLast ? { last: true } : {}),
  };
}
