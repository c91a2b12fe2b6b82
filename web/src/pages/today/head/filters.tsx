import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { FilterBar } from '../../../kit/data/filter-bar.tsx';
import { IconFilter } from '../../../kit/icons/icons.tsx';
import type { BoardView } from '../board/board.ts';
import { type FilterName, filtersIn } from '../search.ts';
import { useTodayFilters } from '../use-today.ts';
import { FilterFields } from './filter-fields.tsx';
import { useLabels } from './use-labels.ts';

/** What the board is narrowed down to; the fields for it open below the line. */
export function Filters({ view }: { readonly view: BoardView }) {
  const { t } = useTranslation('today');
  const { values, set, clear } = useTodayFilters();
  const [isOpen, setOpen] = useState(false);
  const label = useLabels(view, isOpen);
  const set1 = filtersIn(values);
  const chips = set1.map(([name, value]) => ({
    key: name,
    label: t('filter.chip', { name: t(`filter.${name}`), value: label(name, value) }),
    onRemove: () => set({ [name]: undefined } as { readonly [K in FilterName]?: undefined }),
  }));
  return (
    <div className="my-2 flex flex-wrap items-start gap-2">
      <Button
        size="small"
        look="quiet"
        aria-expanded={isOpen}
        icon={<IconFilter size={16} />}
        onClick={() => setOpen(!isOpen)}
      >
        {t('filter.open')}
      </Button>
      {(isOpen || chips.length > 0) && (
        <div className="min-w-0 grow basis-60">
          <FilterBar label={t('filter.label')} chips={chips} onClear={() => clear(['group', 'roomy', 'ahead'])}>
            {isOpen && <FilterFields view={view} />}
          </FilterBar>
        </div>
      )}
    </div>
  );
}
