import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { ButtonLink } from '../../../kit/layout/links.tsx';
import { filtersIn } from '../search.ts';
import { useTodayFilters } from '../use-today.ts';

/** No clock runs: because of the filters, or because nothing is open. */
export function NothingHere() {
  const { t } = useTranslation('today');
  const { values, clear } = useTodayFilters();
  if (filtersIn(values).length > 0) {
    return (
      <EmptyState
        title={t('empty.filteredTitle')}
        action={<Button onClick={() => clear(['group', 'roomy', 'ahead'])}>{t('empty.clear')}</Button>}
      >
        {t('empty.filteredLead')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('empty.title')} action={<ButtonLink to="/welcome">{t('empty.steps')}</ButtonLink>}>
      {t('empty.lead')}
    </EmptyState>
  );
}
