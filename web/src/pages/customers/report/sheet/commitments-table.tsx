import { useTranslation } from 'react-i18next';
import { agreementOf } from '../../../../app/agreement-of.ts';
import { shareOf } from '../../../../app/shares.ts';
import { decimalsFor, useFormat } from '../../../../words/format.ts';
import { ClauseLink } from '../../one/reasons.tsx';
import { useRequiredWords } from '../../required-words.ts';
import type { Report } from '../report-queries.ts';
import { Part } from './part.tsx';
import { Table, type TableColumn } from './table.tsx';
import { Verdict } from './verdict.tsx';

type Target = Report['targets'][number];

/** Every commitment with what counted in the month; where its period ended in it, whether it was kept. */
export function CommitmentsTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const columns = useColumns(report);
  return (
    <Part title={t('commitments.title')}>
      {report.targets.length === 0 ? (
        <p className="text-ink-soft">{t('commitments.none')}</p>
      ) : (
        <>
          <Table
            caption={t('commitments.title')}
            columns={columns}
            rows={report.targets}
            rowKey={({ agreement, target, level }) => `${agreement} ${target} ${level ?? ''}`}
          />
          {report.targets.some((row) => objectiveOf(report, row) === undefined) && (
            <p className="mt-2 text-sm text-ink-soft print:mt-1">{t('commitments.goesOnWhy')}</p>
          )}
        </>
      )}
    </Part>
  );
}

/** What the period that ended in the month came to; undefined: it goes on. */
function objectiveOf({ objectives }: Report, { agreement, target, level }: Target) {
  return objectives.findLast(
    (one) => agreementOf(one.agreement) === agreement && one.target === target && one.level === level,
  );
}

/** Misses that so few cases allow, where a share below the one required is kept all the same; null: it is as it looks. */
function allowedOf({ verdict, attainment, required, breached, missesLeft }: Report['objectives'][number]) {
  const [reached, asked] = [shareOf(attainment), shareOf(required)];
  if (verdict !== 'met' || missesLeft === null || reached === null || asked === null || reached >= asked) return null;
  return breached + missesLeft;
}

function useColumns(report: Report): readonly TableColumn<Target>[] {
  const { t } = useTranslation('report');
  const format = useFormat();
  const required = useRequiredWords();
  return [
    {
      key: 'title',
      head: t('commitments.head'),
      cell: ({ title, agreement, clause }) => <ClauseLink agreement={agreement} clause={clause} words={title} />,
    },
    {
      key: 'promised',
      head: t('commitments.promised'),
      cell: ({ required: told }) => {
        const share = shareOf(told);
        return share === null ? (
          <span className="print:whitespace-nowrap">{required(told) ?? t('none')}</span>
        ) : (
          format.percent(share, decimalsFor(share))
        );
      },
    },
    { key: 'kept', head: t('counts.kept'), isNumber: true, cell: ({ kept }) => format.number(kept) },
    {
      key: 'missed',
      head: t('counts.missed'),
      isNumber: true,
      cell: ({ missed }) => <span className={missed > 0 ? 'font-semibold' : ''}>{format.number(missed)}</span>,
    },
    { key: 'excused', head: t('counts.excused'), isNumber: true, cell: ({ excused }) => format.number(excused) },
    {
      key: 'share',
      head: t('commitments.share'),
      isNumber: true,
      cell: ({ attainment }) => {
        const share = shareOf(attainment);
        return share === null ? t('notMeasured') : format.percent(share);
      },
    },
    {
      key: 'verdict',
      head: t('commitments.verdict'),
      cell: (row) => <Outcome objective={objectiveOf(report, row)} />,
    },
  ];
}

function Outcome({ objective }: { readonly objective: Report['objectives'][number] | undefined }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  if (objective === undefined)
    return <span className="text-ink-soft print:whitespace-nowrap">{t('commitments.goesOn')}</span>;
  const allowed = allowedOf(objective);
  return (
    <span className="grid justify-items-start">
      <Verdict verdict={objective.verdict} />
      {allowed !== null && (
        <span className="text-sm text-ink-soft print:whitespace-nowrap">
          {t('commitments.few', { count: allowed, n: format.number(allowed) })}
        </span>
      )}
    </span>
  );
}
