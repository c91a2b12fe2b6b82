import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { type AvailabilityRow, budgetOf } from '../../../app/availability-row.ts';
import { shareOf } from '../../../app/shares.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import { useFormat } from '../../../words/format.ts';
import { useZone } from '../use-zone.ts';
import { useWhose } from './use-whose.ts';

interface PromisesTableProps {
  readonly service: Schemas['Service'];
  readonly rows: readonly AvailabilityRow[];
  readonly chosen: string;
  readonly onChosen: (agreement: string) => void;
}

/** A row for each promise of the service; one is chosen to be looked at closely. */
export function PromisesTable({ service, rows, chosen, onChosen }: PromisesTableProps) {
  const { t } = useTranslation('availability');
  const columns = useColumns(service, chosen, onChosen);
  return (
    <DataTable
      caption={t('promises.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.agreement} ${row.target} ${row.period.from}`}
      isDense
    />
  );
}

function useColumns(
  service: Schemas['Service'],
  chosen: string,
  onChosen: (agreement: string) => void,
): readonly Column<AvailabilityRow>[] {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const whose = useWhose(service);
  const { isOne, zoneOf } = useZone([service]);
  // Far from what is promised, hundredths say enough.
  const share = (value: number | null) =>
    value === null ? t('promises.notMeasured') : format.percent(value, value < 0.99 ? 2 : 4);
  return [
    {
      key: 'whose',
      head: t('promises.whose'),
      isMain: true,
      cell: ({ agreement }) => (
        <button
          type="button"
          aria-pressed={agreementOf(agreement) === chosen}
          onClick={() => onChosen(agreementOf(agreement))}
          className="min-h-6 rounded-sm text-left font-medium text-accent underline decoration-from-font underline-offset-2 aria-pressed:text-ink aria-pressed:no-underline"
        >
          {whose(agreement)}
        </button>
      ),
    },
    {
      key: 'period',
      head: t('promises.period'),
      cell: ({ agreement, period }) => {
        const zone = zoneOf(agreement);
        const days = format.days(period, zone);
        return isOne ? days : t('zone.days', { days, zone });
      },
    },
    {
      key: 'promised',
      head: t('promises.promised'),
      align: 'end',
      cell: ({ required }) => share(shareOf(required)),
    },
    { key: 'reached', head: t('promises.reached'), align: 'end', cell: (row) => share(budgetOf(row).reached) },
    { key: 'left', head: t('promises.left'), align: 'end', cell: (row) => <Left row={row} /> },
    { key: 'state', head: t('promises.state'), cell: (row) => <Verdict row={row} /> },
  ];
}

function Left({ row }: { readonly row: AvailabilityRow }) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { leftSeconds } = budgetOf(row);
  if (leftSeconds === null) return t('nothing');
  return leftSeconds < 0 ? t('promises.over', { time: format.duration(leftSeconds) }) : format.duration(leftSeconds);
}

/** Missed is told as soon as no downtime is left; what still runs is not told as kept. */
function Verdict({ row }: { readonly row: AvailabilityRow }) {
  const { t } = useTranslation('availability');
  const { leftSeconds, strip } = budgetOf(row);
  if (leftSeconds === null) return <StateMark state="unknown" word={t('promises.notMeasured')} />;
  const isScarce = leftSeconds < strip.allowed / 4;
  const [state, word]: [State, string] =
    row.verdict === 'breached' || leftSeconds < 0
      ? ['late', t('promises.missed')]
      : row.verdict === 'met'
        ? ['onTime', t('promises.kept')]
        : isScarce
          ? ['soon', t('promises.scarce')]
          : ['onTime', t('promises.running')];
  return <StateMark state={state} word={word} />;
}
