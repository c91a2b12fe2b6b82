import { useTranslation } from 'react-i18next';
import { COUNTERS, usePageFoot } from '../../../app/paper/use-page-foot.ts';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { FigureList } from './figure-list.tsx';
import { Notices } from './notices.tsx';
import type { Statement } from './statement.ts';
import { Blocks } from './tables/blocks.tsx';
import { CapsTable } from './tables/caps-table.tsx';
import { LinesTable } from './tables/lines-table.tsx';
import { TotalsTable } from './tables/totals-table.tsx';
import { VatTable } from './tables/vat-table.tsx';
import './statement.css';

/** What a statement says: what it comes to, then each part with its working. */
export function StatementView({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { title, month } = statement;
  usePageFoot(t('foot', { title, month: format.month(month) }), t('pageOf', COUNTERS));
  const { credits, penalties, bonuses, serviceDays, fromEarlier } = statement;
  return (
    <div className="statement contents">
      <Notices statement={statement} />
      <Section title={t('totals.title')}>
        <TotalsTable statement={statement} />
      </Section>
      <LinesTable statement={statement} />
      <FigureList sort="credits" figures={credits} />
      <FigureList sort="penalties" figures={penalties} />
      <FigureList sort="bonuses" figures={bonuses} />
      <FigureList sort="serviceDays" figures={serviceDays} />
      <FigureList sort="fromEarlier" figures={fromEarlier} />
      <VatTable statement={statement} />
      <CapsTable statement={statement} />
      <Blocks statement={statement} />
    </div>
  );
}
