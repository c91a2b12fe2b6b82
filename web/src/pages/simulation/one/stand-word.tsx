import { useTranslation } from 'react-i18next';
import { type State, StateMark } from '../../../kit/feedback/state-mark.tsx';
import type { Stand } from './result.ts';

const MARKS: Readonly<Record<Stand, State>> = { accept: 'onTime', negotiate: 'soon', walkAway: 'late' };

/** What to do: shape, word and colour. */
export function StandWord({ stand }: { readonly stand: Stand }) {
  const { t } = useTranslation('simulation');
  return <StateMark state={MARKS[stand]} word={t(`stand.${stand}`)} />;
}
