import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { type AgendaItem, countsOf } from './kinds.ts';
import { useIsPressing } from './use-is-pressing.ts';

interface DayCellProps {
  readonly date: string;
  readonly items: readonly AgendaItem[];
  readonly isToday: boolean;
  readonly isChosen: boolean;
  /** Whether the Tab key stops here. */
  readonly isStop: boolean;
  readonly onChoose: () => void;
}

/** A day of the month: what falls on it by kind, told whole when it is chosen. */
export function DayCell({ date, items, isToday, isChosen, isStop, onChoose }: DayCellProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const day = format.day(`${date}T12:00:00Z`, 'UTC');
  const counts = countsOf(items);
  const isPressing = useIsPressing();
  const told = ({ kind, count }: (typeof counts)[number]) =>
    count === 1 ? t(`kind.${kind}`) : t('several', { kind: t(`kind.${kind}`), number: format.number(count) });
  const name =
    items.length === 0
      ? t('dayNone', { day })
      : t('daySome', { day, count: items.length, kinds: format.list(counts.map(told)) });
  return (
    <button
      type="button"
      aria-current={isToday ? 'date' : undefined}
      aria-pressed={isChosen}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
      className="grid min-h-12 w-full cursor-pointer content-start gap-1 p-1 text-left -outline-offset-2 hover:bg-sunken aria-pressed:bg-accent-soft forced-colors:aria-pressed:outline-2 sm:min-h-26 lg:p-1.5"
    >
      <span className="sr-only">{name}</span>
      <span
        aria-hidden="true"
        className={
          isToday
            ? 'grid size-6 place-items-center justify-self-start rounded-full bg-accent text-sm font-semibold text-on-accent'
            : 'grid h-6 place-items-center justify-self-start px-1 text-sm text-ink-soft'
        }
      >
        {Number(date.slice(8))}
      </span>
      {items.length > 0 && (
        <span aria-hidden="true" className="justify-self-start px-1 text-xs font-semibold text-ink sm:hidden">
          {format.number(items.length)}
        </span>
      )}
      {counts.map((one) => (
        <span
          key={one.kind}
          aria-hidden="true"
          className={`rounded-sm px-1 py-0.5 text-xs wrap-anywhere max-sm:hidden lg:px-1.5 ${
            isPressing(one.kind, date) ? 'bg-soon-soft font-medium text-soon' : 'bg-sunken text-ink-soft'
          }`}
        >
          {t(`kind.${one.kind}`)}
          {one.count > 1 && <span className="font-semibold"> {format.number(one.count)}</span>}
        </span>
      ))}
    </button>
  );
}
