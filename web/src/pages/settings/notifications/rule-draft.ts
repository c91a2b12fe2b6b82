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

/** One step of the ladder as it is typed: whom, when nobody acknowledges for so long. */
export interface StepDraft {
  /** Tells steps apart as long as they are edited. */
  readonly key: number;
  readonly after: string;
  readonly to: readonly string[];
}

/** A rule as it is typed; what the form has no field for stays as it was. */
export interface RuleDraft {
  readonly id: string;
  readonly kinds: readonly (typeof KINDS)[number][];
  /** One a line. */
  readonly priorities: string;
  readonly customers: readonly string[];
  readonly from: string;
  /** `office/open`, `office/closed`; '' for any hour. */
  readonly hours: string;
  readonly to: readonly string[];
  readonly via: NonNullable<Rule['via']>;
  readonly ladder: readonly StepDraft[];
  readonly isLast: boolean;
}

/** How a rule is typed. */
export function draftOf(rule: Rule | null): RuleDraft {
  const { priorities = [], customers = [], from = '', hours, kinds = [] } = rule?.when ?? {};
  return {
    id: rule?.id ?? '',
    kinds,
    priorities: priorities.join('\n'),
    customers,
    from,
    hours: hours === undefined ? '' : `${hours.calendar}/${hours.open ? 'open' : 'closed'}`,
    to: rule?.to ?? [],
    via: rule?.via ?? [],
    ladder: (rule?.ladder ?? []).map(({ after, to }, key) => ({ key, after, to })),
    isLast: rule?.last ?? false,
  };
}

/** A ladder with one step more, still empty. */
export function withStep(ladder: readonly StepDraft[]): readonly StepDraft[] {
  const key = Math.max(-1, ...ladder.map((step) => step.key)) + 1;
  return [...ladder, { key, after: '', to: [] }];
}

/** A ladder in which a step stands one earlier (-1) or later (1). */
export function moved(ladder: readonly StepDraft[], at: number, by: -1 | 1): readonly StepDraft[] {
  const [step, other] = [ladder[at], ladder[at + by]];
  return step === undefined || other === undefined ? ladder : ladder.with(at, other).with(at + by, step);
}

/** A step that says not yet when, or whom. */
export function isUnfinished({ after, to }: StepDraft): boolean {
  return after.trim() === '' || to.length === 0;
}

/** What was typed, as a rule. @param before the rule that was edited, whose other parts stay */
export function ruleOf(draft: RuleDraft, before: Rule | null): Rule {
  const { kinds: _k, priorities: _p, customers: _c, from: _f, hours: _h, ...rest } = before?.when ?? {};
  const priorities = draft.priorities
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const cut = draft.hours.lastIndexOf('/');
  const hours = { calendar: draft.hours.slice(0, cut), open: draft.hours.slice(cut + 1) === 'open' };
  const when: NonNullable<Rule['when']> = {
    ...rest,
    ...(draft.kinds.length > 0 ? { kinds: draft.kinds } : {}),
    ...(priorities.length > 0 ? { priorities } : {}),
    ...(draft.customers.length > 0 ? { customers: draft.customers } : {}),
    ...(draft.from.trim() === '' ? {} : { from: draft.from.trim() }),
    ...(draft.hours === '' ? {} : { hours }),
  };
  const ladder = draft.ladder.map(({ after, to }) => ({ after: after.trim(), to }));
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
