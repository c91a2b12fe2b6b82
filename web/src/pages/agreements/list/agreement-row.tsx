import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { StateWord } from '../state-word.tsx';

type Row = Schemas['ListedAgreement'];

const GRID =
  'grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 xl:gap-x-4 xl:grid-cols-[6.5rem_minmax(12rem,2fr)_minmax(8rem,1.2fr)_9.5rem_12rem_4.5rem]';

/** Where there is no room for columns, a line of its own under state, kind and version. */
const WHOLE = 'col-span-3 min-w-0 xl:order-none xl:col-span-1';

/** Over the columns, where there is room for them. */
export function RowHeads() {
  const { t } = useTranslation('agreements');
  return (
    <div className={`${GRID} hidden py-1.5 text-sm font-medium text-ink-soft xl:grid`}>
      <span>{t('head.state')}</span>
      <span>{t('head.title')}</span>
      <span>{t('head.party')}</span>
      <span>{t('head.kind')}</span>
      <span>{t('head.next')}</span>
      <span className="justify-self-end">{t('head.version')}</span>
    </div>
  );
}

/** Where an agreement stands, with whom it is, and what falls due next. */
export function AgreementRow({ row, isActive }: { readonly row: Row; readonly isActive: boolean }) {
  const { t } = useTranslation('agreements');
  const { current, state, agreement } = row;
  return (
    <div className={`${GRID} min-h-15 py-2`}>
      <span>
        <StateWord state={state} />
      </span>
      <span className={`order-1 grid ${WHOLE}`}>
        <RowLink
          to="/agreements/$agreement"
          params={{ agreement }}
          tabIndex={isActive ? 0 : -1}
          className="min-w-0 wrap-anywhere"
        >
          {current.title}
        </RowLink>
        <span className="truncate text-sm text-ink-soft">{agreement}</span>
      </span>
      <span className={`order-2 wrap-anywhere ${WHOLE}`}>{row.customerName ?? t('list.everybody')}</span>
      <span className="min-w-0 text-sm text-ink-soft xl:text-base">{t(`kind.${current.kind}`)}</span>
      <Next row={row} />
      <span className="justify-self-end text-sm text-ink-soft tabular-nums xl:text-base">
        {t('list.version', { version: current.version })}
      </span>
    </div>
  );
}

function Next({ row: { next, coming } }: { readonly row: Row }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  return (
    <span className={`order-3 grid justify-items-start gap-0.5 ${WHOLE}`}>
      {next !== null && (
        <span className="truncate">
          {t(`next.${next.kind}`, { day: format.day(`${next.date}T12:00:00Z`, 'UTC', true) })}
        </span>
      )}
      {coming !== null && (
        <Badge>
          {t('next.version', { version: coming.version, day: format.day(coming.effectiveAt, coming.timeZone, true) })}
        </Badge>
      )}
    </span>
  );
}
