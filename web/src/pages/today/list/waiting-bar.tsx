import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { IconRefresh } from '../../../kit/icons/icons.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Waiting } from '../board/order.ts';

/** What came while the order held still: `3 new · 2 moved`, put in order by a press or by the key `.`. */
export function WaitingBar({ waiting, onApply }: { readonly waiting: Waiting; readonly onApply: () => void }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const parts = (['new', 'moved', 'over'] as const).flatMap((kind) =>
    waiting[kind] === 0 ? [] : [t(`waiting.${kind}`, { count: waiting[kind], n: format.number(waiting[kind]) })],
  );
  if (parts.length === 0) return null;
  return (
    <Button size="small" icon={<IconRefresh size={16} />} onClick={onApply} aria-keyshortcuts="." data-waiting="">
      <span>{parts.join(' · ')}</span>
      <kbd className="rounded-sm border border-line px-1 font-mono text-xs">.</kbd>
      <span className="sr-only">{t('waiting.apply')}</span>
    </Button>
  );
}
