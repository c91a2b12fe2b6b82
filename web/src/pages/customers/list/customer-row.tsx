import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Health } from '../routes.ts';
import { useLeftWords } from './left-words.ts';

type Row = Schemas['CustomerHealth'];

const MARKS: Readonly<Record<Health, State>> = {
  missed: 'late',
  atRisk: 'soon',
  onTrack: 'onTime',
  nothing: 'unknown',
};
const GRID =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 xl:grid-cols-[8.5rem_minmax(14rem,1.4fr)_minmax(12rem,1.6fr)_4.5rem_5.5rem_5.5rem]';

/** Over the columns, where there is room for them; each row says the same words to who can not see it. */
export function RowHeads() {
  const { t } = useTranslation('customers');
  return (
    <div className={`${GRID} hidden py-1.5 text-sm font-medium text-ink-soft xl:grid`}>
      <span>{t('head.state')}</span>
      <span>{t('head.customer')}</span>
      <span>{t('head.left')}</span>
      <span className="text-right">{t('head.open')}</span>
      <span className="text-right">{t('head.atRisk')}</span>
      <span className="text-right">{t('head.late')}</span>
    </div>
  );
}

/** How a customer stands: the worst of its clocks, the objective with the least left, how many run, are at risk, late. */
export function CustomerRow({ row, isActive }: { readonly row: Row; readonly isActive: boolean }) {
  const { t } = useTranslation('customers');
  const tabIndex = isActive ? 0 : -1;
  const { customer, name, state, live } = row;
  return (
    <div className={`${GRID} min-h-13 py-1.5`}>
      <span className="order-2 xl:order-none">
        {state === 'nothing' ? (
          <span className="text-ink-faint">{t('state.nothing')}</span>
        ) : (
          <StateMark state={MARKS[state]} word={t(`state.${state}`)} />
        )}
      </span>
      <span className="order-1 flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 xl:order-none">
        <RowLink to="/customers/$customer" params={{ customer }} tabIndex={tabIndex} className="min-w-0 wrap-anywhere">
          {name}
        </RowLink>
        {live === null && <Badge tone="paused">{t('live.dry')}</Badge>}
      </span>
      <Tightest row={row} />
      <span className="order-4 col-span-2 flex flex-wrap gap-x-4 xl:order-none xl:col-span-3 xl:grid xl:grid-cols-subgrid">
        <Count row={row} count={row.open} of="open" tabIndex={tabIndex} />
        <Count row={row} count={row.atRisk} of="atRisk" tabIndex={tabIndex} />
        <Count row={row} count={row.breached} of="late" tabIndex={tabIndex} />
      </span>
    </div>
  );
}

function Tightest({ row }: { readonly row: Row }) {
  const { t } = useTranslation('customers');
  const words = useLeftWords();
  const [first] = row.tightest;
  if (first === undefined)
    return (
      <span className="order-3 col-span-2 text-ink-faint xl:order-none xl:col-span-1">
        {row.agreements.length === 0 ? t('left.noAgreement') : t('left.noObjective')}
      </span>
    );
  const { left, ending, tone } = words(first);
  return (
    <span className="order-3 col-span-2 grid min-w-0 xl:order-none xl:col-span-1">
      <span className={`truncate ${tone}`}>{left}</span>
      <span className="truncate text-sm text-ink-soft">
        {ending === null ? first.title : t('left.of', { title: first.title, ending })}
      </span>
    </span>
  );
}

const TONES = { open: 'text-ink', atRisk: 'text-soon font-semibold', late: 'text-late font-semibold' } as const;

interface CountProps {
  readonly row: Row;
  readonly count: number;
  readonly of: keyof typeof TONES;
  readonly tabIndex: number;
}

/** A number of clocks, and the way to them on the board. */
function Count({ row, count, of, tabIndex }: CountProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const words = t(`count.${of}`, { count, n: format.number(count) });
  if (count === 0)
    return (
      <span className="hidden py-0.5 text-right text-ink-faint xl:block">
        <span aria-hidden="true">0</span>
        <span className="sr-only">{words}</span>
      </span>
    );
  const verdict = of === 'open' ? {} : ({ verdict: of === 'late' ? 'breached' : 'atRisk' } as const);
  return (
    <Link
      to="/"
      search={{ customer: row.customer, ...verdict }}
      tabIndex={tabIndex}
      aria-label={t('count.of', { name: row.name, words })}
      className={`relative rounded-sm py-0.5 text-right underline decoration-line-strong underline-offset-4 hover:decoration-ink ${TONES[of]}`}
    >
      <span className="hidden xl:inline">{format.number(count)}</span>
      <span className="xl:hidden">{words}</span>
    </Link>
  );
}
