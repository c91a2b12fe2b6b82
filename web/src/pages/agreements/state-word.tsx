import { useTranslation } from 'react-i18next';
import { Badge } from '../../kit/feedback/badge.tsx';
import type { AgreementState } from './routes.ts';

/** Where an agreement stands, in words with a shape. */
export function StateWord({ state }: { readonly state: AgreementState }) {
  const { t } = useTranslation('agreements');
  return <Badge tone={state === 'inForce' ? 'onTime' : 'plain'}>{t(`state.${state}`)}</Badge>;
}
