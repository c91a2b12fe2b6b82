import { useTranslation } from 'react-i18next';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import type { FigureState } from './statement.ts';

const MARKS: Readonly<Record<FigureState, State>> = {
  computed: 'paused',
  notified: 'paused',
  contested: 'late',
  accepted: 'onTime',
  final: 'onTime',
  invoiced: 'onTime',
  lapsed: 'unknown',
  earnedBack: 'onTime',
};

/** How far a figure has come. */
export function FigureStateWord({ state }: { readonly state: FigureState }) {
  const { t } = useTranslation('statements');
  return <StateMark state={MARKS[state]} word={t(`state.${state}`)} />;
}
