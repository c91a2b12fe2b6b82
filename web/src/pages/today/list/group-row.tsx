import { useTranslation } from 'react-i18next';
import type { GroupHead } from './grouped.ts';

/** The title of clocks that have something in common. */
export function GroupRow({ head }: { readonly head: GroupHead }) {
  const { t } = useTranslation('today');
  return (
    <div className="flex min-h-8 items-end gap-2 bg-sunken px-3 pb-1">
      <span className="truncate font-semibold">{head.label ?? head.id ?? t('list.noGroup')}</span>
      <span className="text-sm whitespace-nowrap text-ink-soft">{t('list.clocks', { count: head.count })}</span>
    </div>
  );
}
