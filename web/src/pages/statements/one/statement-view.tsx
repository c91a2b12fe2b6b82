import { useTranslation } from 'react-i18next';
import { Section } from '../../../kit/layout/section.tsx';
import { FigureList } from './figure-list.tsx';
import { Notices } from './notices.tsx';
import type { Statement } from './statement.ts';
import { Blocks } from './tables/blocks.tsx';
import { CapsTable } from './tables/caps-table.tsx';
import { LinesTable } from './tables/lines-table.tsx';
import { TotalsTable } from './tables/totals-table.tsx';
import { VatTable } from './tables/vat-table.tsx';

/** What a statement says: what it comes to, then each part with its working. */
export function StatementView({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const { credits, penalties, bonuses, serviceDays, fromEarlier } = statement;
  return (
    <>
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
    </>
  );
}
