import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.ts';
import { type State, StateMark } from '../../kit/feedback/state-mark.tsx';

const MARKS: Readonly<Record<Schemas['SimulationHead']['state'], State>> = {
  queued: 'paused',
  running: 'unknown',
  done: 'onTime',
  failed: 'late',
};

/** How far a simulation is, in a word. */
export function StateWord({ state }: { readonly state: Schemas['SimulationHead']['state'] }) {
  const { t } = useTranslation('simulation');
  return <StateMark state={MARKS[state]} word={t(`state.${state}`)} />;
}
