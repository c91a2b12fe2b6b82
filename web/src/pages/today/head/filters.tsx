import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../kit/data/filter-bar.tsx';
import type { BoardView } from '../board/board.ts';
import { type FilterName, filtersIn } from '../search.ts';
import { useTodayFilters } from '../use-today.ts';
import { FilterFields } from './filter-fields.tsx';
import { useLabels } from './use-labels.ts';

/** What the board is narrowed down to, and the fields for it where they are wanted. */
export function Filters({ view, isOpen }: { readonly view: BoardView; readonly isOpen: boolean }) {
  const { t } = useTranslation('today');
  const { values, set, clear } = useTodayFilters();
  const label = useLabels(view, isOpen);
  const chips = filtersIn(values).map(([name, value]) => ({
    key: name,
    label: t('filter.chip', { name: t(`filter.${name}`), value: label(name, value) }),
    onRemove: () => set({ [name]: undefined } as { readonly [K in FilterName]?: undefined }),
  }));
  if (!isOpen && chips.length === 0) return null;
  return (
    <div className="mt-2">
      <FilterBar label={t('filter.label')} chips={chips} onClear={() => clear(['group', 'roomy', 'ahead'])}>
        {isOpen && <FilterFields view={view} />}
      </FilterBar>
    </div>
  );
}
