import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { beginStep } from '../../app/first-steps/under-way.ts';
import { ButtonLink, TextLink } from '../../kit/layout/links.tsx';
import { Step } from './step.tsx';

interface AgreementStepProps {
  readonly agreement: Schemas['FirstSteps']['agreement'];
  readonly isMadeUp: boolean;
}

/** What is promised to a first customer, from a template. */
export function AgreementStep({ agreement: { done, count }, isMadeUp }: AgreementStepProps) {
  const { t } = useTranslation('welcome');
  const told = isMadeUp ? t('agreement.madeUp', { count }) : t('agreement.published', { count });
  return (
    <Step number={1} title={t('agreement.title')} isDone={done} lead={t('agreement.lead')} result={told}>
      {done && <TextLink to="/agreements">{t('agreement.list')}</TextLink>}
      {!done && !isMadeUp && (
        <ButtonLink to="/agreements/new" look="main" onClick={beginStep}>
          {t('agreement.write')}
        </ButtonLink>
      )}
    </Step>
  );
}
