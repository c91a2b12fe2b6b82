import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../kit/controls/button.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '../../../kit/icons/icons.tsx';
import { Choices } from './choices.tsx';
import { moved, type StepDraft, withStep } from './rule-draft.ts';

interface LadderFieldsProps {
  readonly ladder: readonly StepDraft[];
  readonly onChange: (ladder: readonly StepDraft[]) => void;
  readonly whom: readonly { readonly value: string; readonly label: string }[];
  /** Where the rule stands in what is sent. */
  readonly at: string;
}

/** Who is told next when nobody acknowledges, step by step. */
export function LadderFields({ ladder, onChange, whom, at }: LadderFieldsProps) {
  const { t } = useTranslation('settings-alerting');
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t('rules.ladderLegend')}</legend>
      {ladder.length === 0 && <p className="text-sm text-ink-soft">{t('rules.noLadder')}</p>}
      {ladder.map((step, index) => (
        <div key={step.key} className="grid gap-3 rounded-md border border-line p-3">
          <StepHead ladder={ladder} index={index} onChange={onChange} />
          <TextField
            label={t('rules.ladderAfter')}
            help={t('rules.ladderAfterHelp')}
            pointer={`${at}/ladder/${index}/after`}
            value={step.after}
            onChange={(after) => onChange(ladder.with(index, { ...step, after }))}
          />
          <Choices
            legend={t('rules.ladderTo')}
            options={whom}
            chosen={step.to}
            onChange={(to) => onChange(ladder.with(index, { ...step, to }))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<IconPlus size={16} />} onClick={() => onChange(withStep(ladder))}>
          {t('rules.addStep')}
        </Button>
      </div>
    </fieldset>
  );
}

interface StepHeadProps {
  readonly ladder: readonly StepDraft[];
  readonly index: number;
  readonly onChange: (ladder: readonly StepDraft[]) => void;
}

/** The number of a step, and the buttons by which it is moved or taken away. */
function StepHead({ ladder, index, onChange }: StepHeadProps) {
  const { t } = useTranslation('settings-alerting');
  const step = index + 1;
  return (
    <div className="flex items-center gap-1">
      <span className="mr-auto font-medium">{t('rules.step', { step })}</span>
      <IconButton
        label={t('rules.stepUp', { step })}
        icon={<IconArrowUp size={18} />}
        size="small"
        disabled={index === 0}
        onClick={() => onChange(moved(ladder, index, -1))}
      />
      <IconButton
        label={t('rules.stepDown', { step })}
        icon={<IconArrowDown size={18} />}
        size="small"
        disabled={step === ladder.length}
        onClick={() => onChange(moved(ladder, index, 1))}
      />
      <IconButton
        label={t('rules.stepRemove', { step })}
        icon={<IconTrash size={18} />}
        size="small"
        onClick={() => onChange(ladder.filter((one) => one.key !== ladder[index]?.key))}
      />
    </div>
  );
}
