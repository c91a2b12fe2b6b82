import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { beginStep } from '../../app/first-steps/under-way.ts';
import { ButtonLink, TextLink } from '../../kit/layout/links.tsx';
import { Step } from './step.tsx';

interface SourceStepProps {
  readonly source: Schemas['FirstSteps']['source'];
  readonly isMadeUp: boolean;
}

/** Where facts come from: the helpdesk, monitoring. */
export function SourceStep({ source: { done, by }, isMadeUp }: SourceStepProps) {
  const { t } = useTranslation('welcome');
  return (
    <Step
      number={2}
      title={t('source.title')}
      isDone={done}
      lead={t('source.lead')}
      result={by === null ? undefined : t(`source.by.${by}`)}
    >
      {done && !isMadeUp && (
        <TextLink to="/settings/$section" params={{ section: 'sources' }}>
          {t('source.list')}
        </TextLink>
      )}
      {!done && !isMadeUp && (
        <ButtonLink to="/settings/$section" params={{ section: 'sources' }} onClick={beginStep}>
          {t('source.connect')}
        </ButtonLink>
      )}
    </Step>
  );
}
