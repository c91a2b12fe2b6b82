import { lazy, memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSelf } from '../../../api/session.ts';
import { Piece } from '../../../app/failed/piece.tsx';
import { Button } from '../../../kit/controls/button.tsx';
import { SegmentedControl } from '../../../kit/controls/choice.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { IconChevronDown, IconFilter, IconPlus } from '../../../kit/icons/icons.tsx';
import type { TodaySearch } from '../search.ts';
import { useTodayFilters } from '../use-today.ts';

// What brings much along is loaded when it is used.
const OpenTicket = lazy(async () => ({ default: (await import('../hand/open-ticket.tsx')).OpenTicket }));
const WallLinks = lazy(async () => ({ default: (await import('../wall-links/wall-links.tsx')).WallLinks }));

interface ToolbarProps {
  readonly isFiltering: boolean;
  readonly onFilter: (isOpen: boolean) => void;
}

type Whose = 'all' | 'mine' | 'nobody';
type Group = NonNullable<TodaySearch['group']>;

/** Whose, how grouped, how dense, what is ahead; and what else can be done. */
export const Toolbar = memo(({ isFiltering, onFilter }: ToolbarProps) => {
  const { t } = useTranslation('today');
  const { values, set } = useTodayFilters();
  const isOurs = useSelf().customer === null;
  const whose: Whose = values.who === 'mine' || values.who === 'nobody' ? values.who : 'all';
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      {isOurs && (
        <SegmentedControl<Whose>
          label={t('tool.whose')}
          value={whose}
          onChange={(who) => set({ who: who === 'all' ? undefined : who })}
          options={(['all', 'mine', 'nobody'] as const).map((value) => ({ value, label: t(`tool.${value}`) }))}
        />
      )}
      <div className="w-40 max-sm:hidden">
        <Select<Group>
          label={t('tool.group')}
          isLabelHidden
          value={values.group ?? ''}
          onChange={(group) => set({ group: group === '' ? undefined : group })}
          empty={t('tool.flat')}
          options={(['customer', 'service', 'team'] as const).map((value) => ({ value, label: t(`tool.by.${value}`) }))}
        />
      </div>
      <Button
        look="quiet"
        className="max-sm:px-1.5"
        aria-expanded={isFiltering}
        icon={<IconFilter size={18} />}
        onClick={() => onFilter(!isFiltering)}
      >
        {t('filter.open')}
      </Button>
      <Button
        look="quiet"
        className="max-sm:px-1.5"
        aria-expanded={values.ahead === true}
        icon={<IconChevronDown size={16} className={values.ahead ? '' : '-rotate-90'} />}
        onClick={() => set({ ahead: values.ahead ? undefined : true })}
      >
        {t('tool.ahead')}
      </Button>
      <Button
        look="quiet"
        className="max-lg:hidden"
        aria-pressed={values.roomy === true}
        onClick={() => set({ roomy: values.roomy ? undefined : true })}
      >
        {values.roomy ? t('tool.dense') : t('tool.roomy')}
      </Button>
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <Doing />
      </div>
    </div>
  );
});

function Doing() {
  const { t } = useTranslation('today');
  const may = useMay();
  const [open, setOpen] = useState<'ticket' | 'wall' | null>(null);
  return (
    <>
      {may('tokens:write') && (
        <Button look="quiet" className="max-sm:hidden" onClick={() => setOpen('wall')}>
          {t('tool.wall')}
        </Button>
      )}
      {may('events:write') && (
        <Button icon={<IconPlus size={18} />} onClick={() => setOpen('ticket')}>
          <span className="max-sm:sr-only">{t('tool.open')}</span>
        </Button>
      )}
      <Piece onClose={() => setOpen(null)}>
        <Suspense>
          {open === 'wall' && <WallLinks onClose={() => setOpen(null)} />}
          {open === 'ticket' && <OpenTicket onClose={() => setOpen(null)} />}
        </Suspense>
      </Piece>
    </>
  );
}
