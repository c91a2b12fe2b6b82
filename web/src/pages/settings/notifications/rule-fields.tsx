import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { useCustomers } from '../parts/use-names.ts';
import { useRecipients } from '../parts/use-recipients.ts';
import { Choices } from './choices.tsx';
import { CHANNELS, KINDS, type RuleDraft } from './rule-draft.ts';

interface RuleFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
  /** Calendars that the rules know, by id. */
  readonly calendars: readonly string[];
  /** Where the rule stands in what is sent. */
  readonly at: string;
}

/** The parts of a rule. */
export function RuleFields({ draft, onChange, calendars, at }: RuleFieldsProps) {
  const { t } = useTranslation('settings-alerting');
  const { all, wordsOf } = useRecipients();
  const customers = useCustomers();
  const set = (patch: Partial<RuleDraft>) => onChange({ ...draft, ...patch });
  const whom = [...new Set([...all, ...draft.to])].map((value) => ({ value, label: wordsOf(value) }));
  return (
    <>
      <TextField label={t('rules.id')} pointer={`${at}/id`} value={draft.id} onChange={(id) => set({ id })} />
      <Choices
        legend={t('rules.kinds')}
        help={t('rules.kindsHelp')}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        chosen={draft.kinds}
        onChange={(kinds) => set({ kinds })}
      />
      <TextField
        label={t('rules.priorities')}
        help={t('rules.commas')}
        pointer={`${at}/when/priorities`}
        isOptional
        value={draft.priorities}
        onChange={(priorities) => set({ priorities })}
      />
      <Select
        label={t('rules.customer')}
        pointer={`${at}/when/customers`}
        empty={t('rules.allCustomers')}
        value={draft.customer}
        onChange={(customer) => set({ customer })}
        options={customers.options}
      />
      <TextField
        label={t('rules.fromField')}
        pointer={`${at}/when/from`}
        isOptional
        placeholder="75%"
        value={draft.from}
        onChange={(from) => set({ from })}
      />
      {calendars.length > 0 && (
        <Select
          label={t('rules.hours')}
          pointer={`${at}/when/hours`}
          empty={t('rules.always')}
          value={draft.hours}
          onChange={(hours) => set({ hours })}
          options={calendars.flatMap((calendar) => [
            { value: `${calendar}/open`, label: t('rules.onlyOpen', { calendar }) },
            { value: `${calendar}/closed`, label: t('rules.onlyClosed', { calendar }) },
          ])}
        />
      )}
      <Choices legend={t('rules.whom')} options={whom} chosen={draft.to} onChange={(to) => set({ to })} />
      <Choices
        legend={t('rules.viaLegend')}
        help={t('rules.viaHelp')}
        options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        chosen={draft.via.filter((one) => CHANNELS.some((known) => known === one)) as (typeof CHANNELS)[number][]}
        onChange={(via) => set({ via })}
      />
      <LadderFields draft={draft} onChange={set} whom={whom} at={at} />
      <Checkbox isSelected={draft.isLast} onChange={(isLast) => set({ isLast })}>
        {t('rules.lastField')}
      </Checkbox>
    </>
  );
}

interface LadderFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (patch: Partial<RuleDraft>) => void;
  readonly whom: readonly { readonly value: string; readonly label: string }[];
  readonly at: string;
}

/** Who is told next when nobody acknowledges. */
function LadderFields({ draft, onChange, whom, at }: LadderFieldsProps) {
  const { t } = useTranslation('settings-alerting');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t('rules.ladderAfter')}
        help={t('rules.ladderAfterHelp')}
        pointer={`${at}/ladder/0/after`}
        isOptional
        value={draft.ladderAfter}
        onChange={(ladderAfter) => onChange({ ladderAfter })}
      />
      <Select
        label={t('rules.ladderTo')}
        pointer={`${at}/ladder/0/to`}
        empty={t('rules.choose')}
        value={draft.ladderTo}
        onChange={(ladderTo) => onChange({ ladderTo })}
        options={whom}
      />
    </div>
  );
}
