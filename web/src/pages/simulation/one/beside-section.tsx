import { useTranslation } from 'react-i18next';
import { agreementOf } from '../../../app/agreement-of.ts';
import { minorOf } from '../../../app/amounts.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { useVersionTitles } from '../use-title.ts';
import type { BesideTarget } from './result.ts';
import type { ResultProps } from './result-view.tsx';

/** The draft and the present agreement over the same past, promise by promise. */
export function BesideSection({ draft, nameOf }: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { beside, present } = draft;
  const before = agreementOf(present?.agreement ?? '');
  const { versionOf, isComing } = useVersionTitles(before === '' ? [] : [before]);
  if (beside === null || present === null) return null;
  if (isComing) return <SkeletonText />;
  const agreement = versionOf(before, Number(present.agreement.slice(before.length + 1)));
  const counts = (of: BesideTarget['draft']) =>
    of === null
      ? t('beside.none')
      : t('beside.counts', { missed: format.number(of.missed), judged: format.number(of.judged) });
  const late = (of: BesideTarget['draft']) => (of === null ? '–' : format.number(of.breaches));
  const columns: readonly Column<BesideTarget>[] = [
    { key: 'target', head: t('beside.target'), isMain: true, cell: (row) => nameOf(row.target, row.level) },
    { key: 'draft', head: t('beside.draft'), align: 'end', cell: (row) => counts(row.draft) },
    { key: 'present', head: t('beside.present'), align: 'end', cell: (row) => counts(row.present) },
    { key: 'late', head: t('beside.late'), align: 'end', cell: (row) => late(row.draft) },
    { key: 'lateBefore', head: t('beside.lateBefore'), align: 'end', cell: (row) => late(row.present) },
  ];
  const more = beside.more === null ? null : minorOf(beside.more);
  const amount = beside.more === null ? '' : format.money(Math.abs(more ?? 0), beside.more.currency);
  const lead =
    more === null
      ? t('beside.lead', { agreement })
      : t(more > 0 ? 'beside.more' : more < 0 ? 'beside.less' : 'beside.same', {
          agreement,
          amount,
        });
  return (
    <Section title={t('beside.title')} lead={lead}>
      <DataTable
        caption={t('beside.table')}
        columns={columns}
        rows={beside.targets}
        rowKey={(row) => `${row.target} ${row.level}`}
        isDense
      />
    </Section>
  );
}
