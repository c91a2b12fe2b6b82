import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { type State, StateMark } from '../../kit/feedback/state-mark.tsx';

type ServiceState = Schemas['Service']['state'];

const STATES: { readonly [state in NonNullable<ServiceState>]: State } = {
  up: 'onTime',
  down: 'late',
  degraded: 'soon',
  unknown: 'unknown',
  maintenance: 'paused',
  excluded: 'paused',
};

/** How a service is: shape, word and colour. Of what nothing is told it says so. */
export function ServiceStateMark({ state }: { readonly state: ServiceState }) {
  const { t } = useTranslation('availability');
  if (state === null) return <StateMark state="unknown" word={t('state.none')} />;
  return <StateMark state={STATES[state]} word={t(`state.${state}`)} />;
}
