import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../kit/controls/button.tsx';
import { SegmentedControl } from '../../kit/controls/choice.tsx';
import { IconChevronLeft, IconChevronRight } from '../../kit/icons/icons.tsx';
import { useFormat } from '../../words/format.ts';
import type { Filtering } from './calendar-filters.tsx';
import { monthAfter } from './kinds.ts';

interface MonthStepsProps {
  readonly month: string;
  /** The month that it is. */
  readonly present: string;
  readonly filters: Filtering;
}

/** Which month, from month to month, and how it is shown. */
export function MonthSteps({ month, present, filters }: MonthStepsProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const go = (next: string) => filters.set({ month: next === present ? undefined : next, day: undefined });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <IconButton label={t('before')} icon={<IconChevronLeft />} onClick={() => go(monthAfter(month, -1))} />
      <h2 aria-live="polite" className="min-w-40 text-center text-lg font-semibold first-letter:uppercase">
        {format.month(month)}
      </h2>
      <IconButton label={t('after')} icon={<IconChevronRight />} onClick={() => go(monthAfter(month, 1))} />
      <Button size="small" disabled={month === present} onClick={() => go(present)}>
        {t('now')}
      </Button>
      <div className="ml-auto">
        <SegmentedControl
          label={t('view.label')}
          value={filters.values.view ?? 'month'}
          onChange={(view: 'month' | 'list') => filters.set({ view: view === 'list' ? view : undefined })}
          options={[
            { value: 'month', label: t('view.month') },
            { value: 'list', label: t('view.list') },
          ]}
        />
      </div>
    </div>
  );
}
