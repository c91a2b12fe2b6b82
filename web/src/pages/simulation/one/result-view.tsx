import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { DiagnosticList } from '../diagnostic-list.tsx';
import { AdviceSection } from './advice-section.tsx';
import { BesideSection } from './beside-section.tsx';
import { HeadFigures } from './head-figures.tsx';
import { MethodSection } from './method-section.tsx';
import { MoneySection } from './money/money-section.tsx';
import { OddsSection } from './odds-section.tsx';
import { OffersSection } from './offers/offers-section.tsx';
import type { Result } from './result.ts';
import { TeamSection } from './team-section.tsx';
import { useTargetNames } from './words/target-names.ts';

/** What every part of a result takes. */
export interface ResultProps {
  readonly draft: Result;
  /** The same of the present agreement; null: none to be told beside it. */
  readonly present: Result | null;
  readonly nameOf: (target: string, level?: string | null) => string;
}

interface ResultViewProps {
  readonly found: Schemas['Simulation'];
  readonly result: NonNullable<Schemas['Simulation']['result']>;
}

/** What a simulation found: what to do first, then why. */
export function ResultView({ found, result }: ResultViewProps) {
  const { t } = useTranslation('simulation');
  const nameOf = useTargetNames(found);
  if (nameOf === null) return <SkeletonCards cards={4} />;
  const { diagnostics } = result;
  const part: ResultProps = {
    draft: result.draft as unknown as Result,
    present: result.present as unknown as Result | null,
    nameOf,
  };
  const warnings = diagnostics.filter(({ level }) => level !== 'info');
  return (
    <>
      <HeadFigures {...part} />
      <AdviceSection {...part} />
      <OddsSection {...part} />
      <MoneySection {...part} />
      <BesideSection {...part} />
      <OffersSection {...part} />
      <TeamSection {...part} />
      <MethodSection {...part} />
      {warnings.length > 0 && (
        <Section title={t('failed.diagnostics')}>
          <DiagnosticList items={warnings} text={found.text} />
        </Section>
      )}
    </>
  );
}
