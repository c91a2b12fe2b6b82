import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { IconButton } from '../../../kit/controls/button.tsx';
import { MonthField } from '../../../kit/controls/dates/date-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { IconChevronLeft, IconChevronRight } from '../../../kit/icons/icons.tsx';
import { monthsFrom } from '../months.ts';
import type { StatementsSearch } from '../routes.ts';

interface ListChoiceProps {
  readonly month: string;
  /** '': all of them, in that month. */
  readonly agreement: string;
  readonly running: string;
}

/** A month, or one agreement. What is chosen stands in the address. */
export function ListChoice({ month, agreement, running }: ListChoiceProps) {
  const { t } = useTranslation('statements');
  const navigate = useNavigate();
  const { data } = useQuery(ask('/api/v1/agreements', { query: { limit: 200 } }));
  const go = (search: StatementsSearch) => void navigate({ to: '/statements', search, replace: true });
  return (
    <div className="flex flex-wrap items-end gap-4">
      <div className="w-full sm:w-80">
        <Select
          label={t('choice.agreement')}
          value={agreement}
          onChange={(next) => go(next === '' ? { month } : { agreement: next })}
          empty={t('choice.all')}
          options={(data?.items ?? []).map((one) => ({ value: one.agreement, label: one.current.title }))}
        />
      </div>
      {agreement === '' && (
        <div className="flex items-end gap-1">
          <IconButton
            label={t('choice.before')}
            icon={<IconChevronLeft size={18} />}
            onClick={() => go({ month: monthsFrom(month, -1) })}
          />
          <MonthField
            label={t('choice.month')}
            value={month}
            max={running}
            onChange={(next) => next !== '' && go({ month: next })}
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
