import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgreementChoice } from '../../../app/choices/agreement-choice.tsx';
import { IconButton } from '../../../kit/controls/button.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { IconChevronLeft, IconChevronRight } from '../../../kit/icons/icons.tsx';
import { monthsFrom } from '../../../kit/time/months.ts';
import { useFormat } from '../../../words/format.ts';
import type { StatementsSearch } from '../routes.ts';

/** How many months back are listed; those before are reached step by step, or by the address. */
const LISTED = 36;

interface ListChoiceProps {
  readonly month: string;
  /** '': all of them, in that month. */
  readonly agreement: string;
  readonly running: string;
}

/** A month, or one agreement. What is chosen stands in the address. */
export function ListChoice({ month, agreement, running }: ListChoiceProps) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const navigate = useNavigate();
  const go = (search: StatementsSearch) => void navigate({ to: '/statements', search, replace: true });
  const listed = Array.from({ length: LISTED }, (_, ago) => monthsFrom(running, -ago));
  const months = listed.includes(month) ? listed : [...listed, month];
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="w-full sm:w-96">
        <AgreementChoice
          label={t('choice.agreement')}
          value={agreement === '' ? null : agreement}
          onChange={(next) => go(next === null ? { month } : { agreement: next.agreement })}
          placeholder={t('choice.all')}
        />
      </div>
      {agreement === '' && (
        <div className="flex items-end gap-1">
          <IconButton
            label={t('choice.before')}
            icon={<IconChevronLeft size={18} />}
            onClick={() => go({ month: monthsFrom(month, -1) })}
          />
          <Select
            label={t('choice.month')}
            value={month}
            onChange={(next) => next !== '' && go({ month: next })}
            options={months.map((value) => ({ value, label: format.monthTitle(value) }))}
          />
          <IconButton
            label={t('choice.after')}
            icon={<IconChevronRight size={18} />}
            disabled={month >= running}
            onClick={() => go({ month: monthsFrom(month, 1) })}
          />
        </div>
      )}
    </div>
  );
}
