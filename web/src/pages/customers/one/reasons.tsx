import { useTranslation } from 'react-i18next';
import { agreementOf } from '../../../app/agreement-of.ts';
import { TextLink } from '../../../kit/layout/links.tsx';

interface ClauseLinkProps {
  /** With or without its version. */
  readonly agreement: string;
  /** Its place in the agreement: `targets.p1-response`. */
  readonly clause: string;
  readonly words?: string;
}

/** The clause of an agreement that promises something. */
export function ClauseLink({ agreement, clause, words }: ClauseLinkProps) {
  const { t } = useTranslation('customers');
  return (
    <TextLink to="/agreements/$agreement" params={{ agreement: agreementOf(agreement) }} hash={clause}>
      {words ?? t('reason.clause')}
    </TextLink>
  );
}
