import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextArea, TextField } from '../../../kit/controls/text-field.tsx';
import { useCustomers } from '../parts/use-names.ts';
import { useRecipients } from '../parts/use-recipients.ts';
import { Choices } from './choices.tsx';
import { LadderFields } from './ladder-fields.tsx';
import { CHANNELS, KINDS, type RuleDraft } from './rule-draft.ts';
import { useHoursName } from './rule-parts.ts';

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
  const hoursName = useHoursName();
  const named = (id: string) => ({ value: id, label: customers.nameOf(id) });
  const unknown = draft.customers.filter((id) => !customers.options.some(({ value }) => value === id));
  const set = (patch: Partial<RuleDraft>) => onChange({ ...draft, ...patch });
  const whom = [...new Set([...all, ...draft.to, ...draft.ladder.flatMap(({ to }) => to)])].map((value) => ({
    value,
    label: wordsOf(value),
  }));
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
      <TextArea
        label={t('rules.priorities')}
        help={t('rules.lines')}
        rows={2}
        pointer={`${at}/when/priorities`}
        isOptional
        value={draft.priorities}
        onChange={(priorities) => set({ priorities })}
      />
      <Choices
        legend={t('rules.customers')}
        help={t('rules.customersHelp')}
        options={[...customers.options, ...unknown.map(named)]}
        chosen={draft.customers}
        onChange={(chosen) => set({ customers: chosen })}
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
            { value: `${calendar}/open`, label: t('rules.onlyOpen', { calendar: hoursName(calendar) }) },
            { value: `${calendar}/closed`, label: t('rules.onlyClosed', { calendar: hoursName(calendar) }) },
          ])}
        />
      )}
      <Choices legend={t('rules.whom')} options={whom} chosen={draft.to} onChange={(to) => set({ to })} />
      <Choices
        legend={t('rules.viaLegend')}
        help={t('rules.viaHelp')}
        options={[...new Set([...CHANNELS, ...draft.via])].map((value) => ({ value, label: t(`channel.${value}`) }))}
        chosen={draft.via}
        onChange={(via) => set({ via })}
      />
      <LadderFields ladder={draft.ladder} onChange={(ladder) => set({ ladder })} whom={whom} at={at} />
      <Checkbox isSelected={draft.isLast} onChange={(isLast) => set({ isLast })}>
        {t('rules.lastField')}
      </Checkbox>
    </>
  );
}
