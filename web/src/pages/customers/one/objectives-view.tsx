import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { shareOf } from '../../../app/shares.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { Forbidden } from '../../../kit/feedback/error-state.tsx';
import { type State, StateShape } from '../../../kit/feedback/state-mark.tsx';
import { Why } from '../../../kit/layout/disclosure.tsx';
import { useFormat } from '../../../words/format.ts';
import { leftOf } from '../left.ts';
import { useLeftWords } from '../list/left-words.ts';
import { useRequiredWords } from '../required-words.ts';
import { byLeft } from './now-view.tsx';
import { ObjectiveReason } from './objective-budget.tsx';
import { ClauseLink } from './reasons.tsx';
import { usePeriodDays } from './use-period-days.ts';

type Objective = Schemas['NamedObjective'];

/** Every objective of the periods that run: what is required, reached and left. */
export function ObjectivesView({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  const columns = useColumns(overview.customer);
  if (overview.objectives === null) return <Forbidden />;
  if (overview.objectives.length === 0)
    return <EmptyState title={t('objectives.none')}>{t('objectives.noneLead')}</EmptyState>;
  return (
    <DataTable
      caption={t('objectives.title')}
      columns={columns}
      rows={byLeft(overview.objectives)}
      rowKey={({ agreement, target, level, period }) => `${agreement} ${target} ${level ?? ''} ${period.from}`}
      isDense
    />
  );
}

function useColumns(customer: string): readonly Column<Objective>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const required = useRequiredWords();
  const daysOf = usePeriodDays();
  return [
    {
      key: 'title',
      head: t('objectives.head'),
      isMain: true,
      cell: ({ title }) => <span className="font-medium">{title}</span>,
    },
    { key: 'left', head: t('objectives.left'), cell: (row) => <Left row={row} /> },
    {
      key: 'reached',
      head: t('objectives.reached'),
      align: 'end',
      cell: (row) => (
        <Why value={<Share row={row} />} label={row.title}>
          <ObjectiveReason customer={customer} objective={row} />
        </Why>
      ),
    },
    {
      key: 'required',
      head: t('objectives.required'),
      cell: (row) => {
        const share = shareOf(row.required);
        if (share !== null) return format.percent(share, 4);
        return <span className="whitespace-nowrap">{required(row.required) ?? t('objectives.nothing')}</span>;
      },
    },
    {
      key: 'counts',
      head: t('objectives.counts'),
      align: 'end',
      cell: ({ met, breached }) => (
        <span className="whitespace-nowrap">
          {t('objectives.of', { kept: format.number(met), all: format.number(met + breached) })}
        </span>
      ),
    },
    {
      key: 'period',
      head: t('objectives.period'),
      cell: ({ period }) => <span className="whitespace-nowrap">{t('fromTo', daysOf(period))}</span>,
    },
    {
      key: 'clause',
      head: t('reason.clause'),
      isHeadHidden: true,
      cell: ({ agreement, clause }) => <ClauseLink agreement={agreement} clause={clause} />,
    },
  ];
}

function Share({ row }: { readonly row: Objective }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const share = shareOf(row.attainment);
  return <>{share === null ? t('notMeasured') : format.percent(share)}</>;
}

function Left({ row }: { readonly row: Objective }) {
  const words = useLeftWords();
  const { left, ending, tone } = words(row);
  const missesLeft = leftOf(row);
  const state: State = missesLeft === null ? 'unknown' : missesLeft < 0 ? 'late' : missesLeft === 0 ? 'soon' : 'onTime';
  return (
    <span className="grid">
      <span className={`sm:whitespace-nowrap ${tone}`}>
        <StateShape state={state} className="mr-1.5 inline size-3" />
        {left}
      </span>
      {ending !== null && <span className="text-sm text-ink-soft">{ending}</span>}
    </span>
  );
}
