import { useTranslation } from 'react-i18next';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import type { Reason, RoleAdvice } from './result.ts';
import type { ResultProps } from './result-view.tsx';
import { StandWord } from './stand-word.tsx';
import { useReasonWords } from './words/reason-words.ts';

const ROLES = ['customerService', 'technical', 'finance', 'legal'] as const;

/** What each role should do, with every reason. */
export function AdviceSection({ draft, nameOf }: ResultProps) {
  const { t } = useTranslation('simulation');
  if (draft.advice === null) return null;
  return (
    <Section title={t('advice.title')} lead={t('advice.lead')}>
      <div className="grid items-start gap-4 md:grid-cols-2">
        {draft.advice.roles.map((one) => (
          <Role key={one.role} advice={one} nameOf={nameOf} />
        ))}
      </div>
    </Section>
  );
}

function Role({ advice, nameOf }: { readonly advice: RoleAdvice; readonly nameOf: ResultProps['nameOf'] }) {
  const { t } = useTranslation('simulation');
  const words = useReasonWords(nameOf);
  const role = ROLES.find((known) => known === advice.role);
  return (
    <Card>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
        {role === undefined ? advice.role : t(`role.${role}`)}
        <StandWord stand={advice.stand} />
      </h3>
      {advice.reasons.length === 0 ? (
        <p className="mt-2 text-ink-soft">{t('advice.nothing')}</p>
      ) : (
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          {advice.reasons.map((reason) => (
            <li key={keyOf(reason)} className="wrap-anywhere">
              {words(reason)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function keyOf(reason: Reason): string {
  return `${reason.kind} ${'term' in reason ? reason.term : ''} ${'hours' in reason ? reason.hours : ''}`;
}
